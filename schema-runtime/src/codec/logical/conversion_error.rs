//! Why a value has no counterpart on the other side.

use std::fmt;

/// Why a value cannot be written as a logical type, or what was read is no value of a type in Rust.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConversionError(Box<str>);

impl ConversionError {
    /// An error that says this: lowercase, without a full stop, as it stands behind the place of the value.
    #[cold]
    #[must_use]
    pub fn new(why: impl Into<String>) -> Self {
        Self(why.into().into_boxed_str())
    }
}

impl fmt::Display for ConversionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for ConversionError {}
