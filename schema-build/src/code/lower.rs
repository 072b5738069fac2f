//! From schemas to items.

use std::collections::{BTreeMap, HashMap};

use schema_model::{Branches, LogicalType, Name, Node, SchemaSet, View};

use super::{
    held::is_held,
    ir::{Item, ItemId, ItemKind, Logical, Null, Slot, Type, TypeProperties},
};
use crate::{
    Config,
    config::{module_parts, nearest, parts_inside},
    input::SchemaText,
    names::{Case, Scope, identifier},
};

/// Items for all definitions and for the roots without a name.
///
/// Their order, and so what is named first where two names are one in Rust, is that of the names, whatever the order of the
/// files is.
pub(crate) fn lower<'s>(config: &'s Config, set: &'s SchemaSet, texts: &'s [SchemaText]) -> Vec<Item<'s>> {
    let mut lowering = Lowering { config, items: Vec::new(), by_name: HashMap::new(), scopes: HashMap::new() };
    lowering.modules(set);
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
    lowering.items
}

struct Lowering<'s> {
    config: &'s Config,
    items: Vec<Item<'s>>,
    by_name: HashMap<&'s str, ItemId>,
    /// The identifiers of types and modules in a module.
    scopes: HashMap<Vec<String>, Scope>,
}

/// Where a type stands that has to be named.
struct Around<'a> {
    module: &'a [String],
    /// What a union here is called.
    ident: String,
    /// The path of settings.
    path: &'a str,
    /// Whether it is a field, or inside of one, whose attribute says what logical type it is, or what stands for it.
    takes_logical: bool,
    /// Whether types of libraries stand for logical types.
    has_libraries: bool,
}

impl<'s> Lowering<'s> {
    /// Names the modules before all types: they are `com`, not `com_2`.
    fn modules(&mut self, set: &'s SchemaSet) {
        let mut namespaces: Vec<_> = set
            .definitions()
            .iter()
            .filter_map(|definition| definition.schema().root().name().and_then(Name::namespace))
            .collect();
        namespaces.sort_unstable();
        namespaces.dedup();
        for namespace in namespaces {
            self.module(Some(namespace));
        }
    }

    /// The module of a namespace.
    fn module(&mut self, namespace: Option<&str>) -> Vec<String> {
        let Some(namespace) = namespace else { return Vec::new() };
        let mapped = self.config.namespaces.iter().map(|(prefix, module)| (prefix, module));
        let parts: Vec<&str> = match nearest(mapped, namespace) {
            Some((prefix, module)) => module_parts(module).chain(parts_inside(namespace, prefix)).collect(),
            None => namespace.split('.').collect(),
        };
        // Namespaces whose names are one in Rust are one module: the types' names are told apart.
        parts.into_iter().map(|part| identifier(&Case::Snake.apply(part))).collect()
    }

    /// The program's own type for a name, where the settings say that it has one.
    fn extern_path(&self, name: &Name) -> Option<String> {
        let externs = &self.config.externs;
        if let Some(path) = externs.get(name.full()) {
            return Some(path.clone());
        }
        // No path is that of no namespace.
        let paths = externs.iter().filter(|(prefix, _)| !prefix.is_empty());
        let namespace = name.namespace().unwrap_or_default();
        let (prefix, path) = nearest(paths, namespace)?;
        let modules = parts_inside(namespace, prefix).map(|part| Case::Snake.apply(part));
        let inside = modules.chain([Case::Camel.apply(name.simple())]).map(|part| identifier(&part));
        Some(std::iter::once(path.clone()).chain(inside).collect::<Vec<_>>().join("::"))
    }

    fn name_all(&mut self, definitions: &[&'s Node]) {
        let mut by_module: BTreeMap<Vec<String>, Vec<&'s Node>> = BTreeMap::new();
        for node in definitions {
            let Some(name) = node.name().filter(|name| self.extern_path(name).is_none()) else {
                continue;
            };
            let module = self.module(name.namespace());
            for depth in 0..module.len() {
                // A module takes a name as well.
                let scope = self.scopes.entry(module[..depth].to_vec()).or_default();
                if !scope.has(&module[depth]) {
                    scope.take(&module[depth], Case::Snake);
                }
            }
            by_module.entry(module).or_default().push(node);
        }
        for (module, nodes) in by_module {
            let names: Vec<_> = nodes.iter().filter_map(|node| node.name()).map(Name::simple).collect();
            let idents = self.scopes.entry(module.clone()).or_default().take_all(&names, Case::Camel);
            for (node, ident) in nodes.into_iter().zip(idents) {
                let Some(name) = node.name() else { continue };
                let kind = match node.view() {
                    View::Enum(symbols) => {
                        let names: Vec<_> = symbols.symbols().iter().map(schema_model::Text::as_str).collect();
                        ItemKind::Enum { symbols, variants: Scope::default().take_all(&names, Case::Camel) }
                    }
                    View::Fixed(fixed) => ItemKind::Fixed { fixed },
                    // Its fields come when all names are known.
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
        let names: Vec<_> = record.fields().iter().map(schema_model::Field::name).collect();
        let idents = Scope::default().take_all(&names, Case::Snake);
        let slots = record.fields().iter().zip(idents).map(|(field, ident)| {
            let path = format!("{}.{}", record.name().full(), field.name());
            let union = format!("{owner}{}", Case::Camel.apply(field.name()));
            let around = Around {
                module: &module,
                ident: union,
                path: &path,
                takes_logical: true,
                has_libraries: field.default().is_none_or(|default| is_held(field.schema(), default)),
            };
            match self.config.field_types.get(&path) {
                // Nothing is generated for what is inside.
                Some(ty) => {
                    let (ty, properties) = (Type::Other(ty.clone()), TypeProperties::default());
                    Slot { ident, path: path.clone(), ty, properties }
                }
                None => self.slot(ident, field.schema(), &around),
            }
        });
        let slots = slots.collect();
        if let ItemKind::Record { fields, .. } = &mut self.items[id].kind {
            *fields = slots;
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
        let ident = self.scopes.entry(Vec::new()).or_default().take(&stem, Case::Camel);
        let around =
            Around { module: &[], ident: ident.clone(), path: &stem, takes_logical: false, has_libraries: true };
        let kind = match node.view() {
            View::Union(branches) => self.branches(branches, None, &around),
            _ => ItemKind::Newtype { slot: self.slot("0".to_owned(), node, &around) },
        };
        self.items.push(Item { module: Vec::new(), ident, path: stem.clone(), kind, node: Some(node) });
    }

    fn slot(&mut self, ident: String, node: &'s Node, around: &Around<'_>) -> Slot {
        let mut properties = TypeProperties::default();
        let ty = self.ty(node, around, &mut properties);
        Slot { ident, path: around.path.to_owned(), ty, properties }
    }

    /// A type, and the properties that its types have here.
    fn ty(&mut self, node: &'s Node, around: &Around<'_>, properties: &mut TypeProperties) -> Type {
        if let Some(name) = node.name() {
            return match self.extern_path(name) {
                Some(path) => Type::Extern(path),
                None => self.by_name.get(name.full()).map_or(Type::Null, |id| match self.stands_for(node, around) {
                    Some(logical) => Type::Stands(*id, logical),
                    None => Type::Item(*id),
                }),
            };
        }
        if let View::Union(branches) = node.view() {
            return self.union(branches, around, properties);
        }
        properties.own =
            node.properties().iter().map(|property| (property.key().to_owned(), property.value().to_owned())).collect();
        if let Some(ty) = self.logical(node, around) {
            let own = match &ty {
                Type::Logical(logical) => logical.properties(),
                _ => std::mem::take(&mut properties.own),
            };
            // What the type has by itself needs no attribute; a scale of 0 that is left out, say, does.
            if own == properties.own {
                properties.own.clear();
            }
            return ty;
        }
        let mut inside = |lowering: &mut Self, inner: &'s Node, step: &str, tail: &str| {
            let mut parts = TypeProperties::default();
            let around = Around { ident: format!("{}{tail}", around.ident), ..*around };
            let ty = lowering.ty(inner, &around, &mut parts);
            properties.put(step, parts);
            Box::new(ty)
        };
        match node.view() {
            View::Boolean => Type::Boolean,
            View::Int => Type::Int,
            View::Long => Type::Long,
            View::Float => Type::Float,
            View::Double => Type::Double,
            View::Bytes => Type::Bytes,
            View::String => Type::String,
            View::Array(items) => Type::Array(inside(self, items, "/items", "Item")),
            View::Map(values) => Type::Map(inside(self, values, "/values", "Value")),
            _ => Type::Null,
        }
    }

    /// The type of a logical type, where the settings have one.
    fn logical(&self, node: &Node, around: &Around<'_>) -> Option<Type> {
        let logical = Logical::of(node)?;
        let name = logical.name.as_str();
        // A type that is named for it has the property, and nothing else.
        let named = self.config.logical_types.iter().rev().find(|(known, _)| known == name);
        if let Some((_, ty)) = named.filter(|_| node.properties().len() == 1) {
            return Some(Type::Other(ty.clone()));
        }
        let mut libraries = self.config.libraries.iter().rev().filter(|_| around.has_libraries);
        let library = libraries.find(|library| library.rust_type(logical.meaning).is_some())?;
        Some(Type::Logical(Logical { library: around.takes_logical.then_some(*library), ..logical }))
    }

    /// What a fixed stands for, where the place has an attribute that says so.
    fn stands_for(&self, node: &Node, around: &Around<'_>) -> Option<Logical> {
        let takes_logical = around.takes_logical && around.has_libraries;
        let (View::Fixed(_), Some(logical), true) = (node.view(), Logical::of(node), takes_logical) else {
            return None;
        };
        let meaning = logical.meaning;
        let mut libraries = self.config.libraries.iter().rev();
        let library = match meaning {
            // No library has months beside days beside milliseconds: who asks for types of times gets the runtime's.
            LogicalType::Duration => libraries.any(|library| library.has_times()).then_some(None),
            _ => libraries.find(|library| library.rust_type(meaning).is_some()).map(|library| Some(*library)),
        }?;
        Some(Logical { library, ..logical })
    }

    fn union(&mut self, branches: Branches<'s>, around: &Around<'_>, properties: &mut TypeProperties) -> Type {
        let count = branches.len();
        let null = branches.iter().position(|branch| matches!(branch.view(), View::Null));
        let outside = match null {
            Some(0) if count > 1 => Some(0),
            Some(last) if count > 1 && last == count - 1 => Some(last),
            _ => None,
        };
        let Some(null) = outside else {
            let kind = self.branches(branches, None, around);
            return Type::Item(self.add_union(around, kind));
        };
        if let Some(null_branch) = branches.get(null) {
            let own = null_branch.properties().iter();
            let own = own.map(|property| (property.key().to_owned(), property.value().to_owned())).collect();
            properties.put(format!("/{null}"), TypeProperties { own, inside: Vec::new() });
        }
        let place = if null == 0 { Null::First } else { Null::Last };
        if count > 2 {
            let kind = self.branches(branches, Some(null), around);
            return Type::Option(Box::new(Type::Item(self.add_union(around, kind))), place);
        }
        let other = place.other();
        let mut inside = TypeProperties::default();
        let ty = branches.get(other).map_or(Type::Null, |branch| self.ty(branch, around, &mut inside));
        properties.put(format!("/{other}"), inside);
        Type::Option(Box::new(ty), place)
    }

    fn add_union(&mut self, around: &Around<'_>, kind: ItemKind<'s>) -> ItemId {
        let ident = self.scopes.entry(around.module.to_vec()).or_default().take(&around.ident, Case::Camel);
        let (module, path) = (around.module.to_vec(), around.path.to_owned());
        self.items.push(Item { module, ident, path, kind, node: None });
        self.items.len() - 1
    }

    /// The variants of a union, without the null that stands for an `Option`'s `None`.
    fn branches(&mut self, branches: Branches<'s>, without: Option<usize>, around: &Around<'_>) -> ItemKind<'s> {
        let branches: Vec<_> = branches
            .iter()
            .enumerate()
            .filter(|(index, _)| Some(*index) != without)
            .map(|(_, branch)| branch)
            .collect();
        let names: Vec<_> =
            branches.iter().map(|branch| branch.name().map_or(branch.type_name(), Name::simple)).collect();
        let idents = Scope::default().take_all(&names, Case::Camel);
        let nodes = branches.clone();
        let branches = branches.into_iter().zip(idents).map(|(branch, ident)| {
            let ident_inside = format!("{}{ident}", around.ident);
            let around = Around { ident: ident_inside, takes_logical: false, ..*around };
            let slot = self.slot(ident.clone(), branch, &around);
            let is_null = matches!(branch.view(), View::Null) && slot.properties.is_empty();
            (ident, (!is_null).then_some(slot))
        });
        ItemKind::Union { nodes, branches: branches.collect() }
    }
}
