//! The attribute that says how a field is encoded.

use proc_macro2::Ident;
use syn::Type;

use crate::null::Nulls;

/// How a field is encoded, where an attribute says it.
pub(crate) enum Adapter {
    /// `null = "last"`, of the type itself or inside of it, and the type that stands for the field's, if there is one
    Null(Nulls, Option<Box<Type>>),
    /// `as = Type`, or the type that stands for a logical type
    As(Box<Type>),
    /// `flatten`
    Flatten,
    /// `json`, with the key
    Json(Ident),
}
