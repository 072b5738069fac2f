//! The definitions in JSON that IDL was compiled to.

use std::collections::HashSet;

use schema_model::json::{Kind, Value};

fn text<'v>(value: &'v Value<'_>, key: &str) -> Option<&'v str> {
    value.get(key).and_then(Value::as_str)
}

/// The full name of a definition, and the namespace of the names in it.
fn defined(value: &Value<'_>, space: &str) -> Option<(String, String)> {
    if !matches!(text(value, "type")?, "record" | "error" | "enum" | "fixed") {
        return None;
    }
    let name = text(value, "name")?;
    let space = match name.rsplit_once('.') {
        Some((given, _)) => given,
        None => text(value, "namespace").unwrap_or(space),
    };
    let simple = name.rsplit('.').next().unwrap_or(name);
    let full = if space.is_empty() { simple.to_owned() } else { format!("{space}.{simple}") };
    Some((full, space.to_owned()))
}

/// The parts of a schema or a protocol that are schemas, with the namespace around them.
fn parts<'v, 't>(value: &'v mut Value<'t>, space: &str) -> (Vec<&'v mut Value<'t>>, String) {
    let mut inner = defined(value, space).map_or_else(|| space.to_owned(), |(_, space)| space);
    let is_protocol = value.get("protocol").is_some();
    if is_protocol {
        let name = text(value, "protocol").unwrap_or_default();
        let given = text(value, "namespace").unwrap_or_default();
        inner = name.rsplit_once('.').map_or(given, |(space, _)| space).to_owned();
    }
    let members = match &mut value.kind {
        Kind::Object(members) => members,
        Kind::Array(branches) => return (branches.iter_mut().collect(), inner),
        _ => return (Vec::new(), inner),
    };
    let parts = members.iter_mut().flat_map(|member| match (&*member.key, is_protocol) {
        ("types", true) => items(&mut member.value),
        ("items" | "values", false) => vec![&mut member.value],
        ("fields", false) => items(&mut member.value).into_iter().filter_map(ty).collect(),
        _ => Vec::new(),
    });
    (parts.collect(), inner)
}

/// The items of an array.
fn items<'v, 't>(value: &'v mut Value<'t>) -> Vec<&'v mut Value<'t>> {
    match &mut value.kind {
        Kind::Array(items) => items.iter_mut().collect(),
        _ => Vec::new(),
    }
}

/// The schema of a field.
fn ty<'v, 't>(field: &'v mut Value<'t>) -> Option<&'v mut Value<'t>> {
    let Kind::Object(members) = &mut field.kind else { return None };
    members.iter_mut().find(|member| member.key == "type").map(|member| &mut member.value)
}

/// The full names that a schema or a protocol defines.
pub(super) fn names(mut value: Value<'_>) -> HashSet<String> {
    let mut names = HashSet::new();
    let mut pending = vec![(&mut value, String::new())];
    while let Some((value, space)) = pending.pop() {
        names.extend(defined(value, &space).map(|(full, _)| full));
        let (parts, inner) = parts(value, &space);
        pending.extend(parts.into_iter().map(|part| (part, inner.clone())));
    }
    names
}

/// Whether a schema is one of these definitions.
pub(super) fn is_one_of(value: &Value<'_>, names: &HashSet<String>) -> bool {
    defined(value, "").is_some_and(|(full, _)| names.contains(&full))
}

/// Replaces these definitions by their names, and removes them from a protocol's types.
pub(super) fn leave_out(value: &mut Value<'_>, space: &str, names: &HashSet<String>) {
    let (parts, inner) = parts(value, space);
    for part in parts {
        match defined(part, &inner) {
            Some((full, _)) if names.contains(&full) => part.kind = Kind::String(full.into()),
            _ => leave_out(part, &inner, names),
        }
    }
    if value.get("protocol").is_some()
        && let Kind::Object(members) = &mut value.kind
        && let Some(types) = members.iter_mut().find(|member| member.key == "types")
        && let Kind::Array(types) = &mut types.value.kind
    {
        types.retain(|ty| ty.as_str().is_none());
    }
}

/// The names of the innermost definition and field around a JSON pointer.
pub(super) fn around<'v>(mut value: &'v Value<'_>, pointer: &str) -> (Option<&'v str>, Option<&'v str>) {
    let (mut definition, mut field) = (None, None);
    let mut is_in_fields = false;
    let mut look = |value: &'v Value<'_>, is_in_fields: bool| {
        if is_in_fields {
            field = text(value, "name");
        } else if let Some((_, name)) = defined(value, "").zip(text(value, "name")) {
            (definition, field) = (Some(name), None);
        }
    };
    look(value, false);
    for step in pointer.split('/').skip(1) {
        let next = match &value.kind {
            Kind::Array(items) => step.parse::<usize>().ok().and_then(|index| items.get(index)),
            _ => value.get(&step.replace("~1", "/").replace("~0", "~")),
        };
        let Some(next) = next else { break };
        // A default contains no definitions.
        if step == "default" && is_field(value) {
            break;
        }
        look(next, is_in_fields);
        is_in_fields = step == "fields" && matches!(next.kind, Kind::Array(_));
        value = next;
    }
    (definition.map(|name| name.rsplit('.').next().unwrap_or(name)), field)
}

fn is_field(value: &Value<'_>) -> bool {
    value.get("name").is_some() && defined(value, "").is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROTOCOL: &str = r#"{"protocol": "P", "namespace": "n", "types": [
        {"type": "record", "name": "A", "fields": [
            {"name": "x", "type": ["null", {"type": "enum", "name": "m.E", "symbols": []}], "default": {"name": "no"}},
            {"name": "y", "type": {"type": "array", "items": {"type": "fixed", "name": "F", "namespace": "", "size": 1}}}
        ]},
        {"type": "error", "name": "B", "fields": []}
    ]}"#;

    fn protocol() -> Value<'static> {
        Value::parse(PROTOCOL).expect("JSON")
    }

    #[test]
    fn names_are_full() {
        let mut names: Vec<_> = names(protocol()).into_iter().collect();
        names.sort();
        assert_eq!(names, ["F", "m.E", "n.A", "n.B"]);
    }

    #[test]
    fn definitions_are_left_out() {
        let mut value = protocol();
        leave_out(&mut value, "", &["m.E", "n.B"].map(str::to_owned).into());
        let expected = PROTOCOL.replace(r#"{"type": "enum", "name": "m.E", "symbols": []}"#, "\"m.E\"");
        let expected = expected.replace(
            r#"]},
        {"type": "error", "name": "B", "fields": []}"#,
            "]}",
        );
        assert_eq!(value, Value::parse(&expected).expect("JSON"));
    }

    #[test]
    fn pointers_lead_into_fields() {
        let value = protocol();
        assert_eq!(around(&value, "/types/0/fields/0/type/1"), (Some("E"), None));
        assert_eq!(around(&value, "/types/0/fields/0/default/name"), (Some("A"), Some("x")));
        assert_eq!(around(&value, "/types/0/fields/1/type"), (Some("A"), Some("y")));
        assert_eq!(around(&value, "/types/1"), (Some("B"), None));
        assert_eq!(around(&value, "/nowhere"), (None, None));
    }
}
