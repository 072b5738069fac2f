//! Types of Rust, as text.

use proc_macro2::TokenStream;
use quote::quote;

use crate::{
    Bytes, Map, Text,
    plan::{
        Plan,
        items::{ItemId, Member},
        types::Type,
    },
};

/// The type of a member of an item.
pub(super) fn of(plan: &Plan<'_>, item: ItemId, index: usize, member: &Member) -> String {
    Writer { plan, item, names_fixed: false }.ty(&member.ty, plan.layout.is_boxed(item, index))
}

/// The type of the attribute `as`, if the member needs one.
pub(super) fn written_as(plan: &Plan<'_>, item: ItemId, member: &Member) -> Option<String> {
    match (&member.ty, member.ty.innermost()) {
        (Type::Custom(ty), _) => ty.written_as.clone(),
        (ty, Type::FixedAs(..)) => Some(Writer { plan, item, names_fixed: true }.ty(ty, false)),
        _ => None,
    }
}

/// The lifetime of an item that borrows.
pub(super) fn lifetime(plan: &Plan<'_>, id: ItemId) -> Option<TokenStream> {
    plan.layout.borrows(id).then(|| quote!(<'a>))
}

struct Writer<'p> {
    plan: &'p Plan<'p>,
    /// The item that contains the type.
    item: ItemId,
    /// Whether a fixed is written, and not the type that is used in its place.
    names_fixed: bool,
}

impl Writer<'_> {
    fn ty(&self, ty: &Type, is_boxed: bool) -> String {
        match ty {
            Type::Null => "()".to_owned(),
            Type::Boolean => "bool".to_owned(),
            Type::Int => "i32".to_owned(),
            Type::Long => "i64".to_owned(),
            Type::Float => "f32".to_owned(),
            Type::Double => "f64".to_owned(),
            Type::String(Text::Owned) => self.std("string", "String"),
            Type::String(Text::Boxed) => format!("{}<str>", self.std("boxed", "Box")),
            Type::String(Text::Shared) => "::std::sync::Arc<str>".to_owned(),
            Type::String(Text::Borrowed) => "&'a str".to_owned(),
            Type::String(Text::Cow) => "::std::borrow::Cow<'a, str>".to_owned(),
            Type::Bytes(Bytes::Owned) => format!("{}<u8>", self.std("vec", "Vec")),
            Type::Bytes(Bytes::Borrowed) => "&'a [u8]".to_owned(),
            Type::Bytes(Bytes::Cow) => "::std::borrow::Cow<'a, [u8]>".to_owned(),
            Type::Bytes(Bytes::Shared) => "::bytes::Bytes".to_owned(),
            Type::Array(inner) => format!("{}<{}>", self.std("vec", "Vec"), self.ty(inner, false)),
            Type::Map(map, inner) => {
                let map = match map {
                    Map::Hash => "::std::collections::HashMap",
                    Map::BTree => "::std::collections::BTreeMap",
                };
                format!("{map}<{}, {}>", self.std("string", "String"), self.ty(inner, false))
            }
            Type::Option(inner, _) => format!("{}<{}>", self.std("option", "Option"), self.ty(inner, is_boxed)),
            Type::Item(inner) => {
                let lifetime = if self.plan.layout.borrows(*inner) { "<'a>" } else { "" };
                let path = format!("{}{lifetime}", self.plan.path(self.item, *inner));
                if is_boxed { format!("{}<{path}>", self.std("boxed", "Box")) } else { path }
            }
            Type::Extern(path) => path.clone(),
            Type::Custom(ty) => ty.rust.clone(),
            Type::FixedAs(fixed, _) if self.names_fixed => self.plan.path(self.item, *fixed),
            Type::Logical(logical) | Type::FixedAs(_, logical) => {
                match logical.library.and_then(|library| library.rust_type(logical.logical_type)) {
                    Some(path) => path.to_owned(),
                    None => format!("{}::logical::{}", self.plan.runtime(), logical.runtime_type()),
                }
            }
        }
    }

    /// A name of the prelude: with its path where the module defines the name.
    fn std(&self, module: &str, name: &str) -> String {
        if self.plan.defines(self.item, name) { format!("::std::{module}::{name}") } else { name.to_owned() }
    }
}
