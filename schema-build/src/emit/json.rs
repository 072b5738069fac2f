//! JSON as tokens that the derive reads.

use proc_macro2::{Delimiter, Group, Literal, Punct, Spacing, TokenStream, TokenTree};
use schema_model::json::{Kind, Value};

/// The tokens of JSON.
pub(super) fn tokens(json: &str) -> TokenStream {
    Value::parse(json).map(|value| value_tokens(&value)).unwrap_or_default()
}

/// The tokens of a decimal's default: text whose characters are bytes, each of them written as an escape. Bytes that are digits
/// would else look like the number.
pub(super) fn bytes_tokens(json: &str) -> TokenStream {
    let value = Value::parse(json).ok();
    let text = value.as_ref().and_then(Value::as_str).unwrap_or_default();
    let escapes: String = text.chars().map(|byte| format!("\\u{{{:x}}}", u32::from(byte))).collect();
    format!("\"{escapes}\"").parse().unwrap_or_default()
}

fn value_tokens(value: &Value<'_>) -> TokenStream {
    match &value.kind {
        Kind::Object(members) => group(
            Delimiter::Brace,
            members.iter().map(|member| {
                let colon = TokenTree::Punct(Punct::new(':', Spacing::Alone));
                [Literal::string(&member.key).into(), colon].into_iter().chain(value_tokens(&member.value)).collect()
            }),
        ),
        Kind::Array(items) => group(Delimiter::Bracket, items.iter().map(value_tokens)),
        Kind::String(text) => TokenTree::from(Literal::string(text)).into(),
        Kind::Null | Kind::Boolean(_) | Kind::Number(_) => value.to_compact().parse().unwrap_or_default(),
    }
}

fn group(delimiter: Delimiter, items: impl Iterator<Item = TokenStream>) -> TokenStream {
    let mut inside = TokenStream::new();
    for (i, item) in items.enumerate() {
        if i > 0 {
            inside.extend([TokenTree::Punct(Punct::new(',', Spacing::Alone))]);
        }
        inside.extend(item);
    }
    TokenTree::Group(Group::new(delimiter, inside)).into()
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
