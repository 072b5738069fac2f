//! An `Option` with null as the last branch.

use std::marker::PhantomData;

use super::{Optional, Same, Select};

/// An `Option` whose null is the last branch of the union: `#[avro(as = Vec<NullLast<_>>)]` on a field.
///
/// An `Option` of Rust is a union with null first. Where another schema has null last, `NullLast` says so at the place of the
/// `Option`, however deep: in options, sequences, maps and boxes. Its parameter says how the value is written: `_` as its type
/// is, or a type that stands for it by [`AvroAs`](crate::AvroAs). On a field that is an `Option` itself, `null = "last"` is short
/// for `as = NullLast<_>`.
///
/// ```
/// use schema_runtime::{AvroRecord, NullLast};
///
/// #[derive(AvroRecord)]
/// struct Series {
///     #[avro(as = Vec<NullLast<_>>)]
///     values: Vec<Option<f64>>,
/// }
///
/// assert!(Series::SCHEMA_JSON.contains(r#"{"type":"array","items":["double","null"]}"#));
/// ```
pub struct NullLast<R = Same>(PhantomData<R>);

impl<T, R> Select<T> for NullLast<R> {
    type Adapter = Optional<R, true>;
}
