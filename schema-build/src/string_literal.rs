//! String literals of JSON and IDL.

/// The length of the literal at the start of a text, with its quotes; that of the text if it is not closed.
pub(crate) fn len(text: &str) -> usize {
    let mut chars = text.char_indices();
    let quote = chars.next().map(|(_, quote)| quote);
    let mut is_escaped = false;
    for (at, c) in chars {
        if Some(c) == quote && !is_escaped {
            return at + c.len_utf8();
        }
        is_escaped = c == '\\' && !is_escaped;
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_string_ends_at_its_quote() {
        for (text, expected) in
            [(r#""a" "#, 3), (r#""\"" ""#, 4), (r#""\\""#, 4), ("'\"' '", 3), ("\"é", 3), ("\"\\", 2), ("", 0)]
        {
            assert_eq!(len(text), expected, "{text}");
        }
    }
}
