//! A record in JSON: an object of all its fields, in any order.

use std::collections::HashMap;

use schema_model::Record;
use serde::de::{Error as _, MapAccess};

use super::{
    read::{State, Value},
    shown,
};

/// Reads the fields, and leaves them in the record's order.
pub(crate) fn read<'de, A: MapAccess<'de>>(record: &Record, state: &mut State, mut members: A) -> Result<(), A::Error> {
    state.check_stack()?;
    let fields = record.fields();
    // The field that the datum goes on with, and those that came before their turn.
    let (mut next, mut early) = (0, HashMap::new());
    // Made when it is needed: most texts have the fields in order.
    let mut indexes: Option<HashMap<&str, usize>> = None;
    while let Some(name) = members.next_key::<String>()? {
        let index = match fields.get(next) {
            Some(field) if field.name() == name => Some(next),
            _ => indexes
                .get_or_insert_with(|| fields.iter().map(|field| field.name()).zip(0..).collect())
                .get(name.as_str())
                .copied(),
        };
        let Some(index) = index else {
            return Err(A::Error::custom(format_args!(
                "the record `{}` has no field `{}`",
                record.name().full(),
                shown(&name)
            )));
        };
        if index < next || early.contains_key(&index) {
            return Err(A::Error::custom(format_args!("the field `{name}` stands twice")));
        }
        let (start, len) = (state.datum.len(), state.path.enter(format_args!(".{name}")));
        members.next_value_seed(Value { schema: fields[index].schema(), state })?;
        state.path.leave(len);
        if index > next {
            early.insert(index, state.split_off(start));
            continue;
        }
        next += 1;
        while let Some(datum) = early.remove(&next) {
            state.datum.extend_from_slice(&datum);
            next += 1;
        }
    }
    let missing: Vec<_> = fields
        .iter()
        .enumerate()
        .skip(next)
        .filter(|(index, _)| !early.contains_key(index))
        .map(|(_, field)| field.name())
        .collect();
    match missing.as_slice() {
        [] => Ok(()),
        [one] => Err(A::Error::custom(format_args!("the field `{one}` is missing"))),
        many => Err(A::Error::custom(format_args!("the fields `{}` are missing", many.join("`, `")))),
    }
}
