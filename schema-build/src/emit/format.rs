//! The layout of the code.

use proc_macro2::TokenStream;

/// The code of a file, with an empty line between items: people read it, and keep it in repositories.
pub(super) fn text(file: &syn::File) -> String {
    let dense = prettyplease::unparse(file);
    let spaced = spaced(&dense);
    // A literal of several lines, in an attribute of the settings, may look like the end of an item.
    if tokens(&spaced) == tokens(&dense) { spaced } else { dense }
}

fn tokens(code: &str) -> Option<String> {
    Some(code.parse::<TokenStream>().ok()?.to_string())
}

fn spaced(dense: &str) -> String {
    let mut text = String::with_capacity(dense.len() + dense.len() / 16);
    let mut lines = dense.lines().peekable();
    while let Some(line) = lines.next() {
        text.push_str(line);
        text.push('\n');
        // An item ends with a brace or a semicolon; what follows at the same level is the next one, and not a brace that closes.
        let ends = line.ends_with('}') || line.ends_with(';');
        if ends && lines.peek().is_some_and(|next| indent(next) == indent(line) && starts_item(next.trim_start())) {
            text.push('\n');
        }
    }
    text
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

fn starts_item(text: &str) -> bool {
    ["#[", "///", "/**", "pub ", "impl ", "mod "].iter().any(|start| text.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(code: &str) -> String {
        text(&syn::parse_file(code).expect("is Rust"))
    }

    #[test]
    fn items_are_apart_and_their_parts_are_not() {
        assert_eq!(
            of(
                "pub struct A(pub i32); /// B.\n pub struct B { /// c\n pub c: i32, #[d] pub d: () } pub mod e { pub enum F { G } impl F {} }"
            ),
            "pub struct A(pub i32);\n\n/// B.\npub struct B {\n    /// c\n    pub c: i32,\n    #[d]\n    pub d: (),\n}\n\n\
             pub mod e {\n    pub enum F {\n        G,\n    }\n\n    impl F {}\n}\n"
        );
    }

    #[test]
    fn a_literal_stays_as_it_is() {
        let code = "#[note = r\"\n}\n#[\"]\npub struct A;\npub struct B;\n";
        assert_eq!(of(code), code);
    }
}
