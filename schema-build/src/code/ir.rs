//! What is generated, before it is written.

use heck::ToUpperCamelCase;
use schema_model::{Enum, Fixed, LogicalType, Node, Record};

use crate::{Library, config::FieldType};

/// The number of an item among all.
pub(crate) type ItemId = usize;

/// A type that is generated.
pub(crate) struct Item<'s> {
    /// The identifiers of the modules around it.
    pub(crate) module: Vec<String>,
    pub(crate) ident: String,
    /// The path of settings: the full name, or of a union, the field's.
    pub(crate) path: String,
    pub(crate) kind: ItemKind<'s>,
    /// The schema.
    pub(crate) node: Option<&'s Node>,
}

pub(crate) enum ItemKind<'s> {
    Record {
        record: &'s Record,
        fields: Vec<Slot>,
    },
    Enum {
        symbols: &'s Enum,
        variants: Vec<String>,
    },
    Fixed {
        fixed: &'s Fixed,
    },
    /// The variants; null has none inside.
    Union {
        /// The schemas of the variants.
        nodes: Vec<&'s Node>,
        branches: Vec<(String, Option<Slot>)>,
    },
    /// A newtype of a schema without a name.
    Newtype {
        slot: Slot,
    },
}

impl Item<'_> {
    /// The namespace: of a union, that of the field's record.
    pub(crate) fn namespace(&self) -> Option<&str> {
        match self.node {
            Some(node) => node.name()?.namespace(),
            None => self.path.rsplitn(3, '.').nth(2),
        }
    }

    /// The variants with the paths of their settings: the symbol, or of a union, the variant's name.
    pub(crate) fn variant_paths(&self) -> Vec<String> {
        let path = |name: &str| format!("{}.{}", self.path, name.trim_start_matches("r#"));
        match &self.kind {
            ItemKind::Enum { symbols, .. } => symbols.symbols().iter().map(|symbol| path(symbol.as_str())).collect(),
            ItemKind::Union { branches, .. } => branches.iter().map(|(variant, _)| path(variant)).collect(),
            _ => Vec::new(),
        }
    }

    /// What is held, in order, with the number by which it is called.
    pub(crate) fn slots(&self) -> Vec<&Slot> {
        match &self.kind {
            ItemKind::Record { fields, .. } => fields.iter().collect(),
            ItemKind::Union { branches, .. } => branches.iter().filter_map(|(_, slot)| slot.as_ref()).collect(),
            ItemKind::Newtype { slot } => vec![slot],
            ItemKind::Enum { .. } | ItemKind::Fixed { .. } => Vec::new(),
        }
    }
}

/// What a type holds: a field, or the value of a branch.
pub(crate) struct Slot {
    pub(crate) ident: String,
    /// The path of settings.
    pub(crate) path: String,
    pub(crate) ty: Type,
    pub(crate) properties: TypeProperties,
}

/// A type of Rust.
pub(crate) enum Type {
    Null,
    Boolean,
    Int,
    Long,
    Float,
    Double,
    Bytes,
    String,
    Array(Box<Type>),
    Map(Box<Type>),
    Option(Box<Type>, Null),
    Item(ItemId),
    /// What the type of a fixed stands for, in a place that says so by `as`.
    Stands(ItemId, Logical),
    /// A type of the program's, by its path.
    Extern(String),
    /// A type that the settings name.
    Other(FieldType),
    /// A logical type.
    Logical(Logical),
}

/// Where null is among the branches.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Null {
    First,
    Last,
}

impl Null {
    /// The number of the branch beside it.
    pub(crate) fn other(self) -> usize {
        match self {
            Self::First => 1,
            Self::Last => 0,
        }
    }
}

/// A logical type that a library has a type for.
pub(crate) struct Logical {
    /// Its name in Avro.
    pub(crate) name: String,
    pub(crate) meaning: LogicalType,
    /// The library whose type it is. None where it is the one of the runtime: the place takes no attribute, or no library
    /// has such values.
    pub(crate) library: Option<Library>,
}

impl Logical {
    /// That of a fixed, without a library.
    pub(crate) fn of(node: &Node) -> Option<Self> {
        let name = node.properties().iter().find(|property| property.key() == "logicalType")?;
        Some(Self { name: name.value().trim_matches('"').to_owned(), meaning: node.logical_type()?, library: None })
    }

    /// A decimal's precision and scale.
    pub(crate) fn decimal(&self) -> Option<(u32, u32)> {
        match self.meaning {
            LogicalType::Decimal { precision, scale } => Some((precision, scale)),
            _ => None,
        }
    }

    /// The properties that its type has by itself.
    pub(crate) fn properties(&self) -> Vec<(String, String)> {
        let mut own = vec![("logicalType".to_owned(), format!("\"{}\"", self.name))];
        if let Some((precision, scale)) = self.decimal() {
            own.push(("precision".to_owned(), precision.to_string()));
            own.push(("scale".to_owned(), scale.to_string()));
        }
        own
    }

    /// The runtime's type for it, in its module `logical`.
    pub(crate) fn runtime_type(&self) -> String {
        match self.decimal() {
            Some((precision, scale)) => format!("Decimal<{precision}, {scale}>"),
            None => self.name.to_upper_camel_case(),
        }
    }
}

impl Type {
    /// The item that is held by value: not behind a `Vec` or a map.
    pub(crate) fn by_value(&self) -> Option<ItemId> {
        match self {
            Self::Item(id) => Some(*id),
            Self::Option(inner, _) => inner.by_value(),
            _ => None,
        }
    }

    /// The type inside of arrays, maps and options.
    pub(crate) fn innermost(&self) -> &Self {
        match self {
            Self::Array(inner) | Self::Map(inner) | Self::Option(inner, _) => inner.innermost(),
            other => other,
        }
    }

    /// The places of the `Option`s with null last, as JSON pointers.
    pub(crate) fn nulls_last(&self) -> Vec<String> {
        let (mut places, mut at, mut ty) = (Vec::new(), String::new(), self);
        loop {
            let (step, inner) = match ty {
                Self::Array(inner) => ("/items", inner),
                Self::Map(inner) => ("/values", inner),
                Self::Option(inner, Null::First) => ("/1", inner),
                Self::Option(inner, Null::Last) => {
                    places.push(at.clone());
                    ("/0", inner)
                }
                _ => return places,
            };
            at.push_str(step);
            ty = inner;
        }
    }

    pub(crate) fn has_map(&self) -> bool {
        match self {
            Self::Map(_) => true,
            Self::Array(inner) | Self::Option(inner, _) => inner.has_map(),
            _ => false,
        }
    }
}

/// Properties of types without a name: of a type, and of its parts by their steps.
#[derive(Default)]
pub(crate) struct TypeProperties {
    /// Names, and values as JSON.
    pub(crate) own: Vec<(String, String)>,
    pub(crate) inside: Vec<(String, TypeProperties)>,
}

impl TypeProperties {
    pub(crate) fn is_empty(&self) -> bool {
        self.own.is_empty() && self.inside.is_empty()
    }

    pub(crate) fn put(&mut self, step: impl Into<String>, inside: Self) {
        if !inside.is_empty() {
            self.inside.push((step.into(), inside));
        }
    }
}
