//! From schemas to items.

use std::{
    collections::{BTreeMap, HashMap},
    iter, mem,
};

use schema_model::{Branches, Field, LogicalType, Name, Node, SchemaSet, Text, View};

use super::{
    default_domain,
    items::{Item, ItemId, ItemKind, Member},
    logical::Logical,
    names::{Case, Scope, Scopes, identifier},
    settings::{self, module_parts, nearest, parts_after},
    types::{NullPosition, Type, TypeProperties},
};
use crate::{Config, input::SchemaText};

/// Items for all definitions and for the roots without a name, and the identifiers of each module.
///
/// Names are sorted, so that the order of files does not decide which of two names gets a number.
pub(crate) fn lower<'s>(config: &'s Config, set: &'s SchemaSet, texts: &'s [SchemaText]) -> (Vec<Item<'s>>, Scopes) {
    let mut lowering = Lowering { config, items: Vec::new(), by_name: HashMap::new(), scopes: Scopes::new() };
    let mut definitions: Vec<_> = set.definitions().iter().map(|definition| definition.schema().root()).collect();
    definitions.sort_by_key(|node| node.name().map(Name::full));
    lowering.name_all(&definitions);
    let known = lowering.items.len();
    for id in 0..known {
        lowering.fill(id);
    }
    let mut roots: Vec<_> = set.roots().iter().zip(texts).collect();
    roots.sort_by_key(|(_, text)| &text.path);
    for (root, text) in roots {
        if let Some(root) = root {
            lowering.root(root.root(), text);
        }
    }
    (lowering.items, lowering.scopes)
}

struct Lowering<'s> {
    config: &'s Config,
    items: Vec<Item<'s>>,
    by_name: HashMap<&'s str, ItemId>,
    scopes: Scopes,
}

/// Where a type is used.
struct Context<'a> {
    module: &'a [String],
    /// The name for the enum of a union here.
    ident: String,
    /// The path of settings.
    path: &'a str,
    /// Whether the type belongs to a field, whose attribute can name its logical type.
    takes_logical: bool,
    /// Whether logical types become types of libraries.
    has_libraries: bool,
}

impl<'s> Lowering<'s> {
    /// The module of a namespace.
    fn module(&self, namespace: Option<&str>) -> Vec<String> {
        let Some(namespace) = namespace else { return Vec::new() };
        let mapped = self.config.namespaces.iter().map(|(prefix, module)| (prefix, module));
        let parts: Vec<&str> = match nearest(mapped, namespace) {
            Some((prefix, module)) => module_parts(module).chain(parts_after(prefix, namespace)).collect(),
            None => namespace.split('.').collect(),
        };
        // Namespaces with the same name in Rust share a module, whose scope keeps the types' names apart.
        parts.into_iter().map(|part| identifier(&Case::Snake.apply(part))).collect()
    }

    /// The program's type for a name, if a setting gives one.
    fn extern_path(&self, name: &Name) -> Option<String> {
        let externs = &self.config.externs;
        if let Some(path) = externs.get(name.full()) {
            return Some(path.clone());
        }
        // An empty path covers no namespace.
        let paths = externs.iter().filter(|(prefix, _)| !prefix.is_empty());
        let namespace = name.namespace().unwrap_or_default();
        let (prefix, path) = nearest(paths, namespace)?;
        let modules = parts_after(prefix, namespace).map(|part| Case::Snake.apply(part));
        let tail = modules.chain([Case::Camel.apply(name.simple())]).map(|part| identifier(&part));
        Some(iter::once(path.clone()).chain(tail).collect::<Vec<_>>().join("::"))
    }

    fn name_all(&mut self, definitions: &[&'s Node]) {
        let mut by_module: BTreeMap<Vec<String>, Vec<&'s Node>> = BTreeMap::new();
        for node in definitions {
            let Some(name) = node.name().filter(|name| self.extern_path(name).is_none()) else {
                continue;
            };
            let module = self.module(name.namespace());
            for depth in 0..module.len() {
                // A module needs a name too.
                let scope = self.scopes.entry(module[..depth].to_vec()).or_default();
                if !scope.contains(&module[depth]) {
                    scope.insert(&module[depth], Case::Snake);
                }
            }
            by_module.entry(module).or_default().push(node);
        }
        for (module, nodes) in by_module {
            let names: Vec<_> = nodes.iter().filter_map(|node| node.name()).map(Name::simple).collect();
            let idents = self.scopes.entry(module.clone()).or_default().insert_all(&names, Case::Camel);
            for (node, ident) in nodes.into_iter().zip(idents) {
                let Some(name) = node.name() else { continue };
                let kind = match node.view() {
                    View::Enum(symbols) => {
                        let names: Vec<_> = symbols.symbols().iter().map(Text::as_str).collect();
                        ItemKind::Enum { symbols, variants: Scope::default().insert_all(&names, Case::Camel) }
                    }
                    View::Fixed(fixed) => ItemKind::Fixed { fixed },
                    // `fill` adds the fields when all names are known.
                    View::Record(record) => ItemKind::Record { record, fields: Vec::new() },
                    _ => continue,
                };
                self.by_name.insert(name.full(), self.items.len());
                let path = name.full().to_owned();
                self.items.push(Item { module: module.clone(), ident, path, kind, node: Some(node) });
            }
        }
    }

    /// The fields of a record.
    fn fill(&mut self, id: ItemId) {
        let item = &self.items[id];
        let ItemKind::Record { record, .. } = &item.kind else { return };
        let (record, module, owner) = (*record, item.module.clone(), item.ident.clone());
        let names: Vec<_> = record.fields().iter().map(Field::name).collect();
        let idents = Scope::default().insert_all(&names, Case::Snake);
        let members = record.fields().iter().zip(idents).map(|(field, ident)| {
            let path = format!("{}.{}", record.name().full(), field.name());
            let union = format!("{owner}{}", Case::Camel.apply(field.name()));
            let context = Context {
                module: &module,
                ident: union,
                path: &path,
                takes_logical: true,
                has_libraries: field.default().is_none_or(|default| default_domain::contains(field.schema(), default)),
            };
            match self.config.field_types.get(&path) {
                // No enums are generated for the unions in it.
                Some(ty) => {
                    let (ty, properties) = (Type::Custom(ty.clone()), TypeProperties::default());
                    Member { ident, path: path.clone(), ty, properties }
                }
                None => self.member(ident, field.schema(), &context),
            }
        });
        let members = members.collect();
        if let ItemKind::Record { fields, .. } = &mut self.items[id].kind {
            *fields = members;
        }
    }

    /// A root without a name is a type named for its file.
    fn root(&mut self, node: &'s Node, text: &SchemaText) {
        if node.name().is_some() {
            return;
        }
        let stem = text.path.file_stem().and_then(|stem| stem.to_str()).unwrap_or("schema");
        let mut stem: String = stem.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
        if stem.starts_with(|c: char| c.is_ascii_digit()) {
            stem.insert(0, '_');
        }
        let ident = self.scopes.entry(Vec::new()).or_default().insert(&stem, Case::Camel);
        let context =
            Context { module: &[], ident: ident.clone(), path: &stem, takes_logical: false, has_libraries: true };
        let kind = match node.view() {
            View::Union(branches) => self.branches(branches, None, &context),
            _ => ItemKind::Newtype { member: self.member("0".to_owned(), node, &context) },
        };
        self.items.push(Item { module: Vec::new(), ident, path: stem.clone(), kind, node: Some(node) });
    }

    fn member(&mut self, ident: String, node: &'s Node, context: &Context<'_>) -> Member {
        let mut properties = TypeProperties::default();
        let ty = self.ty(node, context, &mut properties);
        Member { ident, path: context.path.to_owned(), ty, properties }
    }

    /// The type of a schema; adds the properties of the types without a name in it.
    fn ty(&mut self, node: &'s Node, context: &Context<'_>, properties: &mut TypeProperties) -> Type {
        if let Some(name) = node.name() {
            return match self.extern_path(name) {
                Some(path) => Type::Extern(path),
                None => {
                    self.by_name.get(name.full()).map_or(Type::Null, |id| match self.fixed_logical(node, context) {
                        Some(logical) => Type::FixedAs(*id, logical),
                        None => Type::Item(*id),
                    })
                }
            };
        }
        if let View::Union(branches) = node.view() {
            return self.union(branches, context, properties);
        }
        *properties = TypeProperties::of(node.properties());
        if let Some(ty) = self.logical(node, context) {
            let implied = match &ty {
                Type::Logical(logical) => logical.properties(),
                _ => mem::take(&mut properties.properties),
            };
            // The attribute is needed where the schema differs, for example by leaving out a scale of 0.
            if implied == properties.properties {
                properties.properties.clear();
            }
            return ty;
        }
        let mut nested = |lowering: &mut Self, inner: &'s Node, step: &str, suffix: &str| {
            let mut nested = TypeProperties::default();
            let context = Context { ident: format!("{}{suffix}", context.ident), ..*context };
            let ty = lowering.ty(inner, &context, &mut nested);
            properties.insert(step, nested);
            Box::new(ty)
        };
        let config = self.config;
        match node.view() {
            View::Boolean => Type::Boolean,
            View::Int => Type::Int,
            View::Long => Type::Long,
            View::Float => Type::Float,
            View::Double => Type::Double,
            View::Bytes => Type::Bytes(settings::value(&config.bytes, context.path)),
            View::String => Type::String(settings::value(&config.strings, context.path)),
            View::Array(items) => Type::Array(nested(self, items, "/items", "Item")),
            View::Map(values) => {
                Type::Map(settings::value(&config.maps, context.path), nested(self, values, "/values", "Value"))
            }
            _ => Type::Null,
        }
    }

    /// The type of a logical type, if the settings have one.
    fn logical(&self, node: &Node, context: &Context<'_>) -> Option<Type> {
        let logical = Logical::of(node)?;
        let name = logical.name.as_str();
        // The schema of a custom type has no other property.
        let named = self.config.logical_types.iter().rev().find(|(known, _)| known == name);
        if let Some((_, ty)) = named.filter(|_| node.properties().len() == 1) {
            return Some(Type::Custom(ty.clone()));
        }
        let mut libraries = self.config.libraries.iter().rev().filter(|_| context.has_libraries);
        let library = libraries.find(|library| library.rust_type(logical.logical_type).is_some())?;
        Some(Type::Logical(Logical { library: context.takes_logical.then_some(*library), ..logical }))
    }

    /// The logical type that is used in place of a fixed, where an attribute can say so.
    fn fixed_logical(&self, node: &Node, context: &Context<'_>) -> Option<Logical> {
        let takes_logical = context.takes_logical && context.has_libraries;
        let (View::Fixed(_), Some(logical), true) = (node.view(), Logical::of(node), takes_logical) else {
            return None;
        };
        let mut libraries = self.config.libraries.iter().rev();
        let library = match logical.logical_type {
            // No library has months, days and milliseconds apart: a library of times implies the runtime's type.
            LogicalType::Duration => libraries.any(|library| library.has_times()).then_some(None),
            known => libraries.find(|library| library.rust_type(known).is_some()).map(|library| Some(*library)),
        }?;
        Some(Logical { library, ..logical })
    }

    fn union(&mut self, branches: Branches<'s>, context: &Context<'_>, properties: &mut TypeProperties) -> Type {
        let count = branches.len();
        let null = branches.iter().position(|branch| matches!(branch.view(), View::Null));
        let Some(null) = null.filter(|null| count > 1 && (*null == 0 || *null == count - 1)) else {
            let kind = self.branches(branches, None, context);
            return Type::Item(self.add_union(context, kind));
        };
        if let Some(null_branch) = branches.get(null) {
            properties.insert(format!("/{null}"), TypeProperties::of(null_branch.properties()));
        }
        let position = if null == 0 { NullPosition::First } else { NullPosition::Last };
        if count > 2 {
            let kind = self.branches(branches, Some(null), context);
            return Type::Option(Box::new(Type::Item(self.add_union(context, kind))), position);
        }
        let other = position.other();
        let mut nested = TypeProperties::default();
        let ty = branches.get(other).map_or(Type::Null, |branch| self.ty(branch, context, &mut nested));
        properties.insert(format!("/{other}"), nested);
        Type::Option(Box::new(ty), position)
    }

    fn add_union(&mut self, context: &Context<'_>, kind: ItemKind<'s>) -> ItemId {
        let ident = self.scopes.entry(context.module.to_vec()).or_default().insert(&context.ident, Case::Camel);
        let (module, path) = (context.module.to_vec(), context.path.to_owned());
        self.items.push(Item { module, ident, path, kind, node: None });
        self.items.len() - 1
    }

    /// The variants of a union, without the null that an `Option` represents.
    fn branches(&mut self, branches: Branches<'s>, without: Option<usize>, context: &Context<'_>) -> ItemKind<'s> {
        let branches: Vec<_> = branches
            .iter()
            .enumerate()
            .filter(|(index, _)| Some(*index) != without)
            .map(|(_, branch)| branch)
            .collect();
        let names: Vec<_> =
            branches.iter().map(|branch| branch.name().map_or(branch.type_name(), Name::simple)).collect();
        let idents = Scope::default().insert_all(&names, Case::Camel);
        let nodes = branches.clone();
        let branches = branches.into_iter().zip(idents).map(|(branch, ident)| {
            let nested = format!("{}{ident}", context.ident);
            let context = Context { ident: nested, takes_logical: false, ..*context };
            let member = self.member(ident.clone(), branch, &context);
            let is_null = matches!(branch.view(), View::Null) && member.properties.is_empty();
            (ident, (!is_null).then_some(member))
        });
        ItemKind::Union { nodes, branches: branches.collect() }
    }
}
