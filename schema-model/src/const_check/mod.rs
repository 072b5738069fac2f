//! What the compiler checks of a derived type's schema, which a macro that sees one type's tokens cannot.
//!
//! Each check is a `const fn` that ends constant evaluation with a computed message. All of them track their caller, so
//! that the compiler shows the message at the tokens that the derive gave to the call, and nothing of this crate.

mod defaults;
pub(crate) mod history;
mod logical_types;
mod names;
mod namespaces;
pub(crate) mod schema_file;
mod unions;

pub use defaults::{
    assert_any_branch_is_needed, assert_default, assert_default_of_any_branch, assert_has_default, assert_no_decimal,
    is_decimal,
};
pub use history::{Recorded, assert_evolves, assert_field_evolves, evolves};
pub use logical_types::{assert_decimal, assert_logical_type, assert_scale};
pub use names::assert_names;
pub use schema_file::{assert_same_field, assert_same_type, is_same};
pub use unions::{assert_branch, assert_unions};
