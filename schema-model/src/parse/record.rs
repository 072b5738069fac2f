//! Records, and their fields.

use std::collections::HashSet;

use super::{
    builder::{Builder, find},
    define::Place,
    error::{Result, Spot},
    several::FieldSpots,
};
use crate::{
    json::{Kind, Member, Value},
    schema::{
        Node, Order, Record,
        name::Name,
        raw::{Link, Raw},
        record::Field,
    },
};

/// Attributes with a meaning in a field.
const FIELD_ATTRIBUTES: [&str; 6] = ["aliases", "default", "doc", "name", "order", "type"];

/// Fields, and where each of them stands, with its default.
struct Fields {
    fields: Raw<Field>,
    places: FieldSpots,
    /// Whether none is left out because of a mistake.
    are_all: bool,
}

impl Default for Fields {
    fn default() -> Self {
        Self { fields: Raw::empty(), places: Vec::new(), are_all: false }
    }
}

impl<'t> Builder<'t, '_> {
    pub(super) fn record(
        &mut self,
        value: &'t Value<'t>,
        members: &'t [Member<'t>],
        space: Option<&str>,
        is_error: bool,
    ) -> Result<*const Node> {
        let Place { node, name, definition } = self.define(value, members, space, "a record")?;
        let outer = self.several.as_ref().is_some_and(|several| several.is_astray);
        if let Some(several) = &mut self.several {
            several.is_astray |= name.is_none();
        }
        let fields = self.part(value, members, "fields", "a record");
        let read = match self.collected(fields)? {
            Some(fields) => {
                let inner = name.as_ref().map_or(space, Name::namespace);
                let fields = self.inside("fields", |builder| builder.fields(fields, inner));
                self.collected(fields)?
            }
            None => None,
        };
        if let Some(several) = &mut self.several {
            several.is_astray = outer;
        }
        let Fields { fields, places, are_all } = read.unwrap_or_default();
        if let (Some(several), Some(definition)) = (&mut self.several, definition) {
            several.definitions[definition].fields = places;
        }
        let Some(name) = name else { return self.nameless(members, node) };
        let record = Record {
            doc: self.doc(members)?,
            aliases: self.aliases(members, name.namespace())?,
            name,
            fields,
            is_error,
            origin: None,
            runs: Raw::empty(),
        };
        Ok(self.finish(node, Node::parsed_record(self.arena.put(record)), members, &[], are_all))
    }

    fn fields(&mut self, value: &'t Value<'t>, space: Option<&str>) -> Result<Fields> {
        let Kind::Array(values) = &value.kind else {
            return self.error(value.at, format!("expected an array of fields, found {}", value.describe()));
        };
        let mut names = HashSet::new();
        let mut fields = Vec::with_capacity(values.len());
        let mut places = Vec::new();
        let mut with_default = Vec::new();
        for (i, value) in values.iter().enumerate() {
            let field = self.inside(i, |builder| builder.field(value, space, &mut names));
            let Some(field) = self.collected(field)?.flatten() else { continue };
            let default = match &value.kind {
                Kind::Object(members) => find(members, "default").map(|default| &default.value),
                _ => None,
            };
            let place = |at, tail| Spot { source: self.source, at, path: format!("{}/{i}{tail}", self.path) };
            let default_place = default.map(|default| place(default.at, "/default"));
            if let (Some(default), Some(place)) = (default, &default_place) {
                with_default.push((fields.len(), default, place.clone()));
            }
            if self.several.is_some() {
                places.push((place(value.at, ""), default_place));
            }
            fields.push(field);
        }
        let fields = self.arena.put_all(fields);
        for (i, default, place) in with_default {
            self.defaults.push((default, place, &raw const fields.get()[i]));
        }
        Ok(Fields { are_all: fields.get().len() == values.len(), fields, places })
    }

    /// A field; none where its name is not known, or is another field's, which is noted.
    fn field(
        &mut self,
        value: &'t Value<'t>,
        space: Option<&str>,
        names: &mut HashSet<&'t str>,
    ) -> Result<Option<Field>> {
        let Kind::Object(members) = &value.kind else {
            return self.error(value.at, format!("expected a field (an object), found {}", value.describe()));
        };
        let name = self.field_name(value, members, names);
        let name = self.collected(name)?;
        let what = name.map_or_else(|| "a field".to_owned(), |name| format!("the field `{name}`"));
        let node = self.part(value, members, "type", &what);
        let node = match self.collected(node)? {
            Some(node) => self.inside("type", |builder| builder.schema(node, space))?,
            None => self.broken(),
        };
        let order = match find(members, "order").map(|member| &member.value) {
            None => Order::Ascending,
            Some(Value { kind: Kind::String(order), .. }) if order == "ascending" => Order::Ascending,
            Some(Value { kind: Kind::String(order), .. }) if order == "descending" => Order::Descending,
            Some(Value { kind: Kind::String(order), .. }) if order == "ignore" => Order::Ignore,
            Some(other) => {
                let message = "`order` must be one of \"ascending\", \"descending\", \"ignore\"";
                self.inside("order", |builder| builder.mistake(other.at, message))?;
                Order::Ascending
            }
        };
        let (doc, aliases) = (self.doc(members)?, self.field_aliases(members)?);
        Ok(name.map(|name| Field {
            name: self.arena.text(name),
            node: Link::from_arena(node),
            doc,
            default: find(members, "default").map(|member| self.arena.text(&member.value.to_compact())),
            order,
            aliases,
            properties: self.properties(members, &FIELD_ATTRIBUTES, &[]),
        }))
    }

    fn field_name(
        &mut self,
        value: &'t Value<'t>,
        members: &'t [Member<'t>],
        names: &mut HashSet<&'t str>,
    ) -> Result<&'t str> {
        let name = self.part(value, members, "name", "a field")?;
        self.inside("name", |builder| {
            let Kind::String(text) = &name.kind else {
                return builder.error(name.at, format!("a field's name must be a string, found {}", name.describe()));
            };
            builder.check_name(name, text, "a field")?;
            if !names.insert(text) {
                return builder.error(name.at, format!("two fields are called `{text}`"));
            }
            Ok(&**text)
        })
    }
}
