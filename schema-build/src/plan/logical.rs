//! Logical types that a library or the runtime has a type for.

use heck::ToUpperCamelCase;
use schema_model::{LogicalType, Node};

use crate::Library;

pub(crate) struct Logical {
    /// Its name in Avro.
    pub(crate) name: String,
    pub(crate) logical_type: LogicalType,
    /// The library that has the type. Without one it is the runtime's: no attribute is allowed there, or no library has such
    /// values.
    pub(crate) library: Option<Library>,
}

impl Logical {
    /// The logical type of a schema, without a library.
    pub(crate) fn of(node: &Node) -> Option<Self> {
        let name = node.properties().iter().find(|property| property.key() == "logicalType")?;
        Some(Self {
            name: name.value().trim_matches('"').to_owned(),
            logical_type: node.logical_type()?,
            library: None,
        })
    }

    /// A decimal's precision and scale.
    pub(crate) fn decimal(&self) -> Option<(u32, u32)> {
        match self.logical_type {
            LogicalType::Decimal { precision, scale } => Some((precision, scale)),
            _ => None,
        }
    }

    /// The properties that the derive writes for it without being told.
    pub(crate) fn properties(&self) -> Vec<(String, String)> {
        let mut properties = vec![("logicalType".to_owned(), format!("\"{}\"", self.name))];
        if let Some((precision, scale)) = self.decimal() {
            properties.push(("precision".to_owned(), precision.to_string()));
            properties.push(("scale".to_owned(), scale.to_string()));
        }
        properties
    }

    /// The type of the runtime's module `logical`.
    pub(crate) fn runtime_type(&self) -> String {
        match self.decimal() {
            Some((precision, scale)) => format!("Decimal<{precision}, {scale}>"),
            None => self.name.to_upper_camel_case(),
        }
    }
}
