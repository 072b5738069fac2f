//! What stands beside the parts of a type: documentation, aliases, properties.

use std::collections::HashSet;

use super::{
    builder::Builder,
    define::FULL_NAME,
    diagnostics::ParseErrorKind::{Name, Structure},
    json::{Kind, Member, Value},
};
use crate::schema::{Property, Text, is_full_name, raw::Raw};

/// Attributes with a meaning in a schema; others are kept as properties (Java's `SCHEMA_RESERVED`).
pub(super) const SCHEMA_ATTRIBUTES: [&str; 10] =
    ["aliases", "doc", "fields", "items", "name", "namespace", "size", "symbols", "type", "values"];

impl<'t> Builder<'t, '_> {
    pub(super) fn properties(&self, value: &'t Value<'t>, reserved: &[&str], more: &[&str]) -> Raw<Property> {
        let is_property = |member: &&Member<'t>| !reserved.contains(&&*member.key) && !more.contains(&&*member.key);
        let property = |member: &Member<'t>| Property {
            key: self.arena.text(&member.key),
            value: self.arena.text(&member.value.to_compact()),
        };
        let Kind::Object(members) = &value.kind else { return Raw::empty() };
        self.arena.put_all(members.iter().filter(is_property).map(property).collect())
    }

    pub(super) fn doc(&mut self, value: &'t Value<'t>) -> Option<Text> {
        let doc = value.get_non_null("doc")?;
        if let Kind::String(doc) = &doc.kind {
            return Some(self.arena.text(doc));
        }
        let message = format!("`doc` must be a string, found {}", doc.describe());
        self.mistake(doc.at, Structure, message, "write the documentation as one string");
        None
    }

    /// A type's aliases, which are relative to its namespace. One that stands twice counts once.
    pub(super) fn aliases(&mut self, value: &'t Value<'t>, space: Option<&str>) -> Raw<Text> {
        let mut known = HashSet::new();
        let mut aliases = Vec::new();
        for (value, alias) in self.alias_strings(value) {
            if !is_full_name(alias) {
                let message = format!("the alias `{alias}` is not a full name: names joined by dots");
                self.mistake(value.at, Name, message, FULL_NAME);
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
        self.arena.put_all(aliases)
    }

    pub(super) fn field_aliases(&mut self, value: &'t Value<'t>) -> Raw<Text> {
        let help = "an alias of a field is a name without a namespace: letters of ASCII, digits and underscores, and no \
                    digit in front";
        let mut known = HashSet::new();
        let mut aliases = Vec::new();
        for (value, alias) in self.alias_strings(value) {
            if self.check_name(value, alias, "an alias", help) && known.insert(alias) {
                aliases.push(self.arena.text(alias));
            }
        }
        self.arena.put_all(aliases)
    }

    fn alias_strings(&mut self, value: &'t Value<'t>) -> Vec<(&'t Value<'t>, &'t str)> {
        value.get("aliases").map(|aliases| self.strings(aliases)).unwrap_or_default()
    }

    /// The strings of an array, each with its value.
    pub(super) fn strings(&mut self, value: &'t Value<'t>) -> Vec<(&'t Value<'t>, &'t str)> {
        let Kind::Array(values) = &value.kind else {
            self.expected("an array of strings", value, "put it in brackets: `[\"a\", \"b\"]`");
            return Vec::new();
        };
        let mut strings = Vec::with_capacity(values.len());
        for value in values {
            match &value.kind {
                Kind::String(text) => strings.push((value, &**text)),
                _ => self.expected("a string", value, "write it in quotes"),
            }
        }
        strings
    }
}
