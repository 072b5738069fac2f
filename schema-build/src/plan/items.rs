//! The items that are generated: what each is called, where it is, and what it contains.

use schema_model::{Enum, Fixed, Node, Record};

pub(crate) use super::types::ItemId;
use super::types::{Type, TypeProperties};

/// A type that is generated.
pub(crate) struct Item<'s> {
    /// The identifiers of the modules around it.
    pub(crate) module: Vec<String>,
    pub(crate) ident: String,
    /// The path of its settings: the full name, or for a union, the field's path.
    pub(crate) path: String,
    pub(crate) kind: ItemKind<'s>,
    /// The schema, except for a union's enum.
    pub(crate) node: Option<&'s Node>,
}

pub(crate) enum ItemKind<'s> {
    Record {
        record: &'s Record,
        fields: Vec<Member>,
    },
    Enum {
        symbols: &'s Enum,
        variants: Vec<String>,
    },
    Fixed {
        fixed: &'s Fixed,
    },
    /// The variants' schemas, and their identifiers and values: null has no value.
    Union {
        nodes: Vec<&'s Node>,
        branches: Vec<(String, Option<Member>)>,
    },
    /// A newtype of a schema without a name.
    Newtype {
        member: Member,
    },
}

/// A field of a record, the value of a union's variant, or that of a newtype.
pub(crate) struct Member {
    pub(crate) ident: String,
    /// The path of its settings.
    pub(crate) path: String,
    pub(crate) ty: Type,
    pub(crate) properties: TypeProperties,
}

impl Item<'_> {
    /// The namespace; for a union, that of the field's record.
    pub(crate) fn namespace(&self) -> Option<&str> {
        match self.node {
            Some(node) => node.name()?.namespace(),
            None => self.path.rsplitn(3, '.').nth(2),
        }
    }

    /// The paths of the variants' settings: the item's with the symbol, or for a union, with the variant's name.
    pub(crate) fn variant_paths(&self) -> Vec<String> {
        let path = |name: &str| format!("{}.{}", self.path, name.trim_start_matches("r#"));
        match &self.kind {
            ItemKind::Enum { symbols, .. } => symbols.symbols().iter().map(|symbol| path(symbol.as_str())).collect(),
            ItemKind::Union { branches, .. } => branches.iter().map(|(variant, _)| path(variant)).collect(),
            _ => Vec::new(),
        }
    }

    pub(crate) fn members(&self) -> Vec<&Member> {
        match &self.kind {
            ItemKind::Record { fields, .. } => fields.iter().collect(),
            ItemKind::Union { branches, .. } => branches.iter().filter_map(|(_, member)| member.as_ref()).collect(),
            ItemKind::Newtype { member } => vec![member],
            ItemKind::Enum { .. } | ItemKind::Fixed { .. } => Vec::new(),
        }
    }
}
