//! The texts of fields, which a derive writes beforehand.

use super::{
    Field, Shape,
    raw::{Raw, Text},
};
use crate::crc64::Crc64Piece;

/// Fields of a record that stand together, and their texts, for schemas of these shapes.
///
/// Constant evaluation copies a text in one step, and takes a thousand times as long to write it.
pub struct Prerendered {
    /// The index of the first field.
    pub(crate) first: usize,
    /// The shape of each field's schema, and whether the field has a default.
    pub(crate) fields: Raw<(Shape, bool)>,
    pub(crate) canonical_form: Text,
    pub(crate) json: Text,
    /// Of the canonical form.
    pub(crate) crc64: Crc64Piece,
}

impl Prerendered {
    /// The fields from `first` on, with the texts that they have in a record, parted by commas.
    pub const fn new(
        first: usize,
        fields: &'static [(Shape, bool)],
        canonical_form: &'static str,
        json: &'static str,
        crc64: Crc64Piece,
    ) -> Self {
        let (canonical_form, json) = (Text::new(canonical_form), Text::new(json));
        Self { first, fields: Raw::from_static(fields), canonical_form, json, crc64 }
    }

    /// The index of the field behind the last one.
    pub(crate) const fn end(&self) -> usize {
        self.first + self.fields.get().len()
    }

    /// Whether the fields are as the texts say.
    pub(crate) const fn matches(&self, fields: &[Field]) -> bool {
        let expected = self.fields.get();
        let mut i = 0;
        while i < expected.len() {
            let (shape, has_default) = expected[i];
            let field = &fields[self.first + i];
            if field.default.is_some() != has_default || !shape.is_of(field.node.get()) {
                return false;
            }
            i += 1;
        }
        true
    }
}
