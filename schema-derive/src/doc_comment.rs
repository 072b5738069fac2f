//! Documentation comments, which are the `doc` of a schema.

use syn::{Attribute, Expr, ExprLit, Lit, Meta};

/// A documentation comment's lines, without the space that stands before each.
pub(crate) fn doc_comment(attributes: &[Attribute]) -> Option<String> {
    let mut lines = Vec::new();
    for attribute in attributes {
        if let Meta::NameValue(pair) = &attribute.meta
            && pair.path.is_ident("doc")
            && let Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) = &pair.value
        {
            let text = text.value();
            let column = stars(&text);
            lines.extend(text.split('\n').enumerate().map(|(index, line)| {
                let line = match column {
                    Some(column) if index > 0 => line.get(column + 1..).unwrap_or_default(),
                    _ => line,
                };
                line.strip_prefix(' ').unwrap_or(line).trim_end().to_owned()
            }));
        }
    }
    let text = lines.join("\n");
    let text = text.trim_matches('\n');
    if text.is_empty() { None } else { Some(text.to_owned()) }
}

/// The column of the stars that stand before each line of a block comment behind its first one.
///
/// A list in Markdown has stars as well: those of a comment are in a column behind the first, or below an empty line.
fn stars(text: &str) -> Option<usize> {
    let (first, rest) = text.split_once('\n')?;
    // Before what closes the comment, the last line has white space alone.
    let rest = rest.rsplit_once('\n').filter(|(_, last)| last.trim().is_empty()).map_or(rest, |(lines, _)| lines);
    let mut columns = rest.split('\n').map(|line| {
        let column = line.len() - line.trim_start().len();
        line.trim_start().starts_with('*').then_some(column)
    });
    let column = columns.next()??;
    (columns.all(|other| other == Some(column)) && (column > 0 || first.trim().is_empty())).then_some(column)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn documents(input: &str, expected: &str) {
        let input: syn::DeriveInput = syn::parse_str(&format!("{input}\nstruct User {{}}")).expect("a type");
        assert_eq!(doc_comment(&input.attrs).as_deref(), Some(expected));
    }

    #[test]
    fn comments_are_their_text() {
        documents("/// One.\n///\n///  Two.", "One.\n\n Two.");
        documents("/** One. */", "One.");
        documents("/// * one\n/// * two", "* one\n* two");
        documents("#[doc = \"a list:\n* one\n* two\"]", "a list:\n* one\n* two");
    }

    #[test]
    fn stars_of_block_comments_are_none_of_the_text() {
        documents("/**\n * One.\n *\n *  Two.\n */", "One.\n\n Two.");
        documents("    /** One.\n     * Two.\n     */", "One.\nTwo.");
        documents("/**\n* One.\n* Two. */", "One.\nTwo.");
        documents("/**\n * One:\n * * two\n */", "One:\n* two");
        documents("/**\n One:\n * two\n */", "One:\n* two");
    }
}
