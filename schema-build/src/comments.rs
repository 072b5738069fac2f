//! Comments in schema files: JSON has none, but Java's Avro passes them over, and many files have a licence in one.

use crate::string_literal;

/// The text with a blank for each character of a comment, so that places stay what they are. A comment without an end is left to the
/// parser.
pub(crate) fn blanked(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let passed = if c == '"' {
            string_literal::len(rest)
        } else if let Some(comment) = comment(rest) {
            out.extend(rest[..comment].chars().map(|c| if c.is_ascii_whitespace() { c } else { ' ' }));
            rest = &rest[comment..];
            continue;
        } else {
            c.len_utf8()
        };
        out.push_str(&rest[..passed]);
        rest = &rest[passed..];
    }
    out
}

/// The length of the comment that a text starts with.
fn comment(text: &str) -> Option<usize> {
    if text.starts_with("//") {
        return Some(text.find('\n').unwrap_or(text.len()));
    }
    let inside = text.strip_prefix("/*")?;
    Some(inside.find("*/")? + 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_blanks_of_their_length() {
        for (text, expected) in [
            ("{}", "{}"),
            ("// a\n{}", "    \n{}"),
            ("/* é\n\"*/{} //", "    \n   {}   "),
            (r#"{"a//b\"/*":"*/"}"#, r#"{"a//b\"/*":"*/"}"#),
            ("/*/ {}", "/*/ {}"),
            ("\"\\", "\"\\"),
            ("{} /", "{} /"),
        ] {
            assert_eq!(blanked(text), expected, "{text}");
        }
    }
}
