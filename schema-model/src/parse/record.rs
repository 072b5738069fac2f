//! Records, and their fields.

use std::collections::HashSet;

use super::{
    builder::Builder,
    define::{Place, SIMPLE_NAME},
    diagnostics::ParseErrorKind::{Duplicate, Structure},
    json::{Kind, Value},
};
use crate::schema::{
    Node, Order, Record,
    raw::{Link, Raw},
    record::Field,
};

/// Attributes with a meaning in a field.
const FIELD_ATTRIBUTES: [&str; 6] = ["aliases", "default", "doc", "name", "order", "type"];

impl<'t> Builder<'t, '_> {
    pub(super) fn record(&mut self, value: &'t Value<'t>, space: Option<&str>, is_error: bool) -> *const Node {
        let place = self.define(value, space, "a record");
        let was_astray = self.is_astray;
        self.is_astray |= place.is_none();
        let help = "write `\"fields\": []` for a record that has none";
        let values = match self.part(value, "fields", "a record", help) {
            Some(Value { kind: Kind::Array(values), .. }) => Some(values),
            Some(other) => {
                let help = "write `\"fields\": [{\"name\": \"a\", \"type\": \"int\"}]`";
                self.expected("an array of fields", other, help);
                None
            }
            None => None,
        };
        let inner = place.as_ref().map_or(space, |place| place.name.namespace());
        let (fields, kept) = values.map_or_else(|| (Raw::empty(), Vec::new()), |values| self.fields(values, inner));
        self.is_astray = was_astray;
        let Some(Place { slot, name, definition }) = place else { return self.nameless(value) };
        let are_all = values.is_some_and(|values| values.len() == kept.len());
        self.definitions[definition].fields = kept;
        let record = Record {
            doc: self.doc(value),
            aliases: self.aliases(value, name.namespace()),
            name,
            fields,
            is_error,
            origin: None,
            runs: Raw::empty(),
        };
        self.finish(value, slot, Node::parsed_record(self.arena.put(record)), &[], are_all)
    }

    /// The fields that have a name, and where they stand.
    fn fields(&mut self, values: &'t [Value<'t>], space: Option<&str>) -> (Raw<Field>, Vec<&'t Value<'t>>) {
        let mut names = HashSet::new();
        let (mut fields, mut kept) = (Vec::with_capacity(values.len()), Vec::with_capacity(values.len()));
        let mut defaults = Vec::new();
        for value in values {
            let Kind::Object(_) = &value.kind else {
                self.expected("a field (an object)", value, "write `{\"name\": \"a\", \"type\": \"int\"}`");
                continue;
            };
            let Some(field) = self.field(value, space, &mut names) else { continue };
            defaults.extend(value.get("default").map(|default| (fields.len(), default)));
            fields.push(field);
            kept.push(value);
        }
        let fields = self.arena.put_all(fields);
        let defaults = defaults
            .into_iter()
            .map(|(i, default)| (self.source, default, Link::from_arena(&raw const fields.get()[i])));
        self.defaults.extend(defaults);
        (fields, kept)
    }

    /// A field; none where its name is not known, or is another field's, which is noted.
    fn field(&mut self, value: &'t Value<'t>, space: Option<&str>, names: &mut HashSet<&'t str>) -> Option<Field> {
        let name = self.field_name(value, names);
        let help = "write its schema: `\"type\": \"string\"`";
        let node = match value.get("type") {
            Some(ty) => self.schema(ty, space),
            None => {
                let what = name.map_or_else(|| "a field".to_owned(), |name| format!("the field `{name}`"));
                self.part(value, "type", &what, help);
                self.broken()
            }
        };
        let order = match value.get("order") {
            None => Order::Ascending,
            Some(Value { kind: Kind::String(order), .. }) if order == "ascending" => Order::Ascending,
            Some(Value { kind: Kind::String(order), .. }) if order == "descending" => Order::Descending,
            Some(Value { kind: Kind::String(order), .. }) if order == "ignore" => Order::Ignore,
            Some(other) => {
                let message = "`order` must be one of \"ascending\", \"descending\", \"ignore\"";
                let help = "leave it out where it is \"ascending\", as that is what it is by itself";
                self.mistake(other.at, Structure, message, help);
                Order::Ascending
            }
        };
        let (doc, aliases) = (self.doc(value), self.field_aliases(value));
        Some(Field {
            name: self.arena.text(name?),
            node: Link::from_arena(node),
            doc,
            default: value.get("default").map(|default| self.arena.text(&default.to_compact())),
            order,
            aliases,
            properties: self.properties(value, &FIELD_ATTRIBUTES, &[]),
        })
    }

    fn field_name(&mut self, value: &'t Value<'t>, names: &mut HashSet<&'t str>) -> Option<&'t str> {
        let name = self.part(value, "name", "a field", "write `\"name\": \"…\"`")?;
        let Kind::String(text) = &name.kind else {
            let message = format!("a field's name must be a string, found {}", name.describe());
            self.mistake(name.at, Structure, message, "write the name in quotes");
            return None;
        };
        if !self.check_name(name, text, "a field", SIMPLE_NAME) {
            return None;
        }
        let is_new = names.insert(text);
        if !is_new {
            self.mistake(
                name.at,
                Duplicate,
                format!("two fields are called `{text}`"),
                "give one of them another name",
            );
        }
        is_new.then_some(&**text)
    }
}
