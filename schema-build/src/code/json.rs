//! JSON as tokens that the derive reads.

use std::str::FromStr;

use proc_macro2::{Delimiter, Group, Literal, Punct, Spacing, TokenStream, TokenTree};

use crate::string_literal;

/// The tokens of JSON that the schema's model has written.
pub(crate) fn tokens(json: &str) -> TokenStream {
    let mut rest = json;
    value(&mut rest)
}

/// The tokens of a decimal's default: text whose characters are bytes, each of them written as an escape. Bytes that are digits
/// would else look like the number.
pub(crate) fn bytes_tokens(json: &str) -> TokenStream {
    let text: String = serde_json::from_str(json).unwrap_or_default();
    let escapes: String = text.chars().map(|byte| format!("\\u{{{:x}}}", u32::from(byte))).collect();
    TokenStream::from_str(&format!("\"{escapes}\"")).unwrap_or_default()
}

fn value(rest: &mut &str) -> TokenStream {
    match rest.as_bytes().first() {
        Some(b'{') => group(rest, Delimiter::Brace, |rest| {
            let key = string(rest);
            skip(rest);
            let colon = TokenTree::Punct(Punct::new(':', Spacing::Alone));
            [key, colon].into_iter().chain(value(rest)).collect()
        }),
        Some(b'[') => group(rest, Delimiter::Bracket, value),
        Some(b'"') => string(rest).into(),
        _ => {
            let end = rest.find([',', '}', ']']).unwrap_or(rest.len());
            let (word, tail) = rest.split_at(end);
            *rest = tail;
            TokenStream::from_str(word).unwrap_or_default()
        }
    }
}

/// Passes one byte of ASCII.
fn skip(rest: &mut &str) {
    *rest = rest.get(1..).unwrap_or_default();
}

fn group(rest: &mut &str, delimiter: Delimiter, mut item: impl FnMut(&mut &str) -> TokenStream) -> TokenStream {
    skip(rest);
    let mut inside = TokenStream::new();
    while !rest.is_empty() && !rest.starts_with(['}', ']']) {
        inside.extend(item(rest));
        if rest.starts_with(',') {
            skip(rest);
            inside.extend([TokenTree::Punct(Punct::new(',', Spacing::Alone))]);
        }
    }
    skip(rest);
    TokenTree::Group(Group::new(delimiter, inside)).into()
}

fn string(rest: &mut &str) -> TokenTree {
    let (text, tail) = rest.split_at(string_literal::len(rest));
    *rest = tail;
    let text: String = serde_json::from_str(text).unwrap_or_default();
    TokenTree::Literal(Literal::string(&text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_of_a_decimal_are_no_digits() {
        assert_eq!(bytes_tokens(r#""0\u00ff""#).to_string(), r#""\u{30}\u{ff}""#);
        assert_eq!(bytes_tokens(r#""""#).to_string(), r#""""#);
    }

    #[test]
    fn json_is_written_with_literals_of_rust() {
        for (json, rust) in [
            ("null", "null"),
            ("-1.5E-7", "- 1.5E-7"),
            (r#""a\"\u00ffé\\""#, r#""a\"\u{ff}é\\""#),
            ("[1,[],{}]", "[1 , [] , { }]"),
            (r#"{"a,b":{"c":["}"]},"d":true}"#, r#"{ "a,b" : { "c" : ["}"] } , "d" : true }"#),
            ("123456789012345678901234567890", "123456789012345678901234567890"),
        ] {
            let expected: TokenStream = rust.parse().expect("tokens");
            let strings = |tokens: TokenStream| tokens.to_string().replace("\\u{ff}", "ÿ");
            assert_eq!(strings(tokens(json)), strings(expected), "{json}");
        }
    }
}
