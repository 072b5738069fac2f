//! Settings that apply to nothing in the schemas. They have no place in a file, so messages quote their paths.

use std::collections::BTreeSet;

use schema_model::{Name, Node, SchemaSet, View};

use super::{covers, covers_item};
use crate::{
    Config,
    plan::{
        items::{Item, ItemKind},
        types::Type,
    },
    problem::Problem,
};

/// Problems of the settings that apply to nothing.
pub(crate) fn check(config: &Config, set: &SchemaSet, items: &[Item<'_>]) -> Vec<Problem> {
    // A definition with mistakes may have more fields than are known.
    let broken = set.definitions().iter().filter(|definition| !definition.is_whole());
    let broken = broken.filter_map(|definition| definition.schema().root().name()).map(Name::full).collect();
    let mut unused = Unused { known: known(set, items), broken, problems: Vec::new() };
    let types = |setting: &str| items.iter().any(|item| covers_item(setting, item));
    let members = |setting: &str, test: fn(&Type) -> bool| {
        let mut members = items.iter().flat_map(Item::members);
        members.any(|member| covers(setting, &member.path) && test(&member.ty))
    };
    let fields = || items.iter().filter(|item| matches!(item.kind, ItemKind::Record { .. })).flat_map(Item::members);

    unused.check("type_attribute", paths(&config.type_attributes), "no type is generated there", types);
    unused.check("derive", paths(&config.derives), "no type is generated there", types);
    unused.check("field_attribute", paths(&config.field_attributes), "there is no field of a record", |setting| {
        fields().any(|field| covers(setting, &field.path))
    });
    unused.check("variant_attribute", paths(&config.variant_attributes), "there is no variant of an enum", |setting| {
        items.iter().any(|item| item.variant_paths().iter().any(|path| covers(setting, path)))
    });
    unused
        .check("maps_in", paths(&config.maps), "there is no map", |setting| members(setting, |ty| ty.map().is_some()));
    unused.check("strings_in", paths(&config.strings), "there is no string", |setting| {
        members(setting, |ty| matches!(ty.innermost(), Type::String(_)))
    });
    unused.check("bytes_in", paths(&config.bytes), "there are no bytes", |setting| {
        members(setting, |ty| matches!(ty.innermost(), Type::Bytes(_)))
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
                    fields.any(|(field, member)| member.path == setting && field.default().is_some())
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
    /// All paths of the schemas.
    known: BTreeSet<String>,
    /// Definitions with mistakes, which may have more parts than are known.
    broken: Vec<&'s str>,
    problems: Vec<Problem>,
}

impl Unused<'_> {
    fn check<'c>(
        &mut self,
        setter: &str,
        settings: impl Iterator<Item = &'c String>,
        nothing: &str,
        applies: impl Fn(&str) -> bool,
    ) {
        // A setting for everything may apply to nothing today.
        for setting in settings.filter(|setting| *setting != "." && !applies(setting)) {
            if self.broken.iter().any(|definition| covers(definition, setting)) {
                continue;
            }
            let message = format!("the setting `{setter}` is for `{setting}`, and {nothing}");
            self.problems.push(Problem::plain(message).with_help(self.nearest(setting)));
        }
    }

    /// A help with the path that may have been meant.
    fn nearest(&self, setting: &str) -> Option<String> {
        // A path of Rust in place of a name of the schema.
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
        known.extend(item.members().iter().map(|member| member.path.clone()));
        known.extend(item.variant_paths());
    }
    known
}

fn paths<T>(settings: &[(String, T)]) -> impl Iterator<Item = &String> {
    settings.iter().map(|(path, _)| path)
}

/// Whether a path is that of a namespace around a name.
fn is_around(name: &Name, path: &str) -> bool {
    name.namespace().is_some_and(|namespace| covers(path, namespace))
}

/// Whether a schema contains a logical type without further properties, outside of other definitions.
fn has_logical_type(node: &Node, name: &str) -> bool {
    if let [property] = node.properties()
        && property.key() == "logicalType"
        && property.value().trim_matches('"') == name
    {
        return node.name().is_none();
    }
    let contains = |inner: &Node| inner.name().is_none() && has_logical_type(inner, name);
    match node.view() {
        View::Record(record) => record.fields().iter().any(|field| contains(field.schema())),
        View::Array(inner) | View::Map(inner) => contains(inner),
        View::Union(branches) => branches.iter().any(contains),
        _ => false,
    }
}
