//! What an IDL file imports and declares, and where.
//!
//! The crate that compiles IDL reports neither. The tokens show both, as IDL has no other use for these words in this order.

use std::ops::Range;

use super::tokens::{Token, TokenKind, tokens};

#[derive(Default)]
pub(super) struct Outline {
    pub(super) imports: Vec<Import>,
    pub(super) declarations: Vec<Declaration>,
    /// How deep brackets are nested, and where the deepest is.
    pub(super) deepest: (usize, usize),
}

pub(super) struct Import {
    pub(super) is_idl: bool,
    pub(super) path: String,
}

pub(super) struct Declaration {
    /// Without its namespace.
    pub(super) name: String,
    pub(super) span: Range<usize>,
    fields: Vec<(String, Range<usize>)>,
}

impl Outline {
    pub(super) fn of(text: &str) -> Self {
        let tokens = tokens(text);
        let mut outline = Self { imports: tokens.windows(3).filter_map(Import::of).collect(), ..Self::default() };
        // The declarations around a token, with the depth of their fields.
        let mut around: Vec<(usize, usize)> = Vec::new();
        let mut depth = 0_usize;
        for (i, token) in tokens.iter().enumerate() {
            if token.is_sign(&['{', '(', '[', '<']) {
                depth += 1;
                if depth > outline.deepest.0 {
                    outline.deepest = (depth, token.start);
                }
                if let Some(declaration) = Declaration::of(&tokens[..=i]) {
                    around.push((outline.declarations.len(), depth));
                    outline.declarations.push(declaration);
                }
            } else if token.is_sign(&['}', ')', ']', '>']) {
                around.pop_if(|(_, level)| *level == depth);
                depth = depth.saturating_sub(1);
            } else if let Some((declaration, _)) = around.last().filter(|(_, level)| *level == depth)
                && let Some(name) = token.name()
                && !tokens[i - 1].is_sign(&['='])
                && tokens.get(i + 1).is_some_and(|next| next.is_sign(&['=', ',', ';']))
            {
                outline.declarations[*declaration].fields.push((name.to_owned(), token.span()));
            }
        }
        outline
    }

    /// The declaration of a simple name; `None` if there are two, in different namespaces.
    pub(super) fn declaration(&self, name: &str) -> Option<&Declaration> {
        only(self.declarations.iter().filter(|declaration| declaration.name == name))
    }
}

impl Import {
    fn of(tokens: &[Token<'_>]) -> Option<Self> {
        let [keyword, kind, path] = tokens else { return None };
        match (keyword.kind, kind.kind, path.kind) {
            (
                TokenKind::Word("import"),
                TokenKind::Word(kind @ ("idl" | "protocol" | "schema")),
                TokenKind::Text(path),
            ) => Some(Self { is_idl: kind == "idl", path: unescaped(path) }),
            _ => None,
        }
    }
}

impl Declaration {
    /// The declaration whose opening bracket is the last of these tokens.
    fn of(tokens: &[Token<'_>]) -> Option<Self> {
        let [.., keyword, name, bracket] = tokens else { return None };
        let opening = match keyword.kind {
            TokenKind::Word("record" | "error" | "enum") => '{',
            TokenKind::Word("fixed") => '(',
            _ => return None,
        };
        let simple = name.name().filter(|_| bracket.is_sign(&[opening]))?.rsplit('.').next()?;
        Some(Self { name: simple.to_owned(), span: name.span(), fields: Vec::new() })
    }

    /// Where the name of a field is; `None` if there are two.
    pub(super) fn field(&self, name: &str) -> Option<&Range<usize>> {
        only(self.fields.iter().filter(|(field, _)| field == name)).map(|(_, span)| span)
    }
}

/// The item of an iterator with exactly one.
fn only<T>(mut items: impl Iterator<Item = T>) -> Option<T> {
    let first = items.next();
    first.filter(|_| items.next().is_none())
}

/// A string of IDL, which has the escapes of Java.
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        match chars.next() {
            Some('n') => out.push('\n'),
            Some('r') => out.push('\r'),
            Some('t') => out.push('\t'),
            Some('b') => out.push('\u{8}'),
            Some('f') => out.push('\u{c}'),
            Some('u') => {
                let digits = chars.as_str().trim_start_matches('u');
                let code =
                    digits.get(..4).and_then(|digits| u32::from_str_radix(digits, 16).ok()).and_then(char::from_u32);
                out.push(code.unwrap_or(char::REPLACEMENT_CHARACTER));
                chars = digits.get(4..).unwrap_or_default().chars();
            }
            Some(other) => out.push(other),
            None => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(text: &str) -> Vec<String> {
        Outline::of(text).imports.into_iter().map(|import| import.path).collect()
    }

    #[test]
    fn imports_are_found_in_any_layout() {
        assert_eq!(paths("import idl \"a b.avdl\";import\nschema /* x */ \"c.avsc\" ;"), ["a b.avdl", "c.avsc"]);
        assert_eq!(paths("import protocol 'd.avpr'; // import idl \"no.avdl\";"), ["d.avpr"]);
        assert_eq!(paths("/* import idl \"no.avdl\"; */ /** import idl \"no.avdl\"; */"), [""; 0]);
        assert_eq!(paths(r#"@doc("import idl \"no.avdl\";") import idl "a\"\u0062\\.avdl";"#), ["a\"b\\.avdl"]);
        assert_eq!(paths("string `import`; string idl = \"x\"; import idl"), [""; 0]);
        // A string or a comment that is not closed hides the rest.
        assert_eq!(paths("import idl \"a"), ["a"]);
        assert_eq!(paths("/* import idl \"a\";"), [""; 0]);
        assert_eq!(paths("import idl \"\\u12\";"), ["\u{fffd}"]);
    }

    #[test]
    fn declarations_are_found() {
        let text =
            "record A { string b = \"record C {\"; union {null, A} c = null, d; map<string> `error` = {\"b\": \"b\"}; }
            enum C { X } fixed D(2); record N.A2 {} C fixed(int a); record E { int b; } record E { int b; }";
        let outline = Outline::of(text);
        let declared: Vec<_> = outline.declarations.iter().map(|declaration| &*declaration.name).collect();
        assert_eq!(declared, ["A", "C", "D", "A2", "E", "E"]);
        let at = |name: &str| outline.declaration(name).map(|declaration| &text[declaration.span.clone()]);
        assert_eq!((at("A"), at("D"), at("A2"), at("E"), at("F")), (Some("A"), Some("D"), Some("N.A2"), None, None));
        let a = outline.declaration("A").expect("it is declared");
        let at = |name: &str| a.field(name).map(|span| span.start);
        assert_eq!(at("b"), text.find("b ="));
        assert_eq!((at("c"), at("d")), (text.find("c ="), text.find("d; map")));
        assert_eq!((at("error"), at("null"), at("string")), (text.find("`error`"), None, None));
    }

    #[test]
    fn brackets_are_counted() {
        let deepest = |text| Outline::of(text).deepest;
        assert_eq!(deepest("a { b < c ( [ ) } } \"{{{{{{\" /* {{{{{{ */"), (4, 12));
        assert_eq!(deepest(""), (0, 0));
    }
}
