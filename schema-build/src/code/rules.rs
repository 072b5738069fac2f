//! What a schema may be, and a derived type may not: found here, where the files have places.

use std::collections::HashMap;

use schema_model::{Definition, SchemaSet, SourceError, View, default_misfit_of_first_branches};

use super::problem;
use crate::{error::Problem, input::SchemaText};

pub(crate) fn check(set: &SchemaSet, texts: &[SchemaText]) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut add = |error: SourceError, help: &str| problems.push(problem(&error, texts, Some(help.to_owned())));
    for definition in set.definitions() {
        match definition.schema().root().view() {
            View::Record(record) => {
                defaults_are_of_first_branches(definition, record, &mut add);
                aliases_are_of_one_field(definition, record, &mut add);
            }
            View::Enum(symbols) if symbols.symbols().is_empty() => add(
                definition.error(format!("the enum `{}` has no symbols, and so no value", symbols.name())),
                "give it one symbol at least",
            ),
            _ => {}
        }
    }
    problems
}

/// Readers up to Avro 1.11 know defaults of a union's first branch alone, and the derive holds to that.
fn defaults_are_of_first_branches(
    definition: &Definition,
    record: &schema_model::Record,
    add: &mut impl FnMut(SourceError, &str),
) {
    for (field, place) in record.fields().iter().zip(definition.fields()) {
        let Some(default) = field.default() else { continue };
        if default_misfit_of_first_branches(field.schema(), default).is_some() {
            let name = field.name();
            let message =
                format!("the default of the field `{name}` fits a union, but not its first branch: `{default}`");
            let help =
                "put the branch of the default first: readers up to Avro 1.11 know defaults of the first branch alone";
            add(place.default_error(message), help);
        }
    }
}

/// A reader could not tell which of two fields it reads.
fn aliases_are_of_one_field(
    definition: &Definition,
    record: &schema_model::Record,
    add: &mut impl FnMut(SourceError, &str),
) {
    let mut names: HashMap<&str, &str> = record.fields().iter().map(|field| (field.name(), field.name())).collect();
    for (field, place) in record.fields().iter().zip(definition.fields()) {
        for alias in field.aliases() {
            if let Some(other) = names.insert(alias.as_str(), field.name()) {
                let message = format!(
                    "the alias `{}` of the field `{}` is the name or an alias of `{other}`",
                    alias.as_str(),
                    field.name()
                );
                add(place.error(message), "leave the alias out: a writer's field would be that of two");
            }
        }
    }
}
