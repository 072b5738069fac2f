//! What Avro allows and the derives do not: checked here, where the location in the file is known.

use std::collections::HashMap;

use schema_model::{Definition, Node, Property, Record, SchemaSet, SourceError, View};

use crate::{input::SchemaText, location::Location, problem::Problem};

pub(crate) fn check(set: &SchemaSet, texts: &[SchemaText]) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut add = |error: SourceError, help: &str| {
        problems.push(texts[error.source_index()].problem(&error).with_help(help.to_owned()));
    };
    for definition in set.definitions() {
        match definition.schema().root().view() {
            View::Record(record) => {
                aliases_are_of_one_field(definition, record, &mut add);
                properties_are_not_steps(definition, record, &mut add);
            }
            View::Enum(symbols) if symbols.symbols().is_empty() && definition.is_whole() => add(
                definition.error(format!("the enum `{}` has no symbols, and so no value", symbols.name())),
                "give it one symbol at least",
            ),
            _ => {}
        }
    }
    for (root, text) in set.roots().iter().zip(texts) {
        let Some(key) = root.as_ref().and_then(|root| property_like_a_step(root.root())) else { continue };
        let message = format!(
            "the type has the property `{key}`, and the derive takes names that start with `/` for parts of a type"
        );
        problems.push(Problem::at(Location::file(&*text.name), message).with_help(OTHER_PROPERTY.to_owned()));
    }
    problems
}

const OTHER_PROPERTY: &str = "give the property another name";

/// An alias names one field: a reader could not tell which of two it reads.
fn aliases_are_of_one_field(definition: &Definition, record: &Record, add: &mut impl FnMut(SourceError, &str)) {
    let mut names: HashMap<&str, &str> = record.fields().iter().map(|field| (field.name(), field.name())).collect();
    for (field, location) in record.fields().iter().zip(definition.fields()) {
        for alias in field.aliases() {
            if let Some(other) = names.insert(alias.as_str(), field.name()) {
                let message = format!(
                    "the alias `{}` of the field `{}` is the name or an alias of `{other}`",
                    alias.as_str(),
                    field.name()
                );
                add(location.error(message), "leave the alias out: a writer's field would be that of two");
            }
        }
    }
}

/// The derive reads a property whose name starts with `/` as a step into a type.
fn properties_are_not_steps(definition: &Definition, record: &Record, add: &mut impl FnMut(SourceError, &str)) {
    for (field, location) in record.fields().iter().zip(definition.fields()) {
        if let Some(key) = property_like_a_step(field.schema()) {
            let message = format!(
                "the type of the field `{}` has the property `{key}`, and the derive takes names that start with `/` for \
                 parts of a type",
                field.name()
            );
            add(location.error(message), OTHER_PROPERTY);
        }
    }
}

/// The first property, of a type or of the types without a name in it, whose name looks like a step.
fn property_like_a_step(node: &Node) -> Option<&str> {
    if node.name().is_some() {
        return None;
    }
    let key = node.properties().iter().map(Property::key).find(|key| key.starts_with('/'));
    key.or_else(|| match node.view() {
        View::Array(inner) | View::Map(inner) => property_like_a_step(inner),
        View::Union(branches) => branches.iter().find_map(property_like_a_step),
        _ => None,
    })
}
