//! The path to a place in a default, as a person reads it: `home.ranks[1]`, `marks["a"]`.

use crate::diagnostics::Message;
use crate::schema::{Field, Node, View, name::str_eq};

/// Writes the steps from a default of this schema, as JSON without white space, to what starts at `target`.
///
/// The default fits the schema, by the first branches of unions.
pub(crate) const fn push_path(message: &mut Message, mut node: &Node, json: &str, target: usize) {
    let bytes = json.as_bytes();
    let mut at = 0;
    node = first_branch(node);
    while at < target {
        let member = Member::around(bytes, at, target);
        at = member.value;
        let inside = match node.view() {
            View::Array(items) => {
                message.push("[");
                message.push_number(member.index);
                message.push("]");
                items
            }
            View::Map(values) => {
                message.push_all(&["[", text(bytes, member.key, member.value - 1), "]"]);
                values
            }
            View::Record(record) => {
                let name = text(bytes, member.key + 1, member.value - 2);
                message.push_all(&[".", name]);
                match field(record.fields(), name) {
                    Some(field) => field.schema(),
                    None => return,
                }
            }
            _ => return,
        };
        node = first_branch(inside);
    }
}

/// The innermost value around a place in a default that does not fit there, by the first branches of unions.
pub(crate) struct Spot<'n> {
    /// What its schema is.
    pub(crate) node: &'n Node,
    /// Where it starts.
    pub(crate) start: usize,
}

impl<'n> Spot<'n> {
    pub(crate) const fn of(node: &'n Node, json: &str, target: usize) -> Self {
        let bytes = json.as_bytes();
        let mut spot = Self { node: first_branch(node), start: 0 };
        while spot.start < target
            && let Some((node, start)) = spot.inside(bytes, target)
        {
            spot = Self { node: first_branch(node), start };
        }
        spot
    }

    /// What is directly inside and around the place; none where that is a key or a bracket.
    const fn inside(&self, bytes: &[u8], target: usize) -> Option<(&'n Node, usize)> {
        let is_object = bytes[self.start] == b'{';
        let mut key = self.start + 1;
        loop {
            let value = if is_object { behind_string(bytes, key) + 1 } else { key };
            if value > target {
                return None;
            }
            let end = behind_value(bytes, value);
            if target < end {
                return match self.node.view() {
                    View::Array(node) | View::Map(node) => Some((node, value)),
                    View::Record(record) => match field(record.fields(), text(bytes, key + 1, value - 2)) {
                        Some(field) => Some((field.schema(), value)),
                        None => None,
                    },
                    _ => None,
                };
            }
            if end >= bytes.len() || bytes[end] != b',' {
                return None;
            }
            key = end + 1;
        }
    }

    /// The first field of a record that has no default, and no value here.
    pub(crate) const fn first_missing(&self, json: &str) -> Option<&'n Field> {
        let View::Record(record) = self.node.view() else { return None };
        let mut i = 0;
        while i < record.fields().len() {
            let field = &record.fields()[i];
            if field.default().is_none() && !self.has_key(json.as_bytes(), field.name()) {
                return Some(field);
            }
            i += 1;
        }
        None
    }

    const fn has_key(&self, bytes: &[u8], name: &str) -> bool {
        let mut key = self.start + 1;
        while key < bytes.len() && bytes[key] == b'"' {
            let end = behind_string(bytes, key);
            if str_eq(text(bytes, key + 1, end - 1), name) {
                return true;
            }
            key = behind_value(bytes, end + 1) + 1;
        }
        false
    }

    /// What stands at the place: a value, a key, or all that is left.
    pub(crate) const fn found<'j>(&self, json: &'j str, target: usize) -> &'j str {
        let bytes = json.as_bytes();
        let end = match () {
            () if target < bytes.len() && target == self.start => behind_value(bytes, target),
            () if target < bytes.len() && bytes[target] == b'"' => behind_string(bytes, target),
            () => bytes.len(),
        };
        text(bytes, target, end)
    }
}

const fn field<'n>(fields: &'n [Field], name: &str) -> Option<&'n Field> {
    let mut i = 0;
    while i < fields.len() {
        if str_eq(fields[i].name(), name) {
            return Some(&fields[i]);
        }
        i += 1;
    }
    None
}

const fn first_branch(mut node: &Node) -> &Node {
    while let View::Union(branches) = node.view()
        && let Some(branch) = branches.get(0)
    {
        node = branch;
    }
    node
}

/// A member of an array or an object.
struct Member {
    index: usize,
    /// Where its key starts, in an object.
    key: usize,
    value: usize,
}

impl Member {
    /// The member of what starts at `opening` that has `target` in it.
    const fn around(bytes: &[u8], opening: usize, target: usize) -> Self {
        let mut index = 0;
        let mut key = opening + 1;
        loop {
            let value = if bytes[opening] == b'{' { behind_string(bytes, key) + 1 } else { key };
            let end = behind_value(bytes, value);
            if target < end || end >= bytes.len() {
                return Self { index, key, value };
            }
            key = end + 1;
            index += 1;
        }
    }
}

/// The end of the value that starts at a place.
pub(super) const fn behind_value(bytes: &[u8], mut at: usize) -> usize {
    let mut depth = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'"' => {
                at = behind_string(bytes, at);
                continue;
            }
            b'[' | b'{' => depth += 1,
            b',' | b']' | b'}' if depth == 0 => return at,
            b']' | b'}' => depth -= 1,
            _ => {}
        }
        at += 1;
    }
    at
}

const fn behind_string(bytes: &[u8], mut at: usize) -> usize {
    at += 1;
    while at < bytes.len() && bytes[at] != b'"' {
        at += if bytes[at] == b'\\' { 2 } else { 1 };
    }
    at + 1
}

/// Part of a text that starts and ends between characters.
pub(crate) const fn text(bytes: &[u8], start: usize, end: usize) -> &str {
    let (before, _) = bytes.split_at(end);
    match core::str::from_utf8(before.split_at(start).1) {
        Ok(text) => text,
        Err(_) => "",
    }
}

#[cfg(test)]
mod tests {
    use super::{Spot, push_path};
    use crate::diagnostics::Message;
    use crate::schema::Schema;

    #[track_caller]
    fn path(schema: &str, json: &str, target: &str) -> String {
        let schema = Schema::parse(schema).expect("a schema");
        let mut message = Message::new();
        push_path(&mut message, schema.root(), json, json.find(target).expect("it is there"));
        let panic = std::panic::catch_unwind(|| message.fail()).expect_err("it fails");
        panic.downcast_ref::<String>().expect("a message").clone()
    }

    #[test]
    fn steps_are_items_keys_and_fields() {
        let items = r#"{"type":"array","items":{"type":"map","values":["int","null"]}}"#;
        assert_eq!(path(items, r#"[7]"#, "[7]"), "");
        assert_eq!(path(items, r#"[{},{"a":1,"b":2},{"c":3}]"#, "2"), r#"[1]["b"]"#);
        assert_eq!(path(items, r#"[{"]}\\\"":[1],",":2}]"#, "2"), r#"[0][","]"#);
        assert_eq!(path(items, r#"[{"é":1,"\\":2}]"#, "2"), r#"[0]["\\"]"#);
        let record = r#"[{"type":"record","name":"R","fields":[{"name":"a","type":"string"},
            {"name":"b","type":{"type":"array","items":["R","null"]}}]}]"#;
        assert_eq!(path(record, r#"{"a":"[{","b":[{"b":[],"a":"x"}]}"#, "\"x\""), ".b[0].a");
    }

    /// What is around the target, what stands there, and the field that is missing.
    #[track_caller]
    fn spot(schema: &str, json: &str, target: usize) -> (&'static str, String, Option<String>) {
        let schema = Schema::parse(schema).expect("a schema");
        let spot = Spot::of(schema.root(), json, target);
        let missing = spot.first_missing(json).map(|field| field.name().to_owned());
        (spot.node.type_name(), spot.found(json, target).to_owned(), missing)
    }

    #[test]
    fn a_spot_is_the_innermost_value_around() {
        let schema = r#"{"type":"array","items":{"type":"record","name":"R","fields":[{"name":"a","type":["string","null"]},
            {"name":"b","type":"int","default":1},{"name":"c","type":{"type":"map","values":"long"}}]}}"#;
        let missing = |name: &str| Some(name.to_owned());
        for (json, target, expected) in [
            ("{}", 0, ("array", "{}".to_owned(), None)),
            ("", 0, ("array", String::new(), None)),
            (r#"[{"a":"","b":"x"}]"#, 13, ("int", "\"x\"".to_owned(), None)),
            (r#"[{"a":1,"b":2}]"#, 6, ("string", "1".to_owned(), None)),
            (r#"[{"b":2,"zip":[1]}]"#, 8, ("record", "\"zip\"".to_owned(), missing("a"))),
            (r#"[{"a":"}"}]"#, 9, ("record", "}]".to_owned(), missing("c"))),
            (r#"[{"a":"","c":{"x":0,"y":[1,2]}},7]"#, 24, ("long", "[1,2]".to_owned(), None)),
            (r#"[{"a":"","c":{"x":0,"y":[1,2]}},7]"#, 32, ("record", "7".to_owned(), missing("a"))),
            (r"[{}]", 2, ("record", "}]".to_owned(), missing("a"))),
        ] {
            assert_eq!(spot(schema, json, target), expected, "{json} {target}");
        }
    }
}
