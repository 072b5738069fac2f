//! Avro's JSON encoding, both ways: for people's eyes, tests and HTTP. Feature `json`.
//!
//! It is the encoding of the Avro specification ("JSON Encoding"), as Java's `JsonEncoder` writes and its `JsonDecoder` reads
//! it. Every value that has a datum has a text here, and the text tells the datum: so a value of a union is tagged with the
//! name of its branch, and a logical type is the type below it.
//!
//! ```
//! use schema_runtime::{AvroRecord, json};
//!
//! #[derive(AvroRecord, Debug, PartialEq)]
//! struct User {
//!     name: String,
//!     age: Option<i32>,
//! }
//!
//! let user = User { name: "foo".into(), age: Some(7) };
//! let text = json::to_string(&user)?;
//! assert_eq!(text, r#"{"name":"foo","age":{"int":7}}"#);
//! assert_eq!(json::from_str::<User>(&text)?, user);
//!
//! let error = json::from_str::<User>(r#"{"name": "foo", "age": 7}"#).unwrap_err();
//! assert_eq!(
//!     error.to_string(),
//!     "cannot read Avro's JSON (in `age`): invalid type: integer `7`, expected null or an object with one member, whose \
//!      name is that of a branch: `int` at line 1 column 24",
//! );
//! # Ok::<(), schema_runtime::Error>(())
//! ```
//!
//! [`AvroJson`] gives a value to what knows serde alone, such as a web framework. Of data whose schema is known at run time
//! only, [`datum_to_string`] and [`datum_from_str`] do the same: with a [`Resolver`](crate::Resolver) behind it, a text of an
//! older writer is read as well.
//!
//! | in Avro | in JSON |
//! |---|---|
//! | `null`, `boolean` | the same |
//! | `int`, `long` | a number; read where it is whole and fits, `1.0` too |
//! | `float`, `double` | a number, the shortest that is read as this one; `"NaN"`, `"Infinity"` and `"-Infinity"` |
//! | `string` | a string |
//! | `bytes`, `fixed` | a string whose characters are the bytes: U+0000 to U+00FF |
//! | an enum | its symbol as a string |
//! | an array, a map | an array, an object |
//! | a record | an object of all its fields; read in any order, without others |
//! | a union | `null`, or an object of one member: the name of the branch (of a named type the full name), and its value |
//! | a logical type | as the type below it: a timestamp is a number; a decimal is its bytes as text, `"\u0004â"` for 12.50 |
//!
//! The REST face of a struct is most often another one, without tags: that is what serde's derives are for, and both live on
//! one struct.

mod avro_json;
mod branch;
mod expected;
mod path;
mod read;
mod record;
mod write;

use std::fmt;

use schema_model::{Node, Schema};

pub use avro_json::AvroJson;

use crate::{
    Error, ErrorKind,
    codec::{AvroDecodeOwned, AvroEncode, Limits, decode_or, encode},
};

/// A value in Avro's JSON encoding, on one line.
///
/// # Errors
///
/// As [`encode`].
pub fn to_string<T: AvroEncode + ?Sized>(value: &T) -> Result<String, Error> {
    write::text(T::SCHEMA.get(), &encode(value)?, &own(), false)
}

/// As [`to_string`], on many lines, indented.
///
/// # Errors
///
/// As [`encode`].
pub fn to_string_pretty<T: AvroEncode + ?Sized>(value: &T) -> Result<String, Error> {
    write::text(T::SCHEMA.get(), &encode(value)?, &own(), true)
}

/// A value from its text in Avro's JSON encoding, with nothing behind it but white space.
///
/// It owns what it holds: strings in JSON have escapes, and bytes have another form there. Of a type that borrows, the compiler
/// says
///
/// ```text
/// error: implementation of `AvroDecode` is not general enough
///   = note: `User<'_>` must implement `AvroDecode<'0>`, for any lifetime `'0`...
///   = note: ...but `User<'_>` actually implements `AvroDecode<'1>`, for some specific lifetime `'1`
/// ```
///
/// and the way out is a type that owns; or [`datum_from_str`], and [`decode`](crate::decode) of its datum:
///
/// ```
/// use schema_runtime::{AvroRecord, AvroType, Schema, decode, json};
///
/// #[derive(AvroRecord, Debug, PartialEq)]
/// struct User<'a> {
///     name: &'a str,
/// }
///
/// let datum = json::datum_from_str(&Schema::from_static(User::SCHEMA), r#"{"name": "foo"}"#)?;
/// assert_eq!(decode::<User<'_>>(&datum)?, User { name: "foo" });
/// # Ok::<(), schema_runtime::Error>(())
/// ```
///
/// ```compile_fail
/// # use schema_runtime::{AvroRecord, json};
/// # #[derive(AvroRecord)]
/// # struct User<'a> {
/// #     name: &'a str,
/// # }
/// json::from_str::<User<'_>>(r#"{"name": "foo"}"#)?;
/// # Ok::<(), schema_runtime::Error>(())
/// ```
///
/// # Errors
///
/// [`ErrorKind::Decode`] with the line, the column and the field, where the text is no JSON or none of the schema of `T`: it
/// has all fields of a record, and no others. Defaults fill nothing in, as in Java: they are for data of an older schema. And
/// as [`decode`](crate::decode), with the field alone: the bytes between are nowhere to be seen.
pub fn from_str<T: AvroDecodeOwned>(text: &str) -> Result<T, Error> {
    decode_or(&read::datum(T::SCHEMA.get(), text)?, |path, why| unreadable(&path, &why))
}

/// A datum of a schema as text in Avro's JSON encoding.
///
/// # Errors
///
/// [`ErrorKind::Decode`] where the bytes are no datum of the schema.
pub fn datum_to_string(schema: &Schema, datum: &[u8]) -> Result<String, Error> {
    write::text(schema.root(), datum, &Limits::default(), false)
}

/// The datum of a schema from its text in Avro's JSON encoding.
///
/// ```
/// use schema_runtime::{AvroRecord, Resolver, Schema, json};
///
/// #[derive(AvroRecord, Debug, PartialEq)]
/// struct User {
///     name: String,
///     #[avro(default = "unknown")]
///     city: String,
/// }
///
/// let older = r#"{"type": "record", "name": "User", "fields": [{"name": "name", "type": "string"}]}"#;
/// let older = Schema::parse(older)?;
/// let datum = json::datum_from_str(&older, r#"{"name": "foo"}"#)?;
/// let user = Resolver::<User>::new(&older)?.decode(&datum)?;
/// assert_eq!(user, User { name: "foo".into(), city: "unknown".into() });
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// [`ErrorKind::Decode`] as [`from_str`].
pub fn datum_from_str(schema: &Schema, text: &str) -> Result<Vec<u8>, Error> {
    read::datum(schema.root(), text)
}

/// The limits of what the type's own codec has counted, or will: the stack alone is another one here.
fn own() -> Limits {
    Limits::default().max_depth(u32::MAX).max_memory(usize::MAX).max_empty_items(usize::MAX)
}

#[cold]
fn unreadable(path: &dyn fmt::Display, why: &dyn fmt::Display) -> Error {
    Error::new(ErrorKind::Decode, Unreadable(path, why).to_string())
}

/// What cannot be read: the field, as it stands behind what it is about, and the reason. The field stands first, since
/// serde_json takes the line and the column from the end of a text.
struct Unreadable<'e>(&'e dyn fmt::Display, &'e dyn fmt::Display);

impl fmt::Display for Unreadable<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot read Avro's JSON{}: {}", self.0, self.1)
    }
}

/// A text of whoever wrote the JSON, as an error shows it: its start, if it is long.
fn shortened(text: &str) -> std::borrow::Cow<'_, str> {
    const SHOWN: usize = 60;
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &text[..end]).into(),
        None => text.into(),
    }
}

/// A name of whoever wrote the JSON, as it stands in a line of a log.
fn shown(name: &str) -> String {
    shortened(name).escape_debug().to_string()
}

/// What a type is called as a union's branch.
fn label(branch: &Node) -> &str {
    let branch = branch.resolved();
    branch.name().map_or_else(|| branch.type_name(), |name| name.full())
}
