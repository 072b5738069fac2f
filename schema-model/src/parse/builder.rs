//! From JSON values to nodes.

use std::{
    collections::{HashMap, hash_map::Entry},
    fmt::Write as _,
};

use super::{
    error::{BuildError, Result, Spot},
    rules::{check_default, check_depth, check_union, unknown_type},
    several::Several,
};
use crate::{
    json::{Kind, Member, Value},
    schema::{Node, arena::Arena, default::MAX_STEPS, is_full_name, raw::Link, record::Field},
};

/// How many unknown names are compared with those that are known.
const MOST_SUGGESTIONS: usize = 100;

pub(super) struct Builder<'t, 'a> {
    pub(super) arena: &'a Arena,
    pub(super) check_defaults: bool,
    pub(super) max_depth: usize,
    /// Which of several texts the value at hand stands in.
    pub(super) source: usize,
    /// The steps from the root to the value at hand, as a JSON pointer.
    pub(super) path: String,
    pub(super) names: HashMap<String, Named>,
    /// Defaults are checked when every name is known.
    pub(super) defaults: Vec<(&'t Value<'t>, Spot, *const Field)>,
    /// Unions whose branches are checked when every name is known.
    pub(super) unions: Vec<(&'t [Value<'t>], Spot, *const Node)>,
    /// What is kept where several texts make one set of schemas; none for a single one.
    pub(super) several: Option<Several>,
}

/// A named type: its node, and where it was first spoken of while it is not defined yet.
pub(super) struct Named {
    pub(super) node: *mut Node,
    pub(super) wanted_at: Option<Spot>,
    /// Where else it was, of several texts.
    pub(super) wanted_elsewhere: Vec<Spot>,
    /// Whether its definition is read to the end.
    pub(super) complete: bool,
}

/// A name that nothing defines.
pub(super) struct Unknown<'b> {
    pub(super) name: &'b str,
    pub(super) error: BuildError,
    /// Where it is spoken of besides, of several texts.
    pub(super) elsewhere: &'b [Spot],
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

    /// What would define a name.
    fn within(&self) -> &'static str {
        if self.several.is_some() { "these files" } else { "this schema" }
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
            let error = BuildError { spot: spot.clone(), message: unknown_type(name, known, self.within()) };
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

    pub(super) fn spot(&self, at: usize) -> Spot {
        Spot { source: self.source, at, path: self.path.clone() }
    }

    /// A mistake that is noted of several texts, and the end of a single one.
    pub(super) fn mistake(&mut self, at: usize, message: impl Into<String>) -> Result<()> {
        let error = self.error(at, message);
        self.collected::<()>(error).map(drop)
    }

    /// How many mistakes are noted.
    pub(super) fn mistakes(&self) -> usize {
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

    pub(super) fn broken(&self) -> *const Node {
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
    pub(super) fn link(&mut self, value: &'t Value<'t>, name: &str, full: String) -> Result<*const Node> {
        if !is_full_name(&full) {
            // Where a definition has that name, its name is the mistake.
            let is_defined = self.several.as_ref().is_some_and(|several| several.defines(&full));
            if is_defined {
                return Ok(self.broken());
            }
            let message = unknown_type(name, &[], self.within());
            return self.error(value.at, message);
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

    pub(super) fn union(
        &mut self,
        value: &'t Value<'t>,
        branches: &'t [Value<'t>],
        space: Option<&str>,
    ) -> Result<*const Node> {
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

    pub(super) fn object(
        &mut self,
        value: &'t Value<'t>,
        members: &'t [Member<'t>],
        space: Option<&str>,
    ) -> Result<*const Node> {
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

    pub(super) fn part(
        &self,
        value: &Value<'t>,
        members: &'t [Member<'t>],
        key: &str,
        what: &str,
    ) -> Result<&'t Value<'t>> {
        match find(members, key) {
            Some(member) => Ok(&member.value),
            None => self.error(value.at, format!("{what} needs `{key}`")),
        }
    }
}

pub(super) fn primitive(name: &str) -> Option<Node> {
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
pub(super) fn find_non_null<'v, 't>(members: &'v [Member<'t>], key: &str) -> Option<&'v Member<'t>> {
    find(members, key).filter(|member| !matches!(member.value.kind, Kind::Null))
}

pub(super) fn find<'v, 't>(members: &'v [Member<'t>], key: &str) -> Option<&'v Member<'t>> {
    members.iter().find(|member| member.key == key)
}
