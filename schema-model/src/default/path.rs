//! The path to a place in a default, as a person reads it: `home.ranks[1]`, `marks["a"]`.

use crate::{Node, View, message::Message, name::str_eq};

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
                let fields = record.fields();
                let mut i = 0;
                while i < fields.len() && !str_eq(fields[i].name(), name) {
                    i += 1;
                }
                if i == fields.len() {
                    return;
                }
                fields[i].schema()
            }
            _ => return,
        };
        node = first_branch(inside);
    }
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

const fn behind_value(bytes: &[u8], mut at: usize) -> usize {
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
    use super::push_path;
    use crate::{Schema, message::Message};

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
}
