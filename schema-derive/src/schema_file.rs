//! The schema of a file that a type must have: `#[avro(schema = "schemas/user.avsc")]`, or the schema itself.
//!
//! The file is read when the type is derived, and its schema is compiled in beside the type's, for the compiler to compare
//! the two: the tokens of one type do not tell its whole schema.

pub(crate) mod nodes;

use std::{env, fs, io, path::Path};

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use schema_model::{
    Schema,
    private::diagnostics::{self, Diagnostic},
};
use syn::LitStr;

use crate::{errors::Errors, field_range::FieldRange};
use nodes::Nodes;

/// The schema of a file, as tokens that name the runtime `__avro`.
pub(crate) struct Expected {
    /// Items: what makes the compiler build again when the file changes, the statics that the schema is, and the constant
    /// `__FILE`, which is the schema.
    items: TokenStream,
    /// The path as it was written, or the name of the schema, for messages.
    name: String,
}

impl Expected {
    fn new(watch: &TokenStream, schema: &Schema, name: String) -> Self {
        let (nodes, schema) = Nodes::of(schema);
        let items = quote! {
            #watch
            #nodes
            const __FILE: __avro::StaticSchema = #schema;
        };
        Self { items, name }
    }

    /// The items, and the checks of a type whose schema is the constant `__SCHEMA`: one at the type's name, and for a record
    /// one at the name of each field, in order.
    pub(crate) fn checks(&self, name: Span, fields: &[FieldRange]) -> TokenStream {
        let (items, file) = (&self.items, &self.name);
        let fields = fields.iter().map(|range| {
            let check = range
                .each(|index| quote_spanned!(range.span=> __avro::assert_same_field(__SCHEMA, __FILE, #index, #file)));
            quote_spanned! {range.span=>
                const _: () = if !__SAME { #check };
            }
        });
        let whole = quote_spanned! {name=>
            const _: () = if !__SAME { __avro::assert_same_type(__SCHEMA, __FILE, #file) };
        };
        quote! {
            #items
            // The checks that point at what differs are slow, and most often there is nothing to show.
            const __SAME: ::core::primitive::bool = __avro::is_same(__SCHEMA, __FILE);
            #whole
            #(#fields)*
        }
    }
}

/// The schema of the file at a path, which starts at the directory of the crate's Cargo.toml, or of a text that is JSON, as no
/// path is; or an error at the literal.
pub(crate) fn expected(literal: &LitStr, errors: &Errors) -> Option<Expected> {
    let text = literal.value();
    if text.trim_start().starts_with(['{', '[']) {
        let schema = match Schema::parse(&text) {
            Ok(schema) => schema,
            Err(error) => {
                errors.at(literal, diagnostics::FILE_NOT_A_SCHEMA, format!("the text of `schema`, {error}"));
                return None;
            }
        };
        let name = schema.root().name().map_or("the text of `schema`", schema_model::Name::full).to_owned();
        return Some(Expected::new(&TokenStream::new(), &schema, name));
    }
    let schema = |read: &str| Schema::parse(read).map_err(|error| no_schema(format!("`{text}`, {error}")));
    let (watch, schema) = parsed(literal, "schemas/user.avsc", schema, errors)?;
    Some(Expected::new(&watch, &schema, text))
}

/// What the text of the file at a path is parsed as, and the item that makes the compiler build again when the file changes;
/// or an error at the path.
pub(crate) fn parsed<T>(
    literal: &LitStr,
    example: &str,
    parse: impl FnOnce(&str) -> Result<T, Mistake>,
    errors: &Errors,
) -> Option<(TokenStream, T)> {
    let name = literal.value();
    let read = match env::var_os("CARGO_MANIFEST_DIR") {
        Some(directory) => read(&name, Path::new(&directory), example, parse),
        None => Err(no_file(format!(
            "`{name}` is not found: paths start at the directory of Cargo.toml, and CARGO_MANIFEST_DIR does not name \
             it\n  help: build with cargo, or set CARGO_MANIFEST_DIR"
        ))),
    };
    match read {
        Ok((path, parsed)) => Some((
            quote! {
                const _: &[::core::primitive::u8] = ::core::include_bytes!(#path);
            },
            parsed,
        )),
        Err((rule, message)) => {
            errors.at(literal, rule, message);
            None
        }
    }
}

/// What is wrong with a file: the rule, and the message.
pub(crate) type Mistake = (Diagnostic, String);

fn no_file(message: String) -> Mistake {
    (diagnostics::NO_FILE, message)
}

fn no_schema(message: String) -> Mistake {
    (diagnostics::FILE_NOT_A_SCHEMA, message)
}

/// The absolute path of a file, and what its text is parsed as; or what is wrong with it.
fn read<T>(
    name: &str,
    directory: &Path,
    example: &str,
    parse: impl FnOnce(&str) -> Result<T, Mistake>,
) -> Result<(String, T), Mistake> {
    if name.is_empty() {
        return Err(no_file(format!("the path is empty\n  help: a path is as `{example}`")));
    }
    let path = directory.join(name);
    let bytes = fs::read(&path).map_err(|error| no_file(unread(name, directory, example, &error)))?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let (line, column) = line_and_column(&error.as_bytes()[..error.utf8_error().valid_up_to()]);
        no_schema(format!("`{name}`, line {line}, column {column}: this is not UTF-8\n  help: save the file as UTF-8"))
    })?;
    // Some editors put a mark before the text that says no more than that it is UTF-8.
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let parsed = parse(text)?;
    match path.to_str() {
        Some(path) => Ok((path.to_owned(), parsed)),
        None => Err(no_file(format!(
            "`{name}` is at a path that is not UTF-8, `{}`, which the compiler cannot be told to watch\n  help: move the \
             project",
            path.display()
        ))),
    }
}

/// Why a file could not be read.
fn unread(name: &str, directory: &Path, example: &str, error: &io::Error) -> String {
    let path = directory.join(name);
    match error.kind() {
        io::ErrorKind::NotFound => {
            let near = match near(&path) {
                Some(near) => format!("did you mean `{near}`? paths"),
                None => "paths".to_owned(),
            };
            format!("there is no file `{name}`\n  help: {near} start at the directory of the crate's Cargo.toml")
        }
        _ if path.is_dir() => format!("`{name}` is a directory\n  help: name one file, as in `{example}`"),
        _ => format!("`{name}` cannot be read: {error}\n  help: the compiler's user must be allowed to read it"),
    }
}

/// The name in the file's directory that is most like the file's.
fn near(path: &Path) -> Option<String> {
    let wanted = path.file_name()?.to_str()?;
    let names = fs::read_dir(path.parent()?).ok()?.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    names
        .map(|name| (strsim::damerau_levenshtein(&name, wanted), name))
        .filter(|(distance, name)| *distance <= 1 + name.len() / 4)
        .min()
        .map(|(_, name)| name)
}

/// The line and the column, counted from 1, behind bytes that are valid UTF-8.
fn line_and_column(before: &[u8]) -> (usize, usize) {
    let before = String::from_utf8_lossy(before);
    let line = before.rsplit('\n').next().unwrap_or_default();
    (before.matches('\n').count() + 1, line.chars().count() + 1)
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    /// A directory of a test's own, removed when it ends.
    struct Directory(PathBuf);

    impl Directory {
        fn new(test: &str) -> Self {
            let path = env::temp_dir().join(format!("schema-derive-{}-{test}", std::process::id()));
            fs::create_dir_all(path.join("schemas")).expect("a directory");
            Self(path)
        }

        fn file(&self, name: &str, bytes: &[u8]) -> Result<(String, Schema), Mistake> {
            fs::write(self.0.join(name), bytes).expect("a file");
            self.read(name)
        }

        fn read(&self, name: &str) -> Result<(String, Schema), Mistake> {
            let parse = |text: &str| Schema::parse(text).map_err(|error| no_schema(format!("`{name}`, {error}")));
            read(name, &self.0, "schemas/user.avsc", parse)
        }
    }

    impl Drop for Directory {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn a_schema_is_read() {
        let directory = Directory::new("read");
        for text in ["\"int\"", "\u{feff}\"int\"", " {\"type\": \"int\"}\r\n"] {
            let (path, schema) = directory.file("schemas/a.avsc", text.as_bytes()).expect("a schema");
            assert_eq!(schema.to_string(), "\"int\"");
            assert!(Path::new(&path).is_absolute() && path.ends_with("a.avsc"), "{path}");
        }
    }

    #[test]
    fn what_is_wrong_with_a_file_is_said() {
        let directory = Directory::new("wrong");
        let refused = |name: &str, expected: &str| {
            let mistake = directory.read(name).err();
            assert_eq!(mistake, Some(no_file(expected.to_owned())));
        };
        directory.file("schemas/user.avsc", b"\"int\"").expect("a schema");
        refused("", "the path is empty\n  help: a path is as `schemas/user.avsc`");
        refused("schemas", "`schemas` is a directory\n  help: name one file, as in `schemas/user.avsc`");
        refused(
            "other/user.avsc",
            "there is no file `other/user.avsc`\n  help: paths start at the directory of the crate's Cargo.toml",
        );
        refused(
            "schemas/users.avsc",
            "there is no file `schemas/users.avsc`\n  help: did you mean `user.avsc`? paths start at the directory of the \
             crate's Cargo.toml",
        );
        for (bytes, expected) in [
            (&b"{\"type\":\n \"\xff\"}"[..], "`a.avsc`, line 2, column 3: this is not UTF-8"),
            (b"", "`a.avsc`, line 1, column 1: expected a JSON value, found the end of the text"),
            (b"{\"type\":\n\"strin\"}", "`a.avsc`, line 2, column 1: unknown type `strin`"),
        ] {
            let (rule, message) = directory.file("a.avsc", bytes).expect_err("no schema");
            assert_eq!(rule, diagnostics::FILE_NOT_A_SCHEMA);
            assert!(message.starts_with(expected), "{message}");
        }
    }
}
