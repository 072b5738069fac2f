//! Fields that are not in the schema: `#[avro(skip)]`.

/// A type that has a value without any data.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "a skipped field is made when the struct is read, and `{Self}` has no `Default` [AVRO1405]",
    label = "has no `Default`",
    note = "implement `Default` for the type, as by `#[derive(Default)]`, or take an `Option` of it",
    note = "under `#[avro(serde)]`, `#[serde(default = \"path\")]` names a function that makes it"
)]
pub trait Absent: Sized {
    /// The value.
    fn absent() -> Self;
}

// The message is of this trait, and not of `Default`.
#[diagnostic::do_not_recommend]
impl<T: Default> Absent for T {
    #[inline]
    fn absent() -> Self {
        T::default()
    }
}
