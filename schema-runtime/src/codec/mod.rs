//! The codec: straight-line code per type, with no intermediate value and no schema walk.
//!
//! [`AvroEncode`] and [`AvroDecode`] are implemented here for the types of the standard library, and by the derive for
//! the user's. Nothing else implements them: what they write must be what [`AvroType::SCHEMA`] says, and their methods
//! are private to this crate and the code it derives.

mod adapter;
mod array;
mod bytes;
mod decode;
mod deque;
mod encode;
mod failure;
mod fixed;
mod indirect;
mod limits;
mod map;
mod named;
mod number;
mod option;
mod place;
mod reader;
mod room;
mod sequence;
mod short;
mod stack;
mod text;
mod union;

pub use adapter::{As, AvroAs, DecodeWith, EncodeWith, NullLast, SchemaWith};
pub use decode::{AvroDecode, AvroDecodeOwned, decode, decode_with};
pub(crate) use encode::UNBOUNDED;
pub use encode::{AvroEncode, encode, encode_into, encode_into_with};
pub use failure::Failure;
pub use fixed::FixedBytes;
pub use limits::Limits;
pub use named::{AvroEnum, AvroFixed, AvroRecord, AvroUnion};
pub use option::Null;
pub use reader::Reader;
pub use room::{Position, Room};
pub use union::{DecodeBranch, encode_branch, encode_null_branch, greatest_branch};

use schema_model::{Node, StaticSchema};

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

    /// The schema of an optional one: a union with null first, flat where this is a union itself.
    #[doc(hidden)]
    const OPTION_SCHEMA: StaticSchema =
        StaticSchema::new(const { &Node::union(const { &[StaticSchema::new(&Node::NULL), Self::SCHEMA] }) });

    /// The schema of an optional one, with null last.
    #[doc(hidden)]
    const OPTION_SCHEMA_NULL_LAST: StaticSchema =
        StaticSchema::new(const { &Node::union(const { &[Self::SCHEMA, StaticSchema::new(&Node::NULL)] }) });

    /// The default of a field of this type that names none, as JSON.
    ///
    /// Null for an `Option`: without it, a consumer that gains an optional field could not read older data.
    #[doc(hidden)]
    const DEFAULT: Option<&'static str> = None;
}
