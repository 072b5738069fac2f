//! What is generated, decided before any code is written.

pub(crate) mod default_domain;
pub(crate) mod items;
pub(crate) mod layout;
pub(crate) mod logical;
pub(crate) mod lower;
pub(crate) mod names;
pub(crate) mod rules;
pub(crate) mod settings;
pub(crate) mod types;

use std::iter;

use schema_model::SchemaSet;

use self::{
    items::{Item, ItemId, ItemKind},
    layout::Layout,
    names::Scopes,
    types::Type,
};
use crate::{Config, input::SchemaText};

/// The items of a set of schemas, with what is known only of all together.
pub(crate) struct Plan<'s> {
    pub(crate) config: &'s Config,
    pub(crate) items: Vec<Item<'s>>,
    pub(crate) layout: Layout,
    scopes: Scopes,
}

impl<'s> Plan<'s> {
    pub(crate) fn new(config: &'s Config, set: &'s SchemaSet, texts: &'s [SchemaText]) -> Self {
        let (items, scopes) = lower::lower(config, set, texts);
        Self { config, layout: Layout::new(config, &items), items, scopes }
    }

    /// The path of the runtime.
    pub(crate) fn runtime(&self) -> &str {
        self.config.runtime.as_deref().unwrap_or("::schema_runtime")
    }

    /// The path of an item, seen from the module of another.
    pub(crate) fn path(&self, from: ItemId, to: ItemId) -> String {
        let (from, to) = (&self.items[from].module, &self.items[to]);
        let common = from.iter().zip(&to.module).take_while(|(a, b)| a == b).count();
        let up = iter::repeat_n("super", from.len() - common);
        let down = to.module[common..].iter().map(String::as_str).chain([to.ident.as_str()]);
        up.chain(down).collect::<Vec<_>>().join("::")
    }

    /// Whether an item contains a type of the program, in a union as well: the compiler compares that with the record around it.
    pub(crate) fn contains_types_of_the_program(&self, id: ItemId) -> bool {
        self.items[id].members().into_iter().any(|member| match member.ty.innermost() {
            Type::Extern(_) | Type::Custom(_) => true,
            Type::Item(inner) => {
                matches!(self.items[*inner].kind, ItemKind::Union { .. }) && self.contains_types_of_the_program(*inner)
            }
            _ => false,
        })
    }

    /// Whether the module of an item defines a name, and so hides one of the prelude.
    pub(crate) fn defines(&self, item: ItemId, name: &str) -> bool {
        self.scopes.get(&self.items[item].module).is_some_and(|scope| scope.contains(name))
    }
}
