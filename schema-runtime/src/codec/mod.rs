//! The codec: straight-line code per type, with no intermediate value and no schema walk.
//!
//! [`AvroEncode`] and [`AvroDecode`] are implemented here for the types of the standard library, and by the derive for
//! the user's. Nothing else implements them: what they write must be what [`AvroType::SCHEMA`] says, and their methods
//! are private to this crate and the code it derives.

mod bytes;
mod decode;
mod encode;
mod failure;
mod indirect;
mod limits;
mod map;
mod number;
mod option;
mod place;
mod reader;
mod room;
mod sequence;
mod short;
mod stack;
mod text;

pub use decode::{AvroDecode, AvroDecodeOwned, decode, decode_with};
pub(crate) use encode::UNBOUNDED;
pub use encode::{AvroEncode, encode, encode_into, encode_into_with};
pub use failure::Failure;
pub use limits::Limits;
pub use reader::Reader;
pub use room::{Position, Room};

use std::marker::PhantomData;

use schema_model::{Node, StaticSchema, TextSource};

/// A type with an Avro schema, which is a constant of the program.
///
/// Derived for structs by [`AvroRecord`](macro@crate::AvroRecord).
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no Avro schema",
    label = "not a type that Avro can write",
    note = "a struct of your own gets one by `#[derive(AvroRecord)]`",
    note = "types with a schema: bool, i32, i64, f32, f64, String, &str, Cow<str>, Vec<u8>, &[u8], Cow<[u8]>, \
            Option<T>, Vec<T>, HashMap<String, T>, BTreeMap<String, T>, Box<T>"
)]
pub trait AvroType {
    /// The schema.
    const SCHEMA: StaticSchema;

    /// The schema of a run of these: an array, unless the type says otherwise, as `u8` does.
    ///
    /// Asking the item what a `Vec` of it is, as `Hash::hash_slice` does, keeps `Vec<u8>` right through type aliases.
    #[doc(hidden)]
    const SLICE_SCHEMA: StaticSchema = StaticSchema::new(const { &Node::array(Self::SCHEMA) });

    /// The default of a field of this type that names none, as JSON.
    ///
    /// Null for an `Option`: without it, a consumer that gains an optional field could not read older data.
    #[doc(hidden)]
    const DEFAULT: Option<&'static str> = None;
}

/// A struct as an Avro record: its names and texts, as constants.
///
/// The derive macro of the same name implements it. Constants that a program does not use are never computed. Those of a
/// schema with some thousand fields take the compiler long enough to ask: `#![allow(long_running_const_eval)]` at the top
/// of the crate lets it.
///
/// ```
/// use schema_runtime::AvroRecord;
///
/// #[derive(AvroRecord)]
/// #[avro(namespace = "com.example")]
/// struct User {
///     first_name: String,
/// }
///
/// const FINGERPRINT: u64 = User::FINGERPRINT;
///
/// assert_eq!(User::FULL_NAME, "com.example.User");
/// assert_eq!(
///     User::SCHEMA_JSON,
///     r#"{"type":"record","name":"User","namespace":"com.example","fields":[{"name":"first_name","type":"string"}]}"#,
/// );
/// assert_eq!(FINGERPRINT, 0xd38d_a832_76c1_6d93);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an Avro record",
    note = "a struct of your own becomes one by `#[derive(AvroRecord)]`"
)]
pub trait AvroRecord: AvroType {
    /// The full name: namespace and name, joined by a dot.
    const FULL_NAME: &'static str;
    /// The whole schema as JSON without white space, laid out as Java's `Schema.toString` does it.
    const SCHEMA_JSON: &'static str = schema_model::json_of::<Texts<Self>>();
    /// The Parsing Canonical Form of the schema.
    const CANONICAL_FORM: &'static str = schema_model::canonical_form_of::<Texts<Self>>();
    /// The CRC-64-AVRO ("Rabin") fingerprint of the canonical form.
    const FINGERPRINT: u64 = schema_model::fingerprint_of::<Texts<Self>>();
}

/// Names a type's schema, for its texts.
#[doc(hidden)]
pub(crate) struct Texts<T: ?Sized>(PhantomData<T>);

impl<T: AvroType + ?Sized> TextSource for Texts<T> {
    const SCHEMA: StaticSchema = T::SCHEMA;
}
