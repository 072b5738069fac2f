//! The codec: straight-line code per type, with no intermediate value and no schema walk.
//!
//! [`AvroEncode`] and [`AvroDecode`] are implemented here for the types of the standard library, and by the derive for
//! the user's. Nothing else implements them: what they write must be what [`AvroType::SCHEMA`] says, and their methods
//! are private to this crate and the code it derives.

mod adapter;
mod decode;
mod depth;
mod encode;
pub(crate) mod error_path;
mod failure;
mod limits;
pub mod logical;
mod read_cursor;
mod resolve;
mod size_hint;
mod small_copy;
mod types;
mod write_cursor;

pub use adapter::{
    Absent, Adapter, As, AvroAs, Boxed, Checked, Checks, DecodeWith, EncodeWith, Flat, Flatten, IfKnown, Items, Json,
    JsonValue, NullLast, Optional, Same, SchemaWith, Values,
};
pub(crate) use adapter::{Convert, Entries, Indirect, Seq};
#[cfg(feature = "json")]
pub(crate) use decode::decode_or;
pub use decode::{AvroDecode, AvroDecodeOwned, decode, decode_next, decode_with};
#[cfg(feature = "json")]
pub(crate) use depth::Depth;
pub(crate) use encode::UNBOUNDED;
pub use encode::{AvroEncode, encode, encode_into, encode_into_with};
pub use failure::Failure;
pub use limits::Limits;
pub use read_cursor::Reader;
pub(crate) use resolve::InOrder;
pub use resolve::{PlanCursor, Resolver, Steps, Transcoder};
#[cfg(feature = "client")]
pub(crate) use resolve::{TypedPlan, mismatch};
pub use size_hint::{SizeHint, size_hints};
pub use types::{
    AvroEnum, AvroFixed, AvroRecord, AvroUnion, FixedBytes, Null, Texts, encode_branch, encode_null, max_branch_len,
};
pub use write_cursor::{Cursor, Reserved};

use schema_model::{NamePiece, Node, StaticSchema};

/// A type with an Avro schema, which is a constant of the program.
///
/// Derived by [`AvroRecord`](macro@crate::AvroRecord), [`AvroEnum`](macro@crate::AvroEnum),
/// [`AvroUnion`](macro@crate::AvroUnion) and [`AvroFixed`](macro@crate::AvroFixed).
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no Avro schema [AVRO0301]",
    label = "not a type that Avro can write",
    note = "types of chrono, time, jiff, uuid and bigdecimal have one by the feature of schema-runtime with the library's name, as in \
            `features = [\"uuid\"]`; `rust_decimal::Decimal`, with that feature, by `#[avro(logical = \"decimal\", precision = 10, \
            scale = 2)]` on the field; `serde_json::Value` by `#[avro(json)]` on it, with the feature `json`",
    note = "a type of your own gets one by a derive: `AvroRecord` for a struct, `AvroEnum` or `AvroUnion` for an enum, \
            `AvroFixed` for a newtype of `[u8; N]`, `AvroRecord` with `#[avro(transparent)]` for any other newtype",
    note = "a type of another crate is written as one that has a schema: `#[avro(as = …)]` on the field",
    note = "types with a schema: bool, i8, i16, i32, i64, u8, u16, u32, f32, f64, String, &str, Cow<str>, &[u8], Cow<[u8]>, \
            Option<T>, Vec<T>, VecDeque<T>, [T; N], HashMap<String, T>, BTreeMap<String, T>, and Box<T>, Arc<T> and Rc<T> \
            of T, str and [T]"
)]
pub trait AvroType {
    /// The schema.
    const SCHEMA: StaticSchema;

    /// By what a field of this type is written and read: always [`Same`], with the generic type inside, if there is one.
    ///
    /// Derived code asks for it, which makes one compile error of three: before it looks for how a type without a schema
    /// is written or read, the compiler finds again that it has no schema, shows that once, and goes no further.
    #[doc(hidden)]
    type Codec: Checked;

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

    /// What the type adds to the name of a generic type that it is an argument of.
    ///
    /// Not taken from the schema where that may be in the making: a type may be inside of the argument of a generic field
    /// of its own, as in `struct Tree { children: Page<Tree> }`.
    #[doc(hidden)]
    const NAME: NamePiece = NamePiece::Schema(Self::SCHEMA);

    /// What a run of these adds.
    #[doc(hidden)]
    const SLICE_NAME: NamePiece = NamePiece::Pieces(const { &[NamePiece::Literal("array_"), Self::NAME] });

    /// How many branches a union has; 0 of other types.
    #[doc(hidden)]
    const BRANCHES: usize = 0;

    /// The sizes of a record's fields, and of its end; none of other types.
    #[doc(hidden)]
    const SIZE_HINTS: &'static [SizeHint] = &[];

    /// The fewest bytes a value takes: 0 where that is not known.
    #[doc(hidden)]
    const MIN_LEN: usize = match Self::SIZE_HINTS {
        [] => 1,
        [all, ..] => all.min_len(),
    };

    /// The most bytes a value takes, or `usize::MAX` where there is no such number. A hint: nothing breaks where it is wrong.
    ///
    /// Types that hold their values elsewhere (`Box`, `Vec`, a map) have none, which also ends the computation for recursive
    /// types.
    #[doc(hidden)]
    const MAX_LEN: usize = match Self::SIZE_HINTS {
        [] => UNBOUNDED,
        [all, ..] => all.max_len(),
    };
}
