//! What is wrong with the settings. They have no place in a file: they are named as they were written.

use schema_model::{Name, SchemaSet};
use syn::parse::Parser as _;

use super::ir::{Item, ItemKind};
use crate::{
    Config,
    config::{FieldType, is_inside},
    problem::Problem,
};

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
    let mut problems = Vec::new();
    let mut check = |setting: String, text: &str, what: &str, example: &str, error: Option<syn::Error>| {
        let problem = error.map(|error| {
            Problem::plain(format!("{setting} has no {what} of Rust: `{text}`: {error}"))
                .with_help(format!("write one, such as `{example}`"))
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
        let error = syn::parse_str::<syn::Type>(path).err();
        check(written("extern_path", &[name, path]), path, "type", "::money::Money", error);
    }
    for (path, attribute) in &config.attributes {
        let error = syn::Attribute::parse_outer.parse_str(attribute).err();
        check(written("attribute", &[path, attribute]), attribute, "attribute", "#[non_exhaustive]", error);
    }
    problems
}

/// Settings for what is not there.
pub(super) fn for_nothing(config: &Config, set: &SchemaSet, items: &[Item<'_>]) -> Vec<Problem> {
    let mut paths: Vec<&str> = Vec::new();
    for item in items {
        paths.push(&item.path);
        if let ItemKind::Record { fields, .. } = &item.kind {
            paths.extend(fields.iter().map(|field| field.path.as_str()));
        }
    }
    // Of a definition with mistakes, not all fields are known.
    let broken: Vec<&str> = set
        .definitions()
        .iter()
        .filter(|definition| !definition.is_whole())
        .filter_map(|definition| definition.schema().root().name().map(Name::full))
        .collect();
    let is_known = |setting: &str| {
        setting == "."
            || paths.iter().any(|path| is_inside(path, setting))
            || broken.iter().any(|definition| is_inside(setting, definition))
    };
    let mut problems = Vec::new();
    let mut unknown = |setting: String, path: &str, what: &str, known: &[&str]| {
        let simple = path.rsplit('.').next().unwrap_or(path);
        let meant =
            known.iter().find(|known| known.rsplit('.').next().is_some_and(|last| last.eq_ignore_ascii_case(simple)));
        let help = match meant {
            Some(known) => format!("did you mean `{known}`?"),
            None => "write the full name, as `com.example.User`, and behind it a field's, as `com.example.User.email`; or leave \
                     the setting out"
                .to_owned(),
        };
        problems.push(
            Problem::plain(format!("{setting} is for what is not there: no {what} is called `{path}`")).with_help(help),
        );
    };
    let any = "type, field or namespace";
    let two =
        |setter: &'static str| move |(path, value): &(String, String)| (written(setter, &[path, value]), path.clone());
    fn one<T: std::fmt::Debug>(setter: &'static str, ty: &'static str) -> impl Fn(&(String, T)) -> (String, String) {
        move |(path, value)| (format!("the setting `{setter}({path:?}, {ty}::{value:?})`"), path.clone())
    }
    let settings: Vec<(String, String)> = (config.attributes.iter().map(two("attribute")))
        .chain(config.derives.iter().map(two("derive")))
        .chain(config.maps.iter().map(one("maps_in", "Map")))
        .chain(config.strings.iter().map(one("strings_in", "Text")))
        .chain(config.bytes.iter().map(one("bytes_in", "Bytes")))
        .chain(config.boxed.iter().map(|path| (written("boxed", &[path]), path.clone())))
        .chain(config.field_types.iter().map(|(path, ty)| (written_type("field_type", path, ty), path.clone())))
        .collect();
    for (setting, path) in settings {
        if !is_known(&path) {
            unknown(setting, &path, any, &paths);
        }
    }
    let names: Vec<&Name> =
        set.definitions().iter().filter_map(|definition| definition.schema().root().name()).collect();
    let full: Vec<&str> = names.iter().map(|name| name.full()).collect();
    for (name, path) in &config.externs {
        if !full.contains(&name.as_str()) {
            unknown(written("extern_path", &[name, path]), name, "type", &full);
        }
    }
    let spaces: Vec<&str> = names.iter().filter_map(|name| name.namespace()).collect();
    for (namespace, module) in &config.namespaces {
        if namespace != "." && !spaces.iter().any(|space| is_inside(space, namespace)) {
            unknown(written("namespace", &[namespace, module]), namespace, "namespace", &spaces);
        }
    }
    problems
}
