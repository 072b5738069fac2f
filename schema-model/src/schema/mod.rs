//! The schema as data: nodes, what they point at, and what may be asked of them.

pub(crate) mod arena;
pub(crate) mod default;
pub(crate) mod flatten;
pub(crate) mod logical;
pub(crate) mod name;
pub(crate) mod node;
pub(crate) mod prerendered;
pub(crate) mod raw;
pub(crate) mod record;
mod reference;
mod shape;
pub(crate) mod type_properties;
pub(crate) mod value_domain;

pub use default::{Misfit, default_misfit, default_misfit_of_first_branches};
pub use flatten::{FieldPart, FieldSource, assert_fields_differ, field_count, flattened_record};
pub use logical::LogicalType;
pub use name::{Name, is_full_name, is_name};
pub use node::{Branches, Enum, Fixed, Node, Property, View};
pub use prerendered::Prerendered;
pub use raw::{StaticSchema, Text};
pub use record::{Field, Order, Record};
pub use reference::Reference;
pub use shape::{Primitive, Shape};
pub use type_properties::{part, part_count, parts, with_type_properties};
pub use value_domain::ValueDomain;

use std::{fmt, sync::Arc};

use self::{arena::Arena, raw::Link};

/// A schema that owns its nodes, or points at compiled-in ones. Cloning is cheap.
#[derive(Clone)]
pub struct Schema {
    root: Link<Node>,
    /// What keeps `root` alive, where it is not `'static`.
    #[expect(dead_code, reason = "it is held to be dropped last")]
    arena: Option<Arc<Arena>>,
}

impl Schema {
    /// A compiled-in schema.
    pub const fn from_static(schema: StaticSchema) -> Self {
        Self { root: schema.link(), arena: None }
    }

    /// `root` lies in `arena`.
    pub(crate) fn in_arena(root: *const Node, arena: Arena) -> Self {
        Self::in_shared_arena(root, Arc::new(arena))
    }

    /// `root` lies in `arena`, with others.
    pub(crate) fn in_shared_arena(root: *const Node, arena: Arc<Arena>) -> Self {
        Self { root: Link::from_arena(root), arena: Some(arena) }
    }

    /// Its root, for as long as this schema is borrowed.
    pub const fn root(&self) -> &Node {
        self.root.get()
    }
}

impl From<StaticSchema> for Schema {
    fn from(schema: StaticSchema) -> Self {
        Self::from_static(schema)
    }
}

/// The schema as JSON.
impl fmt::Display for Schema {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.root().to_json())
    }
}

impl fmt::Debug for Schema {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Nodes cannot outlive their schema, nor be moved out of it:
///
/// ```compile_fail,E0505
/// let schema = schema_model::Schema::parse("\"int\"").unwrap();
/// let root = schema.root();
/// drop(schema);
/// root.view();
/// ```
///
/// ```compile_fail,E0507
/// let schema = schema_model::Schema::parse("\"int\"").unwrap();
/// let node: schema_model::Node = *schema.root();
/// ```
#[cfg(doctest)]
struct Lifetimes;
