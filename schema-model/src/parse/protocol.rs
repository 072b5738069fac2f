//! The schemas inside of a protocol.

use super::json::{Kind, Value};
use crate::schema::name::split;

/// Where a protocol has schemas.
pub(super) struct Protocol<'v, 't> {
    pub(super) space: Option<&'v str>,
    /// Its types, and those of its messages, which may define types as well.
    pub(super) schemas: Vec<&'v Value<'t>>,
    /// What stands in the place of the array of types.
    pub(super) misplaced_types: Option<&'v Value<'t>>,
}

impl<'v, 't> Protocol<'v, 't> {
    /// None where the value is not a protocol.
    pub(super) fn of(value: &'v Value<'t>) -> Option<Self> {
        let name = value.get("protocol")?.as_str()?;
        let given = value.get("namespace").and_then(Value::as_str).filter(|namespace| !namespace.is_empty());
        let mut protocol = Self { space: split(name).0.or(given), schemas: Vec::new(), misplaced_types: None };
        match value.get("types") {
            Some(Value { kind: Kind::Array(types), .. }) => protocol.schemas.extend(types),
            types => protocol.misplaced_types = types,
        }
        if let Some(Value { kind: Kind::Object(messages), .. }) = value.get("messages") {
            messages.iter().for_each(|message| protocol.message(&message.value));
        }
        Some(protocol)
    }

    fn message(&mut self, message: &'v Value<'t>) {
        if let Some(Value { kind: Kind::Array(request), .. }) = message.get("request") {
            self.schemas.extend(request.iter().filter_map(|field| field.get("type")));
        }
        self.schemas.extend(message.get("response"));
        if let Some(Value { kind: Kind::Array(errors), .. }) = message.get("errors") {
            self.schemas.extend(errors);
        }
    }
}
