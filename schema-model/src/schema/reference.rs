//! Generic records inside themselves.

use super::{Node, StaticSchema, name::Name};

/// A record by its name, and the way to its definition.
///
/// A constant that holds itself has no end. So a generic type, which has no statics, mentions itself by name, which is all
/// that constant evaluation needs: it comes there from the definition. At run time, the function leads there.
pub struct Reference {
    name: Name,
    definition: fn() -> StaticSchema,
}

impl Reference {
    /// The record of this full name.
    pub const fn new(full_name: &'static str, definition: fn() -> StaticSchema) -> Self {
        Self { name: Name::new(full_name), definition }
    }

    pub(crate) const fn name(&self) -> &Name {
        &self.name
    }

    pub(crate) fn resolve(&self) -> &'static Node {
        (self.definition)().get()
    }
}
