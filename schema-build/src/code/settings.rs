//! What settings belong to, by their paths. One that fits nothing is a mistake, as is one that is not Rust. They have no place
//! in a file: they are named as they were written.

use std::collections::BTreeSet;

use schema_model::{Name, Node, SchemaSet, View};

use syn::{ext::IdentExt as _, parse::Parser as _};

use super::ir::{Item, ItemKind, Slot, Type};
use crate::{
    Config,
    config::{FieldType, is_inside, module_parts},
    problem::Problem,
};

/// Whether a setting of types is one of this: by its path, or by that of a namespace around it. So what is given to a record is
/// not given to the enums of its unions.
pub(crate) fn is_of_type(item: &Item<'_>, setting: &str) -> bool {
    setting == "." || item.path == setting || item.namespace().is_some_and(|namespace| is_inside(namespace, setting))
}

/// A setting as it was written.
fn written(setter: &str, arguments: &[&str]) -> String {
    let arguments: Vec<_> = arguments.iter().map(|argument| format!("{argument:?}")).collect();
    format!("the setting `{setter}({})`", arguments.join(", "))
}

/// The setter of a type, and what it was given.
fn written_type(setter: &str, path: &str, ty: &FieldType) -> String {
    match &ty.written_as {
        None => written(setter, &[path, &ty.rust]),
        Some(written_as) => written(&format!("{setter}_as"), &[path, &ty.rust, written_as]),
    }
}

/// Settings that are not Rust.
pub(super) fn not_rust(config: &Config) -> Vec<Problem> {
    let (mut problems, mut relative) = (Vec::new(), Vec::new());
    let mut check = |setting: String, text: &str, what: &str, example: &str, error: Option<syn::Error>| {
        let problem = error.map(|error| {
            let help = if text.contains(',') && what == "path" {
                format!("write one, such as `{example}`: several are as many settings")
            } else {
                format!("write one, such as `{example}`")
            };
            Problem::plain(format!("{setting} has no {what} of Rust: `{text}`: {error}")).with_help(help)
        });
        problems.extend(problem);
    };
    for (path, derive) in &config.derives {
        let error = syn::parse_str::<syn::Path>(derive).err();
        check(written("derive", &[path, derive]), derive, "path", "serde::Serialize", error);
    }
    if let Some(runtime) = &config.runtime {
        let error = syn::parse_str::<syn::Path>(runtime).err();
        check(written("runtime_path", &[runtime]), runtime, "path", "::schema_runtime", error);
    }
    let fields = config.field_types.iter().map(|(path, ty)| ("field_type", path, ty));
    let logical = config.logical_types.iter().map(|(name, ty)| ("logical_type", name, ty));
    for (setter, path, ty) in fields.chain(logical) {
        for text in std::iter::once(&ty.rust).chain(&ty.written_as) {
            let error = syn::parse_str::<syn::Type>(text).err();
            check(written_type(setter, path, ty), text, "type", "crate::Timestamp", error);
        }
    }
    for (name, path) in &config.externs {
        match syn::parse_str::<syn::Type>(path) {
            Ok(ty) => relative.extend(is_relative(&ty).then(|| {
                Problem::plain(format!("{} has a path that starts in no certain place", written("extern_path", &[name, path])))
                    .with_help(format!(
                        "the code stands in modules of its own: write `::{path}` for another crate, and `crate::{path}` for this one"
                    ))
            })),
            Err(error) => check(written("extern_path", &[name, path]), path, "type", "::money::Money", Some(error)),
        }
    }
    for (path, value) in &config.field_defaults {
        let error = syn::parse_str::<syn::Expr>(value).err();
        check(written("field_default", &[path, value]), value, "expression", "crate::Money::ZERO", error);
    }
    let types = config.type_attributes.iter().map(|setting| ("type_attribute", setting));
    let fields = config.field_attributes.iter().map(|setting| ("field_attribute", setting));
    let variants = config.variant_attributes.iter().map(|setting| ("variant_attribute", setting));
    for (setter, (path, attribute)) in types.chain(fields).chain(variants) {
        let error = syn::Attribute::parse_outer.parse_str(attribute).err();
        check(written(setter, &[path, attribute]), attribute, "attribute", "#[non_exhaustive]", error);
    }
    for (namespace, module) in &config.namespaces {
        for part in module_parts(module) {
            // Words of Rust become raw identifiers.
            let error = syn::Ident::parse_any.parse_str(part).err();
            check(written("namespace", &[namespace, module]), part, "name of a module", "shop", error);
        }
    }
    problems.extend(relative);
    problems
}

/// Whether a path depends on the module that it stands in.
fn is_relative(ty: &syn::Type) -> bool {
    let syn::Type::Path(ty) = ty else { return false };
    let first = ty.path.segments.first().map(|segment| segment.ident.to_string());
    ty.qself.is_none() && ty.path.leading_colon.is_none() && first.as_deref() != Some("crate")
}

/// Settings that fit nothing.
pub(crate) fn unused(config: &Config, set: &SchemaSet, items: &[Item<'_>]) -> Vec<Problem> {
    // Of a definition with mistakes, not all fields are known.
    let broken = set.definitions().iter().filter(|definition| !definition.is_whole());
    let broken = broken.filter_map(|definition| definition.schema().root().name()).map(Name::full).collect();
    let mut unused = Unused { known: known(set, items), broken, problems: Vec::new() };
    let types = |setting: &str| items.iter().any(|item| is_of_type(item, setting));
    let slots = || items.iter().flat_map(|item| item.slots().into_iter().map(move |slot| (item, slot)));
    let slot =
        |setting: &str, test: fn(&Slot) -> bool| slots().any(|(_, slot)| is_inside(&slot.path, setting) && test(slot));
    let fields = || slots().filter(|(item, _)| matches!(item.kind, ItemKind::Record { .. })).map(|(_, slot)| slot);

    unused.check("type_attribute", paths(&config.type_attributes), "no type is generated there", types);
    unused.check("derive", paths(&config.derives), "no type is generated there", types);
    unused.check("field_attribute", paths(&config.field_attributes), "there is no field of a record", |setting| {
        fields().any(|field| is_inside(&field.path, setting))
    });
    unused.check("variant_attribute", paths(&config.variant_attributes), "there is no variant of an enum", |setting| {
        items.iter().any(|item| item.variant_paths().iter().any(|path| is_inside(path, setting)))
    });
    unused.check("maps_in", paths(&config.maps), "there is no map", |setting| slot(setting, |slot| slot.ty.has_map()));
    unused.check("strings_in", paths(&config.strings), "there is no string", |setting| {
        slot(setting, |slot| matches!(slot.ty.innermost(), Type::String))
    });
    unused.check("bytes_in", paths(&config.bytes), "there are no bytes", |setting| {
        slot(setting, |slot| matches!(slot.ty.innermost(), Type::Bytes))
    });
    unused.check("boxed", config.boxed.iter(), "there is no field with a type that is generated", |setting| {
        fields().any(|field| field.path == setting && field.ty.by_value().is_some())
    });
    unused.check("field_type", config.field_types.keys(), "there is no field of a record", |setting| {
        fields().any(|field| field.path == setting)
    });
    unused.check(
        "field_default",
        config.field_defaults.keys(),
        "there is no field of a record with a default",
        |setting| {
            items.iter().any(|item| match &item.kind {
                ItemKind::Record { record, fields } => {
                    let mut fields = record.fields().iter().zip(fields);
                    fields.any(|(field, slot)| slot.path == setting && field.default().is_some())
                }
                _ => false,
            })
        },
    );

    let names: Vec<_> = set.definitions().iter().filter_map(|definition| definition.schema().root().name()).collect();
    let is_namespace = |setting: &str| names.iter().any(|name| is_around(name, setting));
    unused.check("namespace", paths(&config.namespaces), "there is no such namespace", is_namespace);
    unused.check("extern_path", config.externs.keys(), "there is no such type or namespace", |setting| {
        is_namespace(setting) || names.iter().any(|name| name.full() == setting)
    });
    let roots = set.roots().iter().flatten().map(|root| root.root());
    let nodes: Vec<_> = set.definitions().iter().map(|definition| definition.schema().root()).chain(roots).collect();
    unused.check(
        "logical_type",
        paths(&config.logical_types),
        "there is no such logical type without further properties",
        |name| nodes.iter().any(|node| has_logical_type(node, name)),
    );
    unused.problems
}

struct Unused<'s> {
    /// All paths that there are.
    known: BTreeSet<String>,
    /// Definitions that may have more.
    broken: Vec<&'s str>,
    problems: Vec<Problem>,
}

impl Unused<'_> {
    fn check<'c>(
        &mut self,
        setter: &str,
        settings: impl Iterator<Item = &'c String>,
        otherwise: &str,
        fits: impl Fn(&str) -> bool,
    ) {
        // What is for all there is may be for nothing today.
        for setting in settings.filter(|setting| *setting != "." && !fits(setting)) {
            if self.broken.iter().any(|definition| is_inside(setting, definition)) {
                continue;
            }
            let message = format!("the setting `{setter}` is for `{setting}`, and {otherwise}");
            self.problems.push(Problem::plain(message).with_help(self.nearest(setting)));
        }
    }

    /// What may have been meant.
    fn nearest(&self, setting: &str) -> Option<String> {
        // A path of Rust, where one of Avro is meant.
        let of_avro = setting.trim_start_matches("::").replace("::", ".");
        if of_avro != setting && self.known.contains(&of_avro) {
            return Some(format!("paths are names of the schema: write `{of_avro}`"));
        }
        let likeness = |path: &&String| strsim::jaro_winkler(path, setting);
        let others = self.known.iter().filter(|path| *path != setting);
        let nearest = others.max_by(|a, b| likeness(a).total_cmp(&likeness(b)))?;
        let (ours, theirs) = (setting.rsplit('.').next()?, nearest.rsplit('.').next()?);
        (strsim::damerau_levenshtein(ours, theirs) <= ours.len() / 3).then(|| format!("there is `{nearest}`"))
    }
}

fn known(set: &SchemaSet, items: &[Item<'_>]) -> BTreeSet<String> {
    let names = set.definitions().iter().filter_map(|definition| definition.schema().root().name());
    let mut known: BTreeSet<String> =
        names.flat_map(|name| [Some(name.full()), name.namespace()]).flatten().map(str::to_owned).collect();
    for item in items {
        known.insert(item.path.clone());
        known.extend(item.slots().iter().map(|slot| slot.path.clone()));
        known.extend(item.variant_paths());
    }
    known
}

fn paths<T>(settings: &[(String, T)]) -> impl Iterator<Item = &String> {
    settings.iter().map(|(path, _)| path)
}

/// Whether a path is a namespace's that a name is in.
fn is_around(name: &Name, path: &str) -> bool {
    name.namespace().is_some_and(|namespace| is_inside(namespace, path))
}

/// Whether a schema has a logical type, and nothing besides, outside of other names.
fn has_logical_type(node: &Node, name: &str) -> bool {
    if let [property] = node.properties()
        && property.key() == "logicalType"
        && property.value().trim_matches('"') == name
    {
        return node.name().is_none();
    }
    let inside = |inner: &Node| inner.name().is_none() && has_logical_type(inner, name);
    match node.view() {
        View::Record(record) => record.fields().iter().any(|field| inside(field.schema())),
        View::Array(inner) | View::Map(inner) => inside(inner),
        View::Union(branches) => branches.iter().any(inside),
        _ => false,
    }
}
