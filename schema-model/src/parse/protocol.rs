//! The schemas inside of a protocol.

use super::{
    builder::find,
    json::{Kind, Value},
};
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
        let Kind::Object(members) = &value.kind else { return None };
        let Kind::String(name) = &find(members, "protocol")?.kind else { return None };
        let given = match find(members, "namespace").map(|namespace| &namespace.kind) {
            Some(Kind::String(namespace)) if !namespace.is_empty() => Some(&**namespace),
            _ => None,
        };
        let mut protocol = Self { space: split(name).0.or(given), schemas: Vec::new(), misplaced_types: None };
        match find(members, "types") {
            Some(Value { kind: Kind::Array(types), .. }) => protocol.schemas.extend(types),
            types => protocol.misplaced_types = types,
        }
        if let Some(Kind::Object(messages)) = find(members, "messages").map(|messages| &messages.kind) {
            messages.iter().for_each(|message| protocol.message(&message.value));
        }
        Some(protocol)
    }

    fn message(&mut self, message: &'v Value<'t>) {
        let Kind::Object(parts) = &message.kind else { return };
        if let Some(Kind::Array(request)) = find(parts, "request").map(|request| &request.kind) {
            let fields = request.iter().filter_map(|field| match &field.kind {
                Kind::Object(field) => find(field, "type"),
                _ => None,
            });
            self.schemas.extend(fields);
        }
        self.schemas.extend(find(parts, "response"));
        if let Some(Kind::Array(errors)) = find(parts, "errors").map(|errors| &errors.kind) {
            self.schemas.extend(errors);
        }
    }
}
