//! The words of Avro IDL, as far as imports and declarations need them.
//!
//! The crate that compiles IDL does not tell what it imports, nor where a type is declared. Both are plain in the words of
//! the text: what is in comments and strings is none.

use crate::quoted;

/// A word, a string or a sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token<'t> {
    pub(super) kind: TokenKind<'t>,
    /// Where it starts, in bytes.
    pub(super) at: usize,
    pub(super) end: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenKind<'t> {
    /// A keyword, a name or a number.
    Word(&'t str),
    /// A name in backticks, which is no keyword.
    Quoted(&'t str),
    /// A string, without its quotes.
    Text(&'t str),
    Sign(char),
}

impl<'t> Token<'t> {
    /// The name that it is, where it is one.
    fn name(self) -> Option<&'t str> {
        match self.kind {
            TokenKind::Word(name) | TokenKind::Quoted(name) => Some(name),
            _ => None,
        }
    }

    fn is_sign(self, signs: &[char]) -> bool {
        matches!(self.kind, TokenKind::Sign(sign) if signs.contains(&sign))
    }
}

/// The tokens of a text. What does not end, ends with the text.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let rest = &text[at..];
        let behind =
            |end: &str, from: usize| rest[from..].find(end).map_or(rest.len(), |found| from + found + end.len());
        let (len, kind) = if rest.starts_with("/*") {
            (behind("*/", 2), None)
        } else if rest.starts_with("//") {
            (rest.find(['\n', '\r']).unwrap_or(rest.len()), None)
        } else if first == '"' || first == '\'' {
            let len = quoted::len(rest);
            let inner = rest[1..len].strip_suffix(first).unwrap_or(&rest[1..len]);
            (len, Some(TokenKind::Text(inner)))
        } else if first == '`' {
            let len = behind("`", 1);
            (len, Some(TokenKind::Quoted(rest[1..len].trim_end_matches('`'))))
        } else if is_word(first) {
            let len = rest.find(|c| !(is_word(c) || matches!(c, '.' | '-'))).unwrap_or(rest.len());
            (len, Some(TokenKind::Word(&rest[..len])))
        } else {
            (first.len_utf8(), (!first.is_whitespace()).then_some(TokenKind::Sign(first)))
        };
        tokens.extend(kind.map(|kind| Token { kind, at, end: at + len }));
        at += len;
    }
    tokens
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '$')
}

/// What is imported.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Import {
    pub(super) is_idl: bool,
    /// The path, as it is meant.
    pub(super) path: String,
}

/// The imports of a text, in order.
pub(super) fn imports(tokens: &[Token<'_>]) -> Vec<Import> {
    let import = |window: &[Token<'_>]| match window {
        [
            Token { kind: TokenKind::Word("import"), .. },
            Token { kind: TokenKind::Word(kind @ ("idl" | "protocol" | "schema")), .. },
            Token { kind: TokenKind::Text(path), .. },
        ] => Some(Import { is_idl: *kind == "idl", path: unescaped(path) }),
        _ => None,
    };
    tokens.windows(3).filter_map(import).collect()
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

/// How deep brackets are inside each other, and where the deepest is.
pub(super) fn deepest(tokens: &[Token<'_>]) -> (usize, usize) {
    let (mut depth, mut most) = (0_usize, (0, 0));
    for token in tokens {
        if token.is_sign(&['{', '(', '[', '<']) {
            depth += 1;
            if depth > most.0 {
                most = (depth, token.at);
            }
        } else if token.is_sign(&['}', ')', ']', '>']) {
            depth = depth.saturating_sub(1);
        }
    }
    most
}

/// Where the name of a type stands in its declaration; none where two types are called so, in different namespaces.
pub(super) fn declaration<'t>(tokens: &[Token<'t>], simple: &str) -> Option<(usize, Token<'t>)> {
    let mut found = declarations(tokens).filter(|(_, token)| token.name().map(last) == Some(simple));
    found.next().filter(|_| found.next().is_none())
}

/// The names that are declared, without their namespaces.
pub(super) fn declared<'t>(tokens: &[Token<'t>]) -> Vec<&'t str> {
    declarations(tokens).filter_map(|(_, token)| token.name().map(last)).collect()
}

fn last(name: &str) -> &str {
    name.rsplit('.').next().unwrap_or(name)
}

fn declarations<'a, 't>(tokens: &'a [Token<'t>]) -> impl Iterator<Item = (usize, Token<'t>)> + 'a {
    tokens.windows(3).enumerate().filter_map(|(i, window)| {
        let [keyword, name, sign] = window else { return None };
        let opening = match keyword.kind {
            TokenKind::Word("record" | "error" | "enum") => '{',
            TokenKind::Word("fixed") => '(',
            _ => return None,
        };
        (name.name().is_some() && sign.is_sign(&[opening])).then_some((i + 1, *name))
    })
}

/// Where the name of a field stands, in the record whose name is the token with this index.
pub(super) fn field<'t>(tokens: &[Token<'t>], record: usize, field: &str) -> Option<Token<'t>> {
    let mut depth = 0_usize;
    let mut found = None;
    for (i, token) in tokens.iter().enumerate().skip(record + 1) {
        if token.is_sign(&['{', '(', '[', '<']) {
            depth += 1;
        } else if token.is_sign(&['}', ')', ']', '>']) {
            depth = depth.saturating_sub(1);
            if depth == 0 {
                break;
            }
        } else if depth == 1 && token.name() == Some(field) {
            let is_value = tokens[i - 1].is_sign(&['=']);
            let ends = tokens.get(i + 1).is_some_and(|next| next.is_sign(&['=', ',', ';']));
            if !is_value && ends {
                if found.is_some() {
                    return None;
                }
                found = Some(*token);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(text: &str) -> Vec<String> {
        imports(&tokens(text)).into_iter().map(|import| import.path).collect()
    }

    #[test]
    fn imports_are_found_in_any_layout() {
        assert_eq!(paths("import idl \"a b.avdl\";import\nschema /* x */ \"c.avsc\" ;"), ["a b.avdl", "c.avsc"]);
        assert_eq!(paths("import protocol 'd.avpr'; // import idl \"no.avdl\";"), ["d.avpr"]);
        assert_eq!(paths("/* import idl \"no.avdl\"; */ /** import idl \"no.avdl\"; */"), [""; 0]);
        assert_eq!(paths(r#"@doc("import idl \"no.avdl\";") import idl "a\"\u0062\\.avdl";"#), ["a\"b\\.avdl"]);
        assert_eq!(paths("string `import`; string idl = \"x\"; import idl"), [""; 0]);
        // What does not end is not looked behind.
        assert_eq!(paths("import idl \"a"), ["a"]);
        assert_eq!(paths("/* import idl \"a\";"), [""; 0]);
        assert_eq!(paths("import idl \"\\u12\";"), ["\u{fffd}"]);
    }

    #[test]
    fn declarations_are_found() {
        let text =
            "record A { string b = \"record C {\"; union {null, A} c = null, d; map<string> `error` = {\"b\": \"b\"}; }
            enum C { X } fixed D(2); record N.A2 {} C fixed(int a); record E { int b; } record E { int b; }";
        let tokens = tokens(text);
        assert_eq!(declared(&tokens), ["A", "C", "D", "A2", "E", "E"]);
        let at = |name: &str| declaration(&tokens, name).map(|(_, token)| &text[token.at..token.end]);
        assert_eq!((at("A"), at("D"), at("A2"), at("E"), at("F")), (Some("A"), Some("D"), Some("N.A2"), None, None));
        let (a, _) = declaration(&tokens, "A").expect("it is declared");
        let at = |name: &str| field(&tokens, a, name).map(|token| token.at);
        assert_eq!(at("b"), text.find("b ="));
        assert_eq!((at("c"), at("d")), (text.find("c ="), text.find("d; map")));
        assert_eq!((at("error"), at("null"), at("string")), (text.find("`error`"), None, None));
    }

    #[test]
    fn brackets_are_counted() {
        assert_eq!(deepest(&tokens("a { b < c ( [ ) } } \"{{{{{{\" /* {{{{{{ */")), (4, 12));
        assert_eq!(deepest(&tokens("")), (0, 0));
    }
}
