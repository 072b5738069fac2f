//! Settings whose values are not Rust. They have no place in a file, so messages quote them as they were written.

use syn::{ext::IdentExt as _, parse::Parser as _};

use super::module_parts;
use crate::{Config, config::FieldType, problem::Problem};

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

/// Problems of the settings that are not Rust.
pub(crate) fn check(config: &Config) -> Vec<Problem> {
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

/// Whether the meaning of a path depends on the module around it.
fn is_relative(ty: &syn::Type) -> bool {
    let syn::Type::Path(ty) = ty else { return false };
    let first = ty.path.segments.first().map(|segment| segment.ident.to_string());
    ty.qself.is_none() && ty.path.leading_colon.is_none() && first.as_deref() != Some("crate")
}
