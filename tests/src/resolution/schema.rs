//! A schema as a tree that can be changed, and printed as Avro's JSON.

use std::fmt::Write as _;

/// Definitions, and a type that mentions them.
#[derive(Clone, Debug)]
pub(super) struct World {
    /// Those that its names are in: none alone, as a name without one cannot be mentioned inside one.
    pub(super) namespaces: &'static [&'static str],
    pub(super) definitions: Vec<Definition>,
    pub(super) root: Type,
}

/// A type; a named one is the index of its definition.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Type {
    Plain(&'static str),
    /// A type without a name, and what makes it a logical type.
    Logical(&'static str, String),
    Array(Box<Type>),
    Map(Box<Type>),
    Union(Vec<Type>),
    Named(usize),
}

#[derive(Clone, Debug)]
pub(super) struct Definition {
    pub(super) namespace: String,
    pub(super) name: String,
    pub(super) aliases: Vec<String>,
    pub(super) kind: Kind,
}

#[derive(Clone, Debug)]
pub(super) enum Kind {
    Record(Vec<Field>),
    Enum { symbols: Vec<String>, default: Option<String> },
    Fixed { size: usize, logical: Option<String> },
}

#[derive(Clone, Debug)]
pub(super) struct Field {
    pub(super) name: String,
    pub(super) aliases: Vec<String>,
    pub(super) kind: Type,
    /// As JSON.
    pub(super) default: Option<String>,
}

impl Definition {
    pub(super) fn full_name(&self) -> String {
        match self.namespace.as_str() {
            "" => self.name.clone(),
            namespace => format!("{namespace}.{}", self.name),
        }
    }
}

impl World {
    /// The whole as JSON: a definition stands where it is first mentioned.
    pub(super) fn to_json(&self) -> String {
        let mut json = String::new();
        self.print(&self.root, &mut vec![false; self.definitions.len()], &mut json);
        json
    }

    fn print(&self, kind: &Type, defined: &mut [bool], json: &mut String) {
        match kind {
            Type::Plain(name) => _ = write!(json, "{name:?}"),
            Type::Logical(base, logical) => _ = write!(json, r#"{{"type":{base:?},{logical}}}"#),
            Type::Array(items) => {
                json.push_str(r#"{"type":"array","items":"#);
                self.print(items, defined, json);
                json.push('}');
            }
            Type::Map(values) => {
                json.push_str(r#"{"type":"map","values":"#);
                self.print(values, defined, json);
                json.push('}');
            }
            Type::Union(branches) => {
                json.push('[');
                for (i, branch) in branches.iter().enumerate() {
                    json.push_str(if i > 0 { "," } else { "" });
                    self.print(branch, defined, json);
                }
                json.push(']');
            }
            Type::Named(index) if std::mem::replace(&mut defined[*index], true) => {
                _ = write!(json, "{:?}", self.definitions[*index].full_name());
            }
            Type::Named(index) => self.define(&self.definitions[*index], defined, json),
        }
    }

    fn define(&self, definition: &Definition, defined: &mut [bool], json: &mut String) {
        let Definition { namespace, name, aliases, kind } = definition;
        let word = match kind {
            Kind::Record(_) => "record",
            Kind::Enum { .. } => "enum",
            Kind::Fixed { .. } => "fixed",
        };
        _ = write!(json, r#"{{"type":{word:?},"name":{name:?},"namespace":{namespace:?}"#);
        if !aliases.is_empty() {
            _ = write!(json, r#","aliases":{aliases:?}"#);
        }
        match kind {
            Kind::Record(fields) => {
                json.push_str(r#","fields":["#);
                for (i, field) in fields.iter().enumerate() {
                    _ = write!(json, r#"{}{{"name":{:?},"type":"#, if i > 0 { "," } else { "" }, field.name);
                    self.print(&field.kind, defined, json);
                    if let Some(default) = &field.default {
                        _ = write!(json, r#","default":{default}"#);
                    }
                    if !field.aliases.is_empty() {
                        _ = write!(json, r#","aliases":{:?}"#, field.aliases);
                    }
                    json.push('}');
                }
                json.push(']');
            }
            Kind::Enum { symbols, default } => {
                _ = write!(json, r#","symbols":{symbols:?}"#);
                if let Some(default) = default {
                    _ = write!(json, r#","default":{default:?}"#);
                }
            }
            Kind::Fixed { size, logical } => {
                _ = write!(json, r#","size":{size}"#);
                if let Some(logical) = logical {
                    _ = write!(json, ",{logical}");
                }
            }
        }
        json.push('}');
    }
}
