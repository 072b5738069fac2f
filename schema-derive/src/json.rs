//! JSON written as Rust tokens: `null`, `"eu"`, `-1`, `[1, 2]`, `{"a": 1}`.

use std::collections::HashSet;

use proc_macro2::{Delimiter, Literal, TokenStream, TokenTree};
use quote::ToTokens;
use schema_model::{private::diagnostics, push_json_number, push_json_string};
use syn::{Lit, LitStr};

use crate::errors::{Errors, error};

/// A default: JSON without white space, and the tokens it was written as.
pub(crate) struct Json {
    pub(crate) text: String,
    pub(crate) tokens: TokenStream,
}

impl Json {
    /// Reads one value, which is all that the tokens hold. Of several mistakes, the first is shown.
    pub(crate) fn read(tokens: &TokenStream, errors: &Errors) -> Option<Self> {
        let mut text = String::new();
        let mut rest: Vec<_> = tokens.clone().into_iter().collect();
        rest.reverse();
        let read = value(&mut rest, tokens, &mut text).and_then(|()| match rest.pop() {
            None => Ok(()),
            Some(token) => Err(no_json(&token, "expected the end of the value")),
        });
        match read {
            Ok(()) => Some(Self { text, tokens: tokens.clone() }),
            Err(error) => {
                errors.push(error);
                None
            }
        }
    }
}

impl Json {
    /// Whether it is text that looks like a number, with no escape that says that bytes are meant.
    pub(crate) fn looks_like_a_number(&self) -> bool {
        let written = self.tokens.to_string();
        let digits = written.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or_default();
        let digits = digits.strip_prefix(['-', '+']).unwrap_or(digits);
        let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
        [whole, part].iter().all(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
    }
}

/// A member of an object.
pub(crate) struct Member {
    pub(crate) key: LitStr,
    /// The value as JSON without white space.
    pub(crate) value: String,
    /// The value as it was written.
    pub(crate) tokens: TokenStream,
}

/// Reads an object's members. Of several mistakes, the first is shown.
pub(crate) fn members(tokens: &TokenStream, errors: &Errors) -> Option<Vec<Member>> {
    let mut trees = tokens.clone().into_iter();
    let group = match (trees.next(), trees.next()) {
        (Some(TokenTree::Group(group)), None) if group.delimiter() == Delimiter::Brace => group,
        _ => {
            errors.at(tokens, diagnostics::VALUE_NOT_AN_OBJECT, "expected an object of properties");
            return None;
        }
    };
    let (mut members, mut keys) = (Vec::new(), HashSet::new());
    let read = separated(group.stream(), &mut String::new(), |rest, _| {
        let mut value = String::new();
        let before = rest.clone();
        let (key, start) = member(rest, tokens, &mut keys, &mut value)?;
        // Behind the key and the colon.
        let tokens = before[rest.len()..].iter().rev().skip(2).cloned().collect();
        members.push(Member { key, value: value.split_off(start), tokens });
        Ok(())
    });
    match read {
        Ok(()) => Some(members),
        Err(error) => {
            errors.push(error);
            None
        }
    }
}

const EXPECTED: &str = "this is no JSON";

/// Tokens still to be read, the next one last.
type Rest = Vec<TokenTree>;

fn no_json(at: impl ToTokens, message: &str) -> syn::Error {
    error(at, diagnostics::VALUE_NOT_JSON, message)
}

/// Reads a value; `whole` is what a message is shown at where there is no token.
fn value(rest: &mut Rest, whole: &TokenStream, text: &mut String) -> syn::Result<()> {
    match rest.pop() {
        None => Err(no_json(whole, EXPECTED)),
        Some(TokenTree::Ident(word)) if word == "null" || word == "true" || word == "false" => {
            text.push_str(&word.to_string());
            Ok(())
        }
        Some(TokenTree::Ident(word)) if word == "None" => {
            Err(no_json(word, "`None` is no JSON\n  help: for no value write `null`"))
        }
        Some(TokenTree::Punct(minus)) if minus.as_char() == '-' => match rest.pop() {
            Some(TokenTree::Literal(number)) => literal(&number, true, text),
            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::None => {
                match syn::parse2::<Literal>(group.stream()) {
                    Ok(number) => literal(&number, true, text),
                    Err(_) => Err(no_json(minus, EXPECTED)),
                }
            }
            _ => Err(no_json(minus, EXPECTED)),
        },
        Some(TokenTree::Literal(token)) => literal(&token, false, text),
        // A value that came through a macro's `$value:expr` or `$value:literal`.
        Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::None => {
            let mut inner: Vec<_> = group.stream().into_iter().collect();
            inner.reverse();
            value(&mut inner, whole, text)?;
            match inner.pop() {
                None => Ok(()),
                Some(token) => Err(no_json(token, EXPECTED)),
            }
        }
        Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Bracket => {
            text.push('[');
            separated(group.stream(), text, |rest, text| value(rest, whole, text))?;
            text.push(']');
            Ok(())
        }
        Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
            text.push('{');
            let mut keys = HashSet::new();
            separated(group.stream(), text, |rest, text| member(rest, whole, &mut keys, text).map(drop))?;
            text.push('}');
            Ok(())
        }
        Some(token) => Err(no_json(token, EXPECTED)),
    }
}

/// Reads what stands between commas; one behind the last is allowed, as in Rust.
fn separated(
    tokens: TokenStream,
    text: &mut String,
    mut read: impl FnMut(&mut Rest, &mut String) -> syn::Result<()>,
) -> syn::Result<()> {
    let mut rest: Rest = tokens.into_iter().collect();
    rest.reverse();
    let mut first = true;
    while !rest.is_empty() {
        if !first {
            text.push(',');
        }
        first = false;
        read(&mut rest, text)?;
        match rest.pop() {
            None => {}
            Some(TokenTree::Punct(comma)) if comma.as_char() == ',' => {}
            Some(other) => return Err(no_json(other, "expected `,`\n  help: write it as in `[1, 2]`")),
        }
    }
    Ok(())
}

/// Reads a key, which is put into `text`, and its value, which is put into `text` behind a colon.
fn member(
    rest: &mut Rest,
    whole: &TokenStream,
    keys: &mut HashSet<String>,
    text: &mut String,
) -> syn::Result<(LitStr, usize)> {
    let key = rest.pop();
    let literal = match key.as_ref().map(|key| syn::parse2::<LitStr>(key.clone().into())) {
        Some(Ok(literal)) if !keys.insert(literal.value()) => {
            let message = format!("the key {:?} stands here twice", literal.value());
            return Err(error(literal, diagnostics::KEY_TWICE, message));
        }
        Some(Ok(literal)) => literal,
        _ => return Err(no_json(key, "a key is a string\n  help: write it as in `{\"key\": 1}`")),
    };
    push_json_string(text, &literal.value());
    match rest.pop() {
        Some(TokenTree::Punct(colon)) if colon.as_char() == ':' => text.push(':'),
        _ => {
            return Err(no_json(key, "expected `:` and a value behind the key\n  help: write it as in `{\"key\": 1}`"));
        }
    }
    let start = text.len();
    value(rest, whole, text)?;
    Ok((literal, start))
}

fn literal(token: &Literal, negative: bool, text: &mut String) -> syn::Result<()> {
    let sign = if negative { "-" } else { "" };
    match Lit::new(token.clone()) {
        Lit::Str(string) if !negative => push_json_string(text, &string.value()),
        // The default of `bytes` is a string whose code points are the bytes.
        Lit::ByteStr(bytes) if !negative => {
            push_json_string(text, &bytes.value().into_iter().map(char::from).collect::<String>());
        }
        Lit::Int(number) if number.suffix().is_empty() => {
            push_json_number(text, &format!("{sign}{}", number.base10_digits()));
        }
        Lit::Float(number) if number.suffix().is_empty() => {
            push_json_number(text, &format!("{sign}{}", number.base10_digits()));
        }
        Lit::Int(_) | Lit::Float(_) => {
            return Err(no_json(
                token,
                "numbers of JSON have no suffix\n  help: leave it out: the field's type decides",
            ));
        }
        Lit::Verbatim(token) => {
            let message = match with_escapes_of_rust(&token.to_string()) {
                Some(string) => format!("this is a string of JSON, and not of Rust\n  help: write `{string}`"),
                None => EXPECTED.to_owned(),
            };
            return Err(no_json(token, &message));
        }
        Lit::Char(_) => return Err(no_json(token, "JSON has no characters\n  help: write a string, as in `\"a\"`")),
        _ => return Err(no_json(token, EXPECTED)),
    }
    Ok(())
}

/// A string with JSON's escapes of code points by those of Rust: `\u00ff` by `\u{ff}`.
fn with_escapes_of_rust(token: &str) -> Option<String> {
    let mut units: Vec<u16> = Vec::new();
    let (mut text, mut rest, mut found) = (String::new(), token, false);
    while let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at(at);
        text.push_str(before);
        let digits = escape.strip_prefix("\\u").and_then(|digits| digits.get(..4));
        let unit = digits.and_then(|digits| u16::from_str_radix(digits, 16).ok());
        let Some(unit) = unit else {
            let end = escape.char_indices().nth(2).map_or(escape.len(), |(end, _)| end);
            text.push_str(&escape[..end]);
            rest = &escape[end..];
            continue;
        };
        found = true;
        rest = &escape[6..];
        units.push(unit);
        // A code point over U+FFFF is two of them.
        if (0xd800..0xdc00).contains(&unit) && rest.starts_with("\\u") {
            continue;
        }
        for char in char::decode_utf16(units.drain(..)) {
            text.push_str(&format!("\\u{{{:x}}}", u32::from(char.unwrap_or(char::REPLACEMENT_CHARACTER))));
        }
    }
    text.push_str(rest);
    found.then_some(text)
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::*;

    fn read(tokens: &TokenStream) -> Result<String, String> {
        let errors = Errors::default();
        let json = Json::read(tokens, &errors);
        errors.into_result().map_err(|errors| errors.to_string())?;
        Ok(json.map(|json| json.text).unwrap_or_default())
    }

    #[test]
    fn values_are_json() {
        for (tokens, text) in [
            (quote!(null), "null"),
            (quote!(true), "true"),
            (quote!(-1), "-1"),
            (quote!(0x10), "16"),
            (quote!(1_000), "1000"),
            (quote!(-1.5e3), "-1500.0"),
            (quote!(1.), "1.0"),
            (quote!("a\"\\\n\u{1}é"), "\"a\\\"\\\\\\n\\u0001é\""),
            (quote!(r"\"), "\"\\\\\""),
            (quote!(b"\x00\xff"), "\"\\u0000ÿ\""),
            (quote!([1, [], {},]), "[1,[],{}]"),
            (quote!({"a": -1, "b": [null]}), "{\"a\":-1,\"b\":[null]}"),
        ] {
            assert_eq!(read(&tokens).as_deref(), Ok(text), "{tokens}");
        }
    }

    #[test]
    fn escapes_of_json_are_said_in_rust() {
        for (json, rust) in [
            (r#""\u00ff""#, Some(r#""\u{ff}""#)),
            (r#""a\n\\u\u0001b\ud83d\ude00""#, Some(r#""a\n\\u\u{1}b\u{1f600}""#)),
            (r#""\ud83d""#, Some(r#""\u{fffd}""#)),
            (r#""\q\u{ff}""#, None),
            ("\"\\", None),
        ] {
            assert_eq!(with_escapes_of_rust(json).as_deref(), rust, "{json}");
        }
    }

    #[test]
    fn what_is_not_json_is_refused() {
        for (tokens, message) in [
            (quote!(None), "write `null`"),
            (quote!(1u8), "no suffix"),
            (quote!('a'), "JSON has no characters"),
            (quote!(String::new()), "this is no JSON"),
            (quote!(1 2), "the end of the value"),
            (quote!([1 2]), "expected `,`"),
            (quote!({a: 1}), "a key is a string"),
            (quote!({"a" 1}), "expected `:`"),
            (quote!({"a": 1, "a": 2}), "twice"),
            (quote!(-"a"), "this is no JSON"),
            (quote!(-), "this is no JSON"),
        ] {
            let error = read(&tokens).expect_err("not JSON");
            assert!(error.contains(message), "{tokens}: {error}");
        }
    }
}
