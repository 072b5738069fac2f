//! Types of Rust as text.

use super::{
    ir::{ItemId, Slot, Type},
    items::Printer,
};
use crate::{Bytes, Config, Map, Text};

impl Printer<'_, '_> {
    /// The type of a slot of an item.
    pub(crate) fn slot_type(&self, item: ItemId, index: usize, slot: &Slot) -> String {
        self.ty(&slot.ty, slot, item, self.shapes.is_boxed(item, index))
    }

    fn ty(&self, ty: &Type, slot: &Slot, item: ItemId, is_boxed: bool) -> String {
        let config = self.config;
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
                format!("{}<{}>", self.std(item, "Vec", "::std::vec::Vec"), self.ty(inner, slot, item, false))
            }
            Type::Map(inner) => {
                let map = match Config::at(&config.maps, &slot.path) {
                    Map::Hash => "::std::collections::HashMap",
                    Map::BTree => "::std::collections::BTreeMap",
                };
                let key = self.std(item, "String", "::std::string::String");
                format!("{map}<{key}, {}>", self.ty(inner, slot, item, false))
            }
            Type::Option(inner) => {
                format!(
                    "{}<{}>",
                    self.std(item, "Option", "::std::option::Option"),
                    self.ty(inner, slot, item, is_boxed)
                )
            }
            Type::Item(inner) => {
                let lifetime = if self.shapes.borrows(*inner) { "<'a>" } else { "" };
                let path = format!("{}{lifetime}", self.path(item, *inner));
                if is_boxed { format!("{}<{path}>", self.std(item, "Box", "::std::boxed::Box")) } else { path }
            }
            Type::Extern(path) => path.clone(),
            Type::Other(ty) => ty.rust.clone(),
            Type::Logical(logical) => match logical.rust {
                Some(path) => path.to_owned(),
                None => {
                    let runtime = config.runtime.as_deref().unwrap_or("::schema_runtime");
                    format!("{runtime}::logical::{}", logical.runtime_type())
                }
            },
        }
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
