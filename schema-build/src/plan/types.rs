//! The types of members.

use schema_model::Property;

use super::logical::Logical;
use crate::{Bytes, Map, Text, config::FieldType};

/// The index of an item among all.
pub(crate) type ItemId = usize;

/// A type of Rust.
pub(crate) enum Type {
    Null,
    Boolean,
    Int,
    Long,
    Float,
    Double,
    Bytes(Bytes),
    String(Text),
    Array(Box<Type>),
    Map(Map, Box<Type>),
    Option(Box<Type>, NullPosition),
    Item(ItemId),
    /// The type of a fixed's logical type, where an attribute `as` names the fixed.
    FixedAs(ItemId, Logical),
    /// A type of the program, by its path.
    Extern(String),
    /// A type that the settings name.
    Custom(FieldType),
    Logical(Logical),
}

/// Where null is among the two branches of an `Option`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum NullPosition {
    First,
    Last,
}

impl NullPosition {
    /// The index of the other branch.
    pub(crate) fn other(self) -> usize {
        match self {
            Self::First => 1,
            Self::Last => 0,
        }
    }
}

impl Type {
    /// The item that the type contains by value: not in a `Vec` or a map.
    pub(crate) fn by_value(&self) -> Option<ItemId> {
        match self {
            Self::Item(id) => Some(*id),
            Self::Option(inner, _) => inner.by_value(),
            _ => None,
        }
    }

    /// The type inside arrays, maps and options.
    pub(crate) fn innermost(&self) -> &Self {
        match self {
            Self::Array(inner) | Self::Map(_, inner) | Self::Option(inner, _) => inner.innermost(),
            other => other,
        }
    }

    /// The `Option`s with null last, as JSON pointers into the schema.
    pub(crate) fn nulls_last(&self) -> Vec<String> {
        let (mut pointers, mut pointer, mut ty) = (Vec::new(), String::new(), self);
        loop {
            let (step, inner) = match ty {
                Self::Array(inner) => ("/items", inner),
                Self::Map(_, inner) => ("/values", inner),
                Self::Option(inner, NullPosition::First) => ("/1", inner),
                Self::Option(inner, NullPosition::Last) => {
                    pointers.push(pointer.clone());
                    ("/0", inner)
                }
                _ => return pointers,
            };
            pointer.push_str(step);
            ty = inner;
        }
    }

    /// The type of the maps in it, which is the same for all.
    pub(crate) fn map(&self) -> Option<Map> {
        match self {
            Self::Map(map, _) => Some(*map),
            Self::Array(inner) | Self::Option(inner, _) => inner.map(),
            _ => None,
        }
    }
}

/// The properties of a type without a name, and of the types in it by their steps, such as `/items`.
#[derive(Default)]
pub(crate) struct TypeProperties {
    /// Names, and values as JSON.
    pub(crate) properties: Vec<(String, String)>,
    pub(crate) nested: Vec<(String, TypeProperties)>,
}

impl TypeProperties {
    pub(crate) fn of(properties: &[Property]) -> Self {
        let pair = |property: &Property| (property.key().to_owned(), property.value().to_owned());
        Self { properties: properties.iter().map(pair).collect(), nested: Vec::new() }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.properties.is_empty() && self.nested.is_empty()
    }

    pub(crate) fn insert(&mut self, step: impl Into<String>, nested: Self) {
        if !nested.is_empty() {
            self.nested.push((step.into(), nested));
        }
    }
}
