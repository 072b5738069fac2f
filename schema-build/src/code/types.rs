//! Types of Rust as text.

use super::{
    ir::{ItemId, Logical, Slot, Type},
    items::Printer,
};
use crate::{Bytes, Config, Map, Text};

/// Where a type is written.
struct Place {
    /// Whether the item in it is in a box.
    is_boxed: bool,
    /// Whether it is the type of `as`.
    is_written: bool,
}

impl Printer<'_, '_> {
    /// The type of a slot of an item.
    pub(crate) fn slot_type(&self, item: ItemId, index: usize, slot: &Slot) -> String {
        self.ty(&slot.ty, slot, item, &Place { is_boxed: self.shapes.is_boxed(item, index), is_written: false })
    }

    /// The type that a slot is written as, where that is a fixed in the place of what it stands for.
    pub(crate) fn written_as(&self, item: ItemId, slot: &Slot) -> Option<String> {
        let stands = matches!(slot.ty.innermost(), Type::Stands(..));
        stands.then(|| self.ty(&slot.ty, slot, item, &Place { is_boxed: false, is_written: true }))
    }

    fn ty(&self, ty: &Type, slot: &Slot, item: ItemId, place: &Place) -> String {
        let config = self.config;
        let inside = Place { is_boxed: false, ..*place };
        match ty {
            Type::Null => "()".to_owned(),
            Type::Boolean => "bool".to_owned(),
            Type::Int => "i32".to_owned(),
            Type::Long => "i64".to_owned(),
            Type::Float => "f32".to_owned(),
            Type::Double => "f64".to_owned(),
            Type::String => match Config::at(&config.strings, &slot.path) {
                Text::Owned => self.std(item, "String", "::std::string::String"),
                Text::Boxed => format!("{}<str>", self.std(item, "Box", "::std::boxed::Box")),
                Text::Shared => "::std::sync::Arc<str>".to_owned(),
                Text::Borrowed => "&'a str".to_owned(),
                Text::Cow => "::std::borrow::Cow<'a, str>".to_owned(),
            },
            Type::Bytes => match Config::at(&config.bytes, &slot.path) {
                Bytes::Owned => format!("{}<u8>", self.std(item, "Vec", "::std::vec::Vec")),
                Bytes::Borrowed => "&'a [u8]".to_owned(),
                Bytes::Cow => "::std::borrow::Cow<'a, [u8]>".to_owned(),
                Bytes::Shared => "::bytes::Bytes".to_owned(),
            },
            Type::Array(inner) => {
                format!("{}<{}>", self.std(item, "Vec", "::std::vec::Vec"), self.ty(inner, slot, item, &inside))
            }
            Type::Map(inner) => {
                let map = match Config::at(&config.maps, &slot.path) {
                    Map::Hash => "::std::collections::HashMap",
                    Map::BTree => "::std::collections::BTreeMap",
                };
                let key = self.std(item, "String", "::std::string::String");
                format!("{map}<{key}, {}>", self.ty(inner, slot, item, &inside))
            }
            Type::Option(inner, _) => {
                format!("{}<{}>", self.std(item, "Option", "::std::option::Option"), self.ty(inner, slot, item, place))
            }
            Type::Item(inner) => {
                let lifetime = if self.shapes.borrows(*inner) { "<'a>" } else { "" };
                let path = format!("{}{lifetime}", self.path(item, *inner));
                if place.is_boxed { format!("{}<{path}>", self.std(item, "Box", "::std::boxed::Box")) } else { path }
            }
            Type::Extern(path) => path.clone(),
            Type::Other(ty) => ty.rust.clone(),
            Type::Stands(fixed, _) if place.is_written => self.path(item, *fixed),
            Type::Logical(logical) | Type::Stands(_, logical) => self.logical(logical),
        }
    }

    /// The type for a logical type.
    fn logical(&self, logical: &Logical) -> String {
        match logical.library.and_then(|library| library.rust_type(logical.meaning)) {
            Some(path) => path.to_owned(),
            None => format!("{}::logical::{}", self.runtime(), logical.runtime_type()),
        }
    }

    /// The path of the runtime.
    pub(crate) fn runtime(&self) -> &str {
        self.config.runtime.as_deref().unwrap_or("::schema_runtime")
    }

    /// The path of an item, seen from the module of another.
    pub(crate) fn path(&self, from: ItemId, to: ItemId) -> String {
        let (from, to) = (&self.items[from].module, &self.items[to]);
        let common = from.iter().zip(&to.module).take_while(|(a, b)| a == b).count();
        let up = std::iter::repeat_n("super", from.len() - common);
        let down = to.module[common..].iter().map(String::as_str).chain([to.ident.as_str()]);
        up.chain(down).collect::<Vec<_>>().join("::")
    }

    /// A name of the prelude, in full where a type of the module has it.
    fn std(&self, item: ItemId, name: &str, path: &str) -> String {
        let module = &self.items[item].module;
        let is_taken = self.items.iter().any(|other| other.ident == name && other.module == *module);
        if is_taken { path.to_owned() } else { name.to_owned() }
    }
}
