//! What data are read as whose schema is known at run time only.

use schema_model::Node;

/// What data are read as whose schema is known at run time only: [`apache_avro::types::Value`] or [`serde_json::Value`].
///
/// Nothing else implements it: its methods are private to this crate.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no value of any schema",
    label = "neither `apache_avro::types::Value` nor `serde_json::Value`",
    note = "a type of your own is read by `schema_runtime::decode`, which knows its schema"
)]
// Where a method is given a schema, it is that of the value, for its logical type. What is refused, is with the reason.
pub trait GenericValue: Sized {
    /// A record in the making.
    #[doc(hidden)]
    type Fields;
    /// A map in the making.
    #[doc(hidden)]
    type Entries;

    /// How many bytes of memory a branch of a union takes beside its value.
    #[doc(hidden)]
    const BRANCH: usize;
    /// How many a map takes that is not empty.
    #[doc(hidden)]
    const MAP: usize;
    /// How many each of its entries takes.
    #[doc(hidden)]
    const ENTRY: usize;

    /// How many this many fields of a record take.
    #[doc(hidden)]
    fn fields_memory(count: usize) -> usize;

    #[doc(hidden)]
    fn null() -> Self;
    #[doc(hidden)]
    fn boolean(value: bool) -> Self;
    #[doc(hidden)]
    fn int(number: i32, schema: &Node) -> Self;
    #[doc(hidden)]
    fn long(number: i64, schema: &Node) -> Self;
    #[doc(hidden)]
    fn float(number: f32) -> Self;
    #[doc(hidden)]
    fn double(number: f64) -> Self;
    #[doc(hidden)]
    fn bytes(bytes: &[u8], schema: &Node) -> Result<Self, String>;
    #[doc(hidden)]
    fn string(text: &str, schema: &Node) -> Result<Self, String>;
    #[doc(hidden)]
    fn fixed(bytes: &[u8], schema: &Node) -> Self;
    #[doc(hidden)]
    fn symbol(index: usize, symbol: &str) -> Self;
    #[doc(hidden)]
    fn branch(index: usize, value: Self) -> Self;
    #[doc(hidden)]
    fn array(items: Vec<Self>) -> Self;

    #[doc(hidden)]
    fn new_record(fields: usize) -> Self::Fields;
    #[doc(hidden)]
    fn push_field(record: &mut Self::Fields, name: &str, value: Self);
    #[doc(hidden)]
    fn record(record: Self::Fields) -> Self;

    #[doc(hidden)]
    fn new_map() -> Self::Entries;
    #[doc(hidden)]
    fn reserve(map: &mut Self::Entries, entries: usize);
    /// Where a key stands twice, the last one counts.
    #[doc(hidden)]
    fn insert(map: &mut Self::Entries, key: &str, value: Self);
    #[doc(hidden)]
    fn map(map: Self::Entries) -> Self;
}
