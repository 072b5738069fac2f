//! What stands beside the parts of a type: documentation, aliases, properties.

use std::collections::HashSet;

use super::{
    builder::{Builder, find, find_non_null},
    error::Result,
};
use crate::{
    json::{Kind, Member, Value},
    schema::{Node, Property, Text, is_full_name, is_name, raw::Raw},
};

/// Attributes with a meaning in a schema; others are kept as properties (Java's `SCHEMA_RESERVED`).
pub(super) const SCHEMA_ATTRIBUTES: [&str; 10] =
    ["aliases", "doc", "fields", "items", "name", "namespace", "size", "symbols", "type", "values"];

impl<'t> Builder<'t, '_> {
    pub(super) fn with_properties(&self, node: Node, members: &'t [Member<'t>], more: &[&str]) -> *const Node {
        self.arena.put(node.with_properties(self.properties(members, &SCHEMA_ATTRIBUTES, more)))
    }

    pub(super) fn properties(&self, members: &[Member<'t>], reserved: &[&str], more: &[&str]) -> Raw<Property> {
        let is_property = |member: &&Member<'t>| !reserved.contains(&&*member.key) && !more.contains(&&*member.key);
        let property = |member: &Member<'t>| Property {
            key: self.arena.text(&member.key),
            value: self.arena.text(&member.value.to_compact()),
        };
        self.arena.put_all(members.iter().filter(is_property).map(property).collect())
    }

    pub(super) fn doc(&mut self, members: &[Member<'t>]) -> Result<Option<Text>> {
        match find_non_null(members, "doc").map(|member| &member.value) {
            None => Ok(None),
            Some(Value { kind: Kind::String(doc), .. }) => Ok(Some(self.arena.text(doc))),
            Some(other) => {
                let message = format!("`doc` must be a string, found {}", other.describe());
                self.inside("doc", |builder| builder.mistake(other.at, message))?;
                Ok(None)
            }
        }
    }

    /// A type's aliases, which are relative to its namespace. One that stands twice counts once.
    pub(super) fn aliases(&mut self, members: &'t [Member<'t>], space: Option<&str>) -> Result<Raw<Text>> {
        let mut known = HashSet::new();
        let mut aliases = Vec::new();
        for (i, value, alias) in self.alias_strings(members)? {
            if !is_full_name(alias) {
                let message = format!("the alias `{alias}` is not a full name: names joined by dots");
                self.inside(format_args!("aliases/{i}"), |builder| builder.mistake(value.at, message))?;
                continue;
            }
            let full = match space {
                Some(space) if !alias.contains('.') => format!("{space}.{alias}"),
                _ => alias.to_owned(),
            };
            let text = self.arena.text(&full);
            if known.insert(full) {
                aliases.push(text);
            }
        }
        Ok(self.arena.put_all(aliases))
    }

    pub(super) fn field_aliases(&mut self, members: &'t [Member<'t>]) -> Result<Raw<Text>> {
        let mut known = HashSet::new();
        let mut aliases = Vec::new();
        for (i, value, alias) in self.alias_strings(members)? {
            let checked =
                self.inside(format_args!("aliases/{i}"), |builder| builder.check_name(value, alias, "an alias"));
            if self.collected(checked)?.is_none() {
                continue;
            }
            if known.insert(alias) {
                aliases.push(self.arena.text(alias));
            }
        }
        Ok(self.arena.put_all(aliases))
    }

    fn alias_strings(&mut self, members: &'t [Member<'t>]) -> Result<Vec<(usize, &'t Value<'t>, &'t str)>> {
        match find(members, "aliases") {
            Some(member) => self.inside("aliases", |builder| builder.strings(&member.value)),
            None => Ok(Vec::new()),
        }
    }

    /// The strings of an array, each with its index.
    pub(super) fn strings(&mut self, value: &'t Value<'t>) -> Result<Vec<(usize, &'t Value<'t>, &'t str)>> {
        let Kind::Array(values) = &value.kind else {
            self.mistake(value.at, format!("expected an array of strings, found {}", value.describe()))?;
            return Ok(Vec::new());
        };
        let mut strings = Vec::with_capacity(values.len());
        for (i, value) in values.iter().enumerate() {
            match &value.kind {
                Kind::String(text) => strings.push((i, value, &**text)),
                _ => {
                    let message = format!("expected a string, found {}", value.describe());
                    self.inside(i, |builder| builder.mistake(value.at, message))?;
                }
            }
        }
        Ok(strings)
    }

    pub(super) fn check_name(&self, value: &Value<'t>, name: &str, what: &str) -> Result<()> {
        if is_name(name) {
            return Ok(());
        }
        self.error(value.at, format!("{name:?} is not a name for {what}: names are of the form [A-Za-z_][A-Za-z0-9_]*"))
    }
}
