//! Text from elsewhere, made fit for a line of an error message.

use std::fmt::Write as _;

/// `text` in at most `limit` characters, without line breaks and invisible characters.
///
/// What a peer sends ends up in logs and on terminals. Control characters could forge lines or drive the terminal, and
/// marks of writing direction could reorder what a person reads; both are shown as escapes.
pub(super) fn sanitize(text: &str, limit: usize) -> String {
    let mut out = String::new();
    let text = text.trim();
    for (count, (at, c)) in text.char_indices().enumerate() {
        if count == limit {
            let _ = write!(out, "... ({} bytes more)", text.len() - at);
            break;
        }
        match c {
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push(' '),
            c if c.is_control() || is_invisible(c) => {
                let _ = write!(out, "{}", c.escape_unicode());
            }
            c => out.push(c),
        }
    }
    out
}

/// Characters that change how a line is laid out without showing.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_are_escaped() {
        assert_eq!(sanitize("a\r\nb\tc\u{1b}[31md\0", 100), r"a\r\nb c\u{1b}[31md\u{0}");
        assert_eq!(sanitize("abc\u{202e}def\u{2028}g", 100), r"abc\u{202e}def\u{2028}g");
        assert_eq!(sanitize("größe \u{1f600} \"quoted\" \\", 100), "größe \u{1f600} \"quoted\" \\");
    }

    #[test]
    fn length_is_bounded_in_characters() {
        assert_eq!(sanitize("äöü", 3), "äöü");
        assert_eq!(sanitize("äöüß!", 3), "äöü... (3 bytes more)");
        assert_eq!(sanitize(" \n ", 3), "");
    }
}
