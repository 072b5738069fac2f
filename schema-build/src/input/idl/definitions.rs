//! The definitions in JSON that IDL was compiled to.

use std::collections::HashSet;

use serde_json::Value;

fn text<'v>(value: &'v Value, key: &str) -> Option<&'v str> {
    value.get(key).and_then(Value::as_str)
}

/// The full name of a definition, and the namespace of the names in it.
fn defined(value: &Value, space: &str) -> Option<(String, String)> {
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
fn parts<'v>(value: &'v mut Value, space: &str) -> (Vec<&'v mut Value>, String) {
    let inner = defined(value, space).map_or_else(|| space.to_owned(), |(_, space)| space);
    let Value::Object(members) = value else {
        let branches = value.as_array_mut().map(|branches| branches.iter_mut().collect());
        return (branches.unwrap_or_default(), inner);
    };
    if members.contains_key("protocol") {
        let name = members.get("protocol").and_then(Value::as_str).unwrap_or_default();
        let given = members.get("namespace").and_then(Value::as_str).unwrap_or_default();
        let space = name.rsplit_once('.').map_or(given, |(space, _)| space).to_owned();
        let types = members.get_mut("types").and_then(Value::as_array_mut);
        return (types.map(|types| types.iter_mut().collect()).unwrap_or_default(), space);
    }
    let parts = members.iter_mut().flat_map(|(key, value)| match key.as_str() {
        "items" | "values" => vec![value],
        "fields" => {
            let fields = value.as_array_mut().into_iter().flatten();
            fields.filter_map(|field| field.get_mut("type")).collect()
        }
        _ => Vec::new(),
    });
    (parts.collect(), inner)
}

/// The full names that a schema or a protocol defines.
pub(super) fn names(mut value: Value) -> HashSet<String> {
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
pub(super) fn is_one_of(value: &Value, names: &HashSet<String>) -> bool {
    defined(value, "").is_some_and(|(full, _)| names.contains(&full))
}

/// Replaces these definitions by their names, and removes them from a protocol's types.
pub(super) fn leave_out(value: &mut Value, space: &str, names: &HashSet<String>) {
    let (parts, inner) = parts(value, space);
    for part in parts {
        match defined(part, &inner) {
            Some((full, _)) if names.contains(&full) => *part = Value::String(full),
            _ => leave_out(part, &inner, names),
        }
    }
    if value.get("protocol").is_some()
        && let Some(Value::Array(types)) = value.get_mut("types")
    {
        types.retain(|ty| !ty.is_string());
    }
}

/// The names of the innermost definition and field around a JSON pointer.
pub(super) fn around<'v>(mut value: &'v Value, pointer: &str) -> (Option<&'v str>, Option<&'v str>) {
    let (mut definition, mut field) = (None, None);
    let mut is_in_fields = false;
    let mut look = |value: &'v Value, is_in_fields: bool| {
        if is_in_fields {
            field = text(value, "name");
        } else if let Some((_, name)) = defined(value, "").zip(text(value, "name")) {
            (definition, field) = (Some(name), None);
        }
    };
    look(value, false);
    for step in pointer.split('/').skip(1) {
        let next = match value {
            Value::Array(items) => step.parse::<usize>().ok().and_then(|index| items.get(index)),
            value => value.get(step.replace("~1", "/").replace("~0", "~")),
        };
        let Some(next) = next else { break };
        // A default contains no definitions.
        if step == "default" && is_field(value) {
            break;
        }
        look(next, is_in_fields);
        is_in_fields = step == "fields" && next.is_array();
        value = next;
    }
    (definition.map(|name| name.rsplit('.').next().unwrap_or(name)), field)
}

fn is_field(value: &Value) -> bool {
    value.get("name").is_some() && defined(value, "").is_none()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn protocol() -> Value {
        json!({"protocol": "P", "namespace": "n", "types": [
            {"type": "record", "name": "A", "fields": [
                {"name": "x", "type": ["null", {"type": "enum", "name": "m.E", "symbols": []}], "default": {"name": "no"}},
                {"name": "y", "type": {"type": "array", "items": {"type": "fixed", "name": "F", "namespace": "", "size": 1}}},
            ]},
            {"type": "error", "name": "B", "fields": []},
        ]})
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
        assert_eq!(value["types"][0]["fields"][0]["type"], json!(["null", "m.E"]));
        assert_eq!(value["types"].as_array().map(Vec::len), Some(1));
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
