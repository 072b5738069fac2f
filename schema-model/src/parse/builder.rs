//! From JSON values to nodes.

use std::{
    collections::{HashMap, HashSet, hash_map::Entry},
    fmt::Write as _,
};

use super::{
    error::{BuildError, Result, Spot},
    rules::{check_default, check_depth, check_union, unknown_type},
    several::{Defined, FieldSpots, Several},
};
use crate::{
    Node, Order, Property, Record, Text,
    arena::Arena,
    default::MAX_STEPS,
    holds::Holds,
    is_full_name, is_name,
    json::{Kind, Member, Value},
    name::{Name, split},
    node::{Enum, Fixed},
    raw::{Link, Raw},
    record::Field,
};

/// Attributes with a meaning in a schema; others are kept as properties (Java's `SCHEMA_RESERVED`).
const SCHEMA_ATTRIBUTES: [&str; 10] =
    ["aliases", "doc", "fields", "items", "name", "namespace", "size", "symbols", "type", "values"];
/// Attributes with a meaning in a field.
const FIELD_ATTRIBUTES: [&str; 6] = ["aliases", "default", "doc", "name", "order", "type"];

/// How many unknown names are compared with those that are known.
const MOST_SUGGESTIONS: usize = 100;

pub(super) struct Builder<'t, 'a> {
    arena: &'a Arena,
    check_defaults: bool,
    max_depth: usize,
    /// Which of several texts the value at hand stands in.
    pub(super) source: usize,
    /// The steps from the root to the value at hand, as a JSON pointer.
    path: String,
    names: HashMap<String, Named>,
    /// Defaults are checked when every name is known.
    defaults: Vec<(&'t Value<'t>, Spot, *const Field)>,
    /// Unions whose branches are checked when every name is known.
    unions: Vec<(&'t [Value<'t>], Spot, *const Node)>,
    /// What is kept where several texts make one set of schemas; none for a single one.
    pub(super) several: Option<Several>,
}

/// A named type: its node, and where it was first spoken of while it is not defined yet.
struct Named {
    node: *mut Node,
    wanted_at: Option<Spot>,
    /// Where else it was, of several texts.
    wanted_elsewhere: Vec<Spot>,
    /// Whether its definition is read to the end.
    complete: bool,
}

/// A name that nothing defines.
pub(super) struct Unknown<'b> {
    pub(super) name: &'b str,
    pub(super) error: BuildError,
    /// Where it is spoken of besides, of several texts.
    pub(super) elsewhere: &'b [Spot],
}

/// Where a definition's node belongs.
struct Place {
    node: *mut Node,
    /// None where the name is wrong, which is noted.
    name: Option<Name>,
    /// Its number among those of several texts.
    definition: Option<usize>,
}

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

impl<'t, 'a> Builder<'t, 'a> {
    pub(super) fn new(arena: &'a Arena, check_defaults: bool, max_depth: usize) -> Self {
        Self {
            arena,
            check_defaults,
            max_depth,
            source: 0,
            path: String::new(),
            names: HashMap::new(),
            defaults: Vec::new(),
            unions: Vec::new(),
            several: None,
        }
    }

    /// A builder of several texts in one arena.
    pub(super) fn of_several(arena: &'a Arena, check_defaults: bool, max_depth: usize, several: Several) -> Self {
        Self { several: Some(several), ..Self::new(arena, check_defaults, max_depth) }
    }

    /// The root node, in the arena.
    pub(super) fn build(mut self, value: &'t Value<'t>) -> Result<*const Node> {
        let root = self.schema(value, None)?;
        if let Some(unknown) = self.unknown_names().next() {
            return Err(unknown.error);
        }
        if let Some(error) = self.union_checks().next() {
            return Err(error);
        }
        // SAFETY: the node is in the arena, and everything it reaches is defined.
        check_depth(unsafe { &*root }, self.max_depth)?;
        for check in self.default_checks() {
            check?;
        }
        Ok(root)
    }

    /// The names that nothing defines, each where it is spoken of first, in the order of the texts.
    pub(super) fn unknown_names(&self) -> impl Iterator<Item = Unknown<'_>> {
        let unknown = self.names.iter().filter_map(|(name, named)| Some((named.wanted_at.as_ref()?, name, named)));
        let mut unknown: Vec<_> = unknown.collect();
        unknown.sort_by_key(|(spot, ..)| (spot.source, spot.at));
        let known = self.names.iter().filter(|(_, named)| named.wanted_at.is_none()).map(|(name, _)| name.as_str());
        let mut known: Vec<_> = if unknown.is_empty() { Vec::new() } else { known.collect() };
        known.sort_unstable();
        unknown.into_iter().enumerate().map(move |(i, (spot, name, named))| {
            // Where so many are unknown, a file is missing, and no name is misspelled.
            let known = if i < MOST_SUGGESTIONS { known.as_slice() } else { &[] };
            let error = BuildError { spot: spot.clone(), message: unknown_type(name, known) };
            Unknown { name, error, elsewhere: &named.wanted_elsewhere }
        })
    }

    /// Puts something in the place of each name that nothing defines, so that all that is reached is defined.
    pub(super) fn stand_in_for_unknown_names(&mut self) {
        for named in self.names.values_mut() {
            if named.wanted_at.take().is_some() {
                // SAFETY: reserved in the arena for a definition, of which there is none; nothing has read it yet.
                unsafe { named.node.write(Node::BROKEN) };
            }
        }
    }

    /// What the unions are checked for. Every name is known.
    pub(super) fn union_checks(&self) -> impl Iterator<Item = BuildError> {
        // SAFETY: the nodes are in the arena, and everything they reach is defined.
        self.unions.iter().flat_map(|(branches, spot, node)| check_union(branches, spot, unsafe { &**node }))
    }

    /// What a root is checked for. Every name is known.
    pub(super) fn depth_check(&self, root: *const Node) -> Result<()> {
        // SAFETY: as above.
        check_depth(unsafe { &*root }, self.max_depth)
    }

    /// What the defaults are checked for. Every name is known, and unions are unions.
    pub(super) fn default_checks(&self) -> impl Iterator<Item = Result<()>> {
        let mut steps_left = MAX_STEPS;
        let is_one_of_several = self.several.is_some();
        self.defaults.iter().filter(|_| self.check_defaults).map(move |(value, spot, field)| {
            // The limit is one for a text from outside, and not one for all of a program's files.
            if is_one_of_several {
                steps_left = MAX_STEPS;
            }
            // SAFETY: as above.
            check_default(value, spot, unsafe { &**field }, &mut steps_left)
        })
    }

    fn spot(&self, at: usize) -> Spot {
        Spot { source: self.source, at, path: self.path.clone() }
    }

    /// A mistake that is noted of several texts, and the end of a single one.
    fn mistake(&mut self, at: usize, message: impl Into<String>) -> Result<()> {
        let error = self.error(at, message);
        self.collected::<()>(error).map(drop)
    }

    /// How many mistakes are noted.
    fn mistakes(&self) -> usize {
        self.several.as_ref().map_or(0, |several| several.errors.len())
    }

    pub(super) fn error<T>(&self, at: usize, message: impl Into<String>) -> Result<T> {
        Err(BuildError { spot: self.spot(at), message: message.into() })
    }

    /// A value; or of several texts, whose errors are collected, nothing, with the error noted.
    pub(super) fn collected<T>(&mut self, result: Result<T>) -> Result<Option<T>> {
        match (result, &mut self.several) {
            (Ok(value), _) => Ok(Some(value)),
            (Err(error), Some(several)) => {
                several.errors.push(error);
                Ok(None)
            }
            (Err(error), None) => Err(error),
        }
    }

    /// Does something one step further down.
    pub(super) fn inside<T>(
        &mut self,
        step: impl std::fmt::Display,
        build: impl FnOnce(&mut Self) -> Result<T>,
    ) -> Result<T> {
        let len = self.path.len();
        let _ = write!(self.path, "/{step}");
        let built = build(self);
        self.path.truncate(len);
        built
    }

    /// The node of a schema; of several texts, what is wrong is noted, and something stands in its place.
    pub(super) fn schema(&mut self, value: &'t Value<'t>, space: Option<&str>) -> Result<*const Node> {
        let node = self.schema_or_mistake(value, space);
        Ok(self.collected(node)?.unwrap_or_else(|| self.broken()))
    }

    fn broken(&self) -> *const Node {
        self.arena.put(Node::BROKEN)
    }

    fn schema_or_mistake(&mut self, value: &'t Value<'t>, space: Option<&str>) -> Result<*const Node> {
        match &value.kind {
            Kind::String(name) => self.reference(value, name, space),
            Kind::Array(branches) => self.union(value, branches, space),
            Kind::Object(members) => self.object(value, members, space),
            _ => self.error(
                value.at,
                format!(
                    "expected a schema (a type's name, an array of branches, an object), found {}",
                    value.describe()
                ),
            ),
        }
    }

    /// A primitive type or a name, which may be defined further on.
    fn reference(&mut self, value: &'t Value<'t>, name: &str, space: Option<&str>) -> Result<*const Node> {
        if let Some(primitive) = primitive(name) {
            return Ok(self.arena.put(primitive));
        }
        let full = match space {
            Some(space) if !name.contains('.') => {
                let inside = format!("{space}.{name}");
                // Of several texts, which may refer to each other in any order, all names are known beforehand.
                if let Some(several) = &self.several {
                    let Some(full) = several.full_name(&inside, name) else {
                        let message = format!(
                            "`{name}` may be `{inside}`, which is defined further on, or the type of that name without a \
                             namespace: write the first in full, or give the other one a namespace"
                        );
                        return self.error(value.at, message);
                    };
                    return self.link(value, name, full);
                }
                // Java looks into the null namespace where the enclosing one does not have the name, for what is
                // complete: what is not, it does not know by name yet.
                let outside = self.names.get(name).is_some_and(|named| named.complete);
                if outside && !self.names.contains_key(&inside) { name.to_owned() } else { inside }
            }
            _ => name.to_owned(),
        };
        self.link(value, name, full)
    }

    /// The node of a full name, which may be defined further on.
    fn link(&mut self, value: &'t Value<'t>, name: &str, full: String) -> Result<*const Node> {
        if !is_full_name(&full) {
            // Where a definition has that name, its name is the mistake.
            let is_defined = self.several.as_ref().is_some_and(|several| several.defines(&full));
            return if is_defined { Ok(self.broken()) } else { self.error(value.at, unknown_type(name, &[])) };
        }
        let arena = self.arena;
        let spot = self.spot(value.at);
        let is_one_of_several = self.several.is_some();
        if let Some(several) = &mut self.several {
            several.here.entry(full.clone()).or_insert(false);
        }
        match self.names.entry(full) {
            Entry::Occupied(mut known) => {
                let named = known.get_mut();
                if is_one_of_several && named.wanted_at.is_some() {
                    named.wanted_elsewhere.push(spot);
                }
                Ok(named.node)
            }
            Entry::Vacant(new) => {
                let node = arena.reserve();
                new.insert(Named { node, wanted_at: Some(spot), wanted_elsewhere: Vec::new(), complete: false });
                Ok(node)
            }
        }
    }

    fn union(&mut self, value: &'t Value<'t>, branches: &'t [Value<'t>], space: Option<&str>) -> Result<*const Node> {
        if branches.is_empty() {
            return self.error(value.at, "a union needs at least one branch");
        }
        let mut nodes = Vec::with_capacity(branches.len());
        for (i, branch) in branches.iter().enumerate() {
            let node = self.inside(i, |builder| builder.schema(branch, space))?;
            nodes.push(Link::from_arena(node));
        }
        let node = self.arena.put(Node::parsed_union(self.arena.put_all(nodes)));
        self.unions.push((branches, self.spot(value.at), node));
        Ok(node)
    }

    fn object(&mut self, value: &'t Value<'t>, members: &'t [Member<'t>], space: Option<&str>) -> Result<*const Node> {
        let Some(kind) = find(members, "type") else {
            return self.error(value.at, "a schema needs a `type`");
        };
        let Kind::String(kind_name) = &kind.value.kind else {
            return self.inside("type", |builder| {
                builder.error(kind.value.at, format!("expected a type's name, found {}", kind.value.describe()))
            });
        };
        match &**kind_name {
            "record" | "error" => self.record(value, members, space, kind_name == "error"),
            "enum" => self.r#enum(value, members, space),
            "fixed" => self.fixed(value, members, space),
            "array" => {
                let items = self.part(value, members, "items", "an array")?;
                let items = self.inside("items", |builder| builder.schema(items, space))?;
                let node = Node::parsed_array(items);
                Ok(self.with_properties(node, members, &[]))
            }
            "map" => {
                let values = self.part(value, members, "values", "a map")?;
                let values = self.inside("values", |builder| builder.schema(values, space))?;
                let node = Node::parsed_map(values);
                Ok(self.with_properties(node, members, &[]))
            }
            name => match primitive(name) {
                Some(node) => Ok(self.with_properties(node, members, &[])),
                None => self.inside("type", |builder| builder.reference(&kind.value, name, space)),
            },
        }
    }

    fn part(&self, value: &Value<'t>, members: &'t [Member<'t>], key: &str, what: &str) -> Result<&'t Value<'t>> {
        match find(members, key) {
            Some(member) => Ok(&member.value),
            None => self.error(value.at, format!("{what} needs `{key}`")),
        }
    }

    fn record(
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

    fn r#enum(&mut self, value: &'t Value<'t>, members: &'t [Member<'t>], space: Option<&str>) -> Result<*const Node> {
        let Place { node, name, .. } = self.define(value, members, space, "an enum")?;
        let before = self.mistakes();
        let symbols = self.part(value, members, "symbols", "an enum");
        let strings = match self.collected(symbols)? {
            Some(symbols) => self.inside("symbols", |builder| builder.symbols(symbols))?,
            None => Vec::new(),
        };
        let are_all = self.mistakes() == before;
        let default = match find_non_null(members, "default").map(|member| &member.value) {
            None => None,
            Some(Value { kind: Kind::String(symbol), .. }) if strings.contains(&&**symbol) => {
                Some(self.arena.text(symbol))
            }
            // It may be one of those that are wrong.
            Some(Value { kind: Kind::String(_), .. }) if !are_all => None,
            Some(other) => {
                let message = "an enum's default must be one of its symbols";
                self.inside("default", |builder| builder.mistake(other.at, message))?;
                None
            }
        };
        let Some(name) = name else { return self.nameless(members, node) };
        let symbols = strings.iter().map(|symbol| self.arena.text(symbol)).collect();
        let symbols = Enum {
            doc: self.doc(members)?,
            aliases: self.aliases(members, name.namespace())?,
            name,
            symbols: self.arena.put_all(symbols),
            default,
        };
        Ok(self.finish(node, Node::parsed_enum(self.arena.put(symbols)), members, &["default"], are_all))
    }

    fn symbols(&mut self, value: &'t Value<'t>) -> Result<Vec<&'t str>> {
        let mut symbols = Vec::new();
        let mut known = HashSet::new();
        for (i, value, symbol) in self.strings(value)? {
            let checked = self.inside(i, |builder| {
                builder.check_name(value, symbol, "a symbol")?;
                if !known.insert(symbol) {
                    return builder.error(value.at, format!("the symbol `{symbol}` stands here twice"));
                }
                Ok(symbol)
            });
            symbols.extend(self.collected(checked)?);
        }
        Ok(symbols)
    }

    fn fixed(&mut self, value: &'t Value<'t>, members: &'t [Member<'t>], space: Option<&str>) -> Result<*const Node> {
        let Place { node, name, .. } = self.define(value, members, space, "a fixed")?;
        let size = self.size(value, members);
        let size = self.collected(size)?;
        let Some(name) = name else { return self.nameless(members, node) };
        let fixed = Fixed {
            doc: self.doc(members)?,
            aliases: self.aliases(members, name.namespace())?,
            name,
            size: size.unwrap_or_default(),
        };
        Ok(self.finish(node, Node::parsed_fixed(self.arena.put(fixed)), members, &[], size.is_some()))
    }

    fn size(&mut self, value: &'t Value<'t>, members: &'t [Member<'t>]) -> Result<usize> {
        let size = self.part(value, members, "size", "a fixed")?;
        // Java's sizes are ints.
        let bytes = match size.kind {
            Kind::Number(text) => text.parse::<i32>().ok().and_then(|size| usize::try_from(size).ok()),
            _ => None,
        };
        let Some(bytes) = bytes else {
            let found = match &size.kind {
                Kind::Number(text) => (*text).to_owned(),
                _ => size.describe().to_owned(),
            };
            let message = format!("a fixed's size must be a whole number from 0 to 2147483647, found {found}");
            return self.inside("size", |builder| builder.error(size.at, message));
        };
        Ok(bytes)
    }

    /// The place of a named type's node, known from here on, and its name; of several texts, no name where there is a
    /// mistake in it.
    fn define(
        &mut self,
        value: &'t Value<'t>,
        members: &'t [Member<'t>],
        space: Option<&str>,
        what: &str,
    ) -> Result<Place> {
        let (name, text) = match self.name_text(value, members, what) {
            Ok(name) => name,
            Err(error) => {
                self.collected::<()>(Err(error))?;
                self.lose(None);
                return Ok(Place { node: self.arena.reserve(), name: None, definition: None });
            }
        };
        let full = self.full_name(name, text, members, space);
        let Some(full) = self.collected(full)? else {
            self.lose(Some(split(text).1));
            return Ok(Place { node: self.arena.reserve(), name: None, definition: None });
        };
        if self.several.as_ref().is_some_and(|several| several.is_astray) {
            self.lose(Some(split(text).1));
        }
        self.place(name, full)
    }

    /// Notes that nobody knows which name a definition has.
    fn lose(&mut self, simple: Option<&str>) {
        if let Some(several) = &mut self.several {
            several.lost.push(simple.map(str::to_owned));
        }
    }

    fn name_text(
        &mut self,
        value: &'t Value<'t>,
        members: &'t [Member<'t>],
        what: &str,
    ) -> Result<(&'t Value<'t>, &'t str)> {
        let name = self.part(value, members, "name", what)?;
        match &name.kind {
            Kind::String(text) => Ok((name, &**text)),
            _ => {
                let message = format!("the name of {what} must be a string, found {}", name.describe());
                self.inside("name", |builder| builder.error(name.at, message))
            }
        }
    }

    /// The full name that a definition has.
    fn full_name(
        &mut self,
        name: &'t Value<'t>,
        text: &'t str,
        members: &'t [Member<'t>],
        space: Option<&str>,
    ) -> Result<String> {
        let (given, simple) = split(text);
        let full = match (given, find_non_null(members, "namespace")) {
            (Some(_), _) => text.to_string(),
            (None, Some(member)) => match &member.value.kind {
                Kind::String(namespace) if namespace.is_empty() => text.to_string(),
                Kind::String(namespace) if is_full_name(namespace) => format!("{namespace}.{text}"),
                other => {
                    let found = match other {
                        Kind::String(text) => format!("`{text}`"),
                        _ => member.value.describe().to_owned(),
                    };
                    let message = format!(
                        "a namespace must be names joined by dots, each of the form [A-Za-z_][A-Za-z0-9_]*, found {found}"
                    );
                    return self.inside("namespace", |builder| builder.error(member.value.at, message));
                }
            },
            (None, None) => space.map_or_else(|| text.to_string(), |space| format!("{space}.{text}")),
        };
        self.inside("name", |builder| {
            builder.check_name(name, simple, "a type")?;
            if !is_full_name(&full) {
                return builder.error(name.at, format!("`{full}` is not a full name: names joined by dots"));
            }
            if primitive(simple).is_some() {
                return builder.error(name.at, format!("`{simple}` is a primitive type, and cannot be defined"));
            }
            Ok(full)
        })
    }

    /// The place of the node of a definition.
    fn place(&mut self, name: &'t Value<'t>, full: String) -> Result<Place> {
        let node = match self.names.get_mut(&full) {
            Some(named) if named.wanted_at.is_some() => {
                named.wanted_at = None;
                named.node
            }
            Some(named) => {
                let first = named.node;
                let second = self.arena.reserve();
                let spot = self.spot(name.at);
                // Several texts may have one definition each: whether it is the same is known at the end.
                match &mut self.several {
                    Some(several) => several.again.push((full.clone(), first, second, spot)),
                    None => return self.error(name.at, format!("`{full}` is defined twice")),
                }
                second
            }
            None => {
                let node = self.arena.reserve();
                let named = Named { node, wanted_at: None, wanted_elsewhere: Vec::new(), complete: false };
                self.names.insert(full.clone(), named);
                node
            }
        };
        let spot = self.spot(name.at);
        let mut definition = None;
        if let Some(several) = &mut self.several {
            several.here.insert(full.clone(), false);
            definition = Some(several.definitions.len());
            several.definitions.push(Defined { node, spot, fields: Vec::new() });
        }
        Ok(Place { node, name: Some(Name::in_arena(self.arena.text(&full))), definition })
    }

    /// What stands for a definition whose name is not known. The rest of it is looked at, as it may be wrong as well.
    fn nameless(&mut self, members: &'t [Member<'t>], place: *mut Node) -> Result<*const Node> {
        self.doc(members)?;
        self.aliases(members, None)?;
        // SAFETY: reserved in the arena for this definition; nothing has read it yet.
        unsafe { place.write(Node::BROKEN) };
        Ok(place)
    }

    /// Puts a named type's node into its place; `is_whole` says whether none of its parts is missing.
    fn finish(
        &mut self,
        place: *mut Node,
        node: Node,
        members: &'t [Member<'t>],
        more: &[&str],
        is_whole: bool,
    ) -> *const Node {
        let node = if is_whole { node } else { node.with_holds(Holds::Anything) };
        let properties = self.properties(members, &SCHEMA_ATTRIBUTES, more);
        if let Some(named) = node.name().and_then(|name| self.names.get_mut(name.full())) {
            named.complete = true;
        }
        if let (Some(several), Some(name)) = (&mut self.several, node.name()) {
            several.here.insert(name.full().to_owned(), true);
        }
        // SAFETY: reserved in the arena for this definition, of which there is one; nothing has read it yet, as every
        // look through a link waits for the end of the building.
        unsafe { place.write(node.with_properties(properties)) };
        place
    }

    fn with_properties(&self, node: Node, members: &'t [Member<'t>], more: &[&str]) -> *const Node {
        self.arena.put(node.with_properties(self.properties(members, &SCHEMA_ATTRIBUTES, more)))
    }

    fn properties(&self, members: &[Member<'t>], reserved: &[&str], more: &[&str]) -> Raw<Property> {
        let is_property = |member: &&Member<'t>| !reserved.contains(&&*member.key) && !more.contains(&&*member.key);
        let property = |member: &Member<'t>| Property {
            key: self.arena.text(&member.key),
            value: self.arena.text(&member.value.to_compact()),
        };
        self.arena.put_all(members.iter().filter(is_property).map(property).collect())
    }

    fn doc(&mut self, members: &[Member<'t>]) -> Result<Option<Text>> {
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
    fn aliases(&mut self, members: &'t [Member<'t>], space: Option<&str>) -> Result<Raw<Text>> {
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

    fn field_aliases(&mut self, members: &'t [Member<'t>]) -> Result<Raw<Text>> {
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
    fn strings(&mut self, value: &'t Value<'t>) -> Result<Vec<(usize, &'t Value<'t>, &'t str)>> {
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

    fn check_name(&self, value: &Value<'t>, name: &str, what: &str) -> Result<()> {
        if is_name(name) {
            return Ok(());
        }
        self.error(value.at, format!("{name:?} is not a name for {what}: names are of the form [A-Za-z_][A-Za-z0-9_]*"))
    }
}

fn primitive(name: &str) -> Option<Node> {
    Some(match name {
        "null" => Node::NULL,
        "boolean" => Node::BOOLEAN,
        "int" => Node::INT,
        "long" => Node::LONG,
        "float" => Node::FLOAT,
        "double" => Node::DOUBLE,
        "bytes" => Node::BYTES,
        "string" => Node::STRING,
        _ => return None,
    })
}

/// An attribute where one that is null is as good as none, as to Java.
fn find_non_null<'v, 't>(members: &'v [Member<'t>], key: &str) -> Option<&'v Member<'t>> {
    find(members, key).filter(|member| !matches!(member.value.kind, Kind::Null))
}

pub(super) fn find<'v, 't>(members: &'v [Member<'t>], key: &str) -> Option<&'v Member<'t>> {
    members.iter().find(|member| member.key == key)
}
