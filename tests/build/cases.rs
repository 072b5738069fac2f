//! A test for each type of generated code that is a schema of a file, beside what Java makes of it.

use std::{error::Error, fmt::Write as _, fs, path::Path};

use heck::ToSnakeCase;
use syn::{Attribute, Expr, Item, Lit, Meta};

/// The cases of several files of code: of each the module that has it in `tests/it/corpus`, and whether it has types of
/// libraries.
///
/// The types are taken from the code, so that none is forgotten; the first file has all.
pub(crate) fn write(out: &Path, files: &[(&str, &str, bool)]) -> Result<(), Box<dyn Error>> {
    let mut tests = String::new();
    for (index, (file, module, has_libraries)) in files.iter().enumerate() {
        let code = syn::parse_file(&fs::read_to_string(out.join(file))?)?;
        let mut types = Vec::new();
        find(&code.items, module, &mut types);
        writeln!(tests, "mod {module}_beside_java {{\nuse super::*;")?;
        for (number, Type { path, file, borrows }) in types.iter().enumerate() {
            // Some types differ in case alone.
            let name = format!("type_{number}_{}", path.replace("::", "_").replace("r#", "").to_snake_case());
            let (lifetime, way) = match (borrows, has_libraries) {
                (true, _) => ("<'_>", "borrowed"),
                (false, true) => ("", "of_libraries"),
                (false, false) => ("", "owned"),
            };
            writeln!(tests, "#[test]\nfn {name}() {{ beside_java::{way}::<{path}{lifetime}>({file:?}); }}")?;
        }
        if index == 0 {
            writeln!(tests, "#[test]\nfn none_is_forgotten() {{ beside_java::are_all({}); }}", types.len())?;
        }
        writeln!(tests, "}}")?;
    }
    fs::write(out.join("corpus_cases.rs"), tests)?;
    Ok(())
}

struct Type {
    path: String,
    /// The file, of a type whose schema has no name.
    file: Option<String>,
    borrows: bool,
}

fn find(items: &[Item], module: &str, types: &mut Vec<Type>) {
    for item in items {
        let (ident, attributes, generics) = match item {
            Item::Struct(item) => (&item.ident, &item.attrs, &item.generics),
            Item::Enum(item) => (&item.ident, &item.attrs, &item.generics),
            Item::Mod(inner) => {
                if let Some((_, items)) = &inner.content {
                    find(items, &format!("{module}::{}", inner.ident), types);
                }
                continue;
            }
            _ => continue,
        };
        let doc = doc(attributes);
        let file = doc.trim().strip_prefix("The schema of the file `").and_then(|rest| rest.strip_suffix("`."));
        // The union of a field is part of that field's record.
        if file.is_none() && derives_union(attributes) {
            continue;
        }
        let borrows = generics.lifetimes().next().is_some();
        types.push(Type { path: format!("{module}::{ident}"), file: file.map(str::to_owned), borrows });
    }
}

fn derives_union(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| match &attribute.meta {
        Meta::List(list) if list.path.is_ident("derive") => list.tokens.to_string().contains("AvroUnion"),
        _ => false,
    })
}

fn doc(attributes: &[Attribute]) -> String {
    let lines = attributes.iter().filter_map(|attribute| match &attribute.meta {
        Meta::NameValue(pair) if pair.path.is_ident("doc") => match &pair.value {
            Expr::Lit(literal) => match &literal.lit {
                Lit::Str(text) => Some(text.value()),
                _ => None,
            },
            _ => None,
        },
        _ => None,
    });
    lines.collect::<Vec<_>>().join("\n")
}
