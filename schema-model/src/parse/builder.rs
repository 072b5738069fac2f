//! From JSON values to nodes.

use std::iter;

use super::{
    Parser,
    attributes::SCHEMA_ATTRIBUTES,
    diagnostics::{
        Diagnostic,
        ParseErrorKind::{self, Duplicate, Structure, UnknownName},
        Spot,
    },
    json::{Kind, Value},
    names::{Names, unknown_type},
    protocol::Protocol,
    rules::{check_default, check_depth, check_union},
    scope::Scope,
};
use crate::schema::{Node, arena::Arena, default::MAX_STEPS, is_full_name, raw::Link, record::Field};

/// How many unknown names are compared with those that are known.
const MOST_SUGGESTIONS: usize = 100;

/// How many other places of a mistake are reported.
const MOST_PLACES: usize = 3;

/// Builds the nodes of texts, and notes what is wrong with them.
///
/// Whatever is wrong, there is a node: a broken one stands for what is missing.
pub(super) struct Builder<'t, 'a> {
    pub(super) arena: &'a Arena,
    pub(super) parser: Parser,
    pub(super) scope: Scope<'t>,
    /// The index of the text that is read.
    pub(super) source: usize,
    /// Whether the namespace around is not known, as that of a definition whose name is wrong.
    pub(super) is_astray: bool,
    pub(super) names: Names<'a>,
    pub(super) definitions: Vec<Defined<'t>>,
    /// Two definitions of one name, by their numbers: whether they are the same is known at the end.
    pub(super) repeated: Vec<(usize, usize)>,
    pub(super) mistakes: Vec<Diagnostic>,
    // What is checked when every name is known, with the text that it stands in.
    unions: Vec<(usize, &'t [Value<'t>], Link<Node>)>,
    pub(super) defaults: Vec<(usize, &'t Value<'t>, Link<Field>)>,
}

/// A definition.
pub(super) struct Defined<'t> {
    pub(super) node: *const Node,
    pub(super) spot: Spot,
    /// The fields that are in the node.
    pub(super) fields: Vec<&'t Value<'t>>,
}

impl<'t, 'a> Builder<'t, 'a> {
    pub(super) fn new(arena: &'a Arena, parser: Parser, scope: Scope<'t>) -> Self {
        Self {
            arena,
            parser,
            scope,
            source: 0,
            is_astray: false,
            names: Names::default(),
            definitions: Vec::new(),
            repeated: Vec::new(),
            mistakes: Vec::new(),
            unions: Vec::new(),
            defaults: Vec::new(),
        }
    }

    /// The root of a text of a set; none of a protocol, whose types are read.
    pub(super) fn text(&mut self, source: usize, value: &'t Value<'t>) -> Option<*const Node> {
        self.source = source;
        let Some(protocol) = Protocol::of(value) else { return Some(self.schema(value, None)) };
        if let Some(types) = protocol.misplaced_types {
            let message = format!("the types of a protocol must be an array, found {}", types.describe());
            self.mistake(types.at, Structure, message, "write `\"types\": [{\"type\": \"record\", …}]`");
        } else {
            for value in protocol.schemas {
                self.schema(value, protocol.space);
            }
        }
        None
    }

    /// Checks what needs every name, when the texts are read, and moves all mistakes out.
    ///
    /// They are in the order in which one text reports them, and are looked for one by one: of one text, the first is enough.
    pub(super) fn take_mistakes(&mut self, roots: &[(usize, *const Node)]) -> Vec<Diagnostic> {
        let left = self.mistakes_left();
        let mut mistakes = std::mem::take(&mut self.mistakes);
        if left > 0 {
            let unions = self.unions.iter();
            let unions = unions.flat_map(|(source, values, union)| check_union(*source, values, union.get()));
            let definitions = iter::once_with(|| self.check_definitions(roots)).flatten();
            let found = self.unknown_names().chain(unions).chain(definitions).chain(self.check_defaults());
            mistakes.extend(found.take(left));
        }
        mistakes
    }

    /// The names that nothing defines, each where it stands first.
    fn unknown_names(&self) -> impl Iterator<Item = Diagnostic> {
        let undefined = self.names.undefined();
        let defined = if undefined.is_empty() { Vec::new() } else { self.names.defined() };
        undefined.into_iter().enumerate().filter(|(_, (name, _))| !self.scope.may_define(name)).filter_map(
            move |(i, (name, mentions))| {
                let (first, others) = mentions.split_first()?;
                // Where so many are unknown, a file is missing, and no name is misspelled.
                let known = if i < MOST_SUGGESTIONS { defined.as_slice() } else { &[] };
                let message = unknown_type(name, known, self.scope.what());
                let elsewhere = others.iter().copied().take(MOST_PLACES).collect();
                let left_out = others.len().saturating_sub(MOST_PLACES);
                let unknown = Diagnostic::new(*first, UnknownName, message, self.scope.fix_of_unknown_name());
                Some(Diagnostic { elsewhere: (elsewhere, left_out), ..unknown })
            },
        )
    }

    /// What is too deep; or where nothing is, the definitions of one name that are not the same.
    fn check_definitions(&self, roots: &[(usize, *const Node)]) -> Vec<Diagnostic> {
        let roots = roots.iter().map(|(source, root)| (*root, Spot::at(*source, 0)));
        // Of one text, the root alone becomes a schema.
        let definitions = self.definitions.iter().filter(|_| !self.scope.is_text());
        let definitions = definitions.map(|defined| (defined.node, defined.spot));
        let max_depth = self.parser.limits.max_depth;
        // What is inside of one that is too deep most often is as well: one is enough.
        let too_deep = roots
            .chain(definitions)
            .find_map(|(node, spot)| check_depth(Link::from_arena(node).get(), spot, max_depth));
        match too_deep {
            // It cannot be printed.
            Some(too_deep) => vec![too_deep],
            None => self.repeated.iter().filter_map(|(first, second)| self.check_repeated(*first, *second)).collect(),
        }
    }

    /// A second definition must be the same as the first.
    fn check_repeated(&self, first: usize, second: usize) -> Option<Diagnostic> {
        let (first, second) = (&self.definitions[first], &self.definitions[second]);
        let (one, other) = (Link::from_arena(first.node), Link::from_arena(second.node));
        let (one, other) = (one.get(), other.get());
        if one.is_broken() || other.is_broken() || one.to_json() == other.to_json() {
            return None;
        }
        let message = format!(
            "`{}` is defined twice, and not the same (the first one: {}): make the definitions one, or give one another name",
            one.name().map_or("", |name| name.full()),
            self.scope.line_of(first.spot),
        );
        Some(Diagnostic::new(
            second.spot,
            Duplicate,
            message,
            "a type may be in several files if it is the same in all",
        ))
    }

    fn check_defaults(&self) -> impl Iterator<Item = Diagnostic> {
        let mut steps_left = MAX_STEPS;
        let defaults = self.defaults.iter().filter(|_| self.parser.check_defaults);
        defaults.filter_map(move |(source, value, field)| {
            // The limit is one for a text from outside, and not one for all of a program's files.
            if !self.scope.is_text() {
                steps_left = MAX_STEPS;
            }
            check_default(*source, value, field.get(), &mut steps_left)
        })
    }

    /// How many more mistakes are reported: of a text, the first one.
    fn mistakes_left(&self) -> usize {
        if self.scope.is_text() { 1_usize.saturating_sub(self.mistakes.len()) } else { usize::MAX }
    }

    /// Notes a mistake of the value that starts here.
    pub(super) fn mistake(&mut self, at: usize, kind: ParseErrorKind, message: impl Into<String>, help: &'static str) {
        self.note(Diagnostic::new(Spot::value(self.source, at), kind, message, help));
    }

    pub(super) fn note(&mut self, mistake: Diagnostic) {
        if self.mistakes_left() > 0 {
            self.mistakes.push(mistake);
        }
    }

    /// Notes that a value is not what belongs there.
    pub(super) fn expected(&mut self, what: &str, found: &Value<'t>, help: &'static str) {
        self.mistake(found.at, Structure, format!("expected {what}, found {}", found.describe()), help);
    }

    /// A node that stands for a missing one.
    pub(super) fn broken(&self) -> *const Node {
        self.arena.put(Node::BROKEN)
    }

    /// The node of a schema.
    pub(super) fn schema(&mut self, value: &'t Value<'t>, space: Option<&str>) -> *const Node {
        match &value.kind {
            _ if self.mistakes_left() == 0 => self.broken(),
            Kind::String(name) => self.reference(value, name, space),
            Kind::Array(branches) => self.union(value, branches, space),
            Kind::Object(_) => self.object(value, space),
            _ => {
                let help =
                    "write `\"string\"`, `[\"null\", \"string\"]`, `{\"type\": \"array\", \"items\": \"string\"}`, …";
                self.expected("a schema (a type's name, an array of branches, an object)", value, help);
                self.broken()
            }
        }
    }

    /// A primitive type or a name, which may be defined further on.
    fn reference(&mut self, value: &'t Value<'t>, name: &str, space: Option<&str>) -> *const Node {
        if let Some(primitive) = primitive(name) {
            return self.arena.put(primitive);
        }
        let full = match space {
            Some(space) if !name.contains('.') => {
                let inside = format!("{space}.{name}");
                match self.scope.full_name(&self.names, self.source, inside, name) {
                    Some(full) => full,
                    None => {
                        let message = format!(
                            "`{name}` may be `{space}.{name}`, which is defined further on, or the type of that name without a \
                             namespace: write the first in full, or give the other one a namespace"
                        );
                        let help = "to Avro's specification it is the first, and to Java the other: readers would not \
                                    agree on what is written";
                        self.mistake(value.at, Duplicate, message, help);
                        return self.broken();
                    }
                }
            }
            _ => name.to_owned(),
        };
        if is_full_name(&full) {
            return self.names.mention(self.arena, full, Spot::value(self.source, value.at));
        }
        // Where a definition has that name, its name is the mistake.
        if !self.scope.declares(&full) {
            let message = unknown_type(name, &[], self.scope.what());
            self.mistake(value.at, UnknownName, message, self.scope.fix_of_unknown_name());
        }
        self.broken()
    }

    fn union(&mut self, value: &'t Value<'t>, branches: &'t [Value<'t>], space: Option<&str>) -> *const Node {
        if branches.is_empty() {
            let help = "write its branches: `[\"null\", \"string\"]`";
            self.mistake(value.at, Structure, "a union needs at least one branch", help);
            return self.broken();
        }
        let nodes = branches.iter().map(|branch| Link::from_arena(self.schema(branch, space))).collect();
        let node = self.arena.put(Node::parsed_union(self.arena.put_all(nodes)));
        self.unions.push((self.source, branches, Link::from_arena(node)));
        node
    }

    fn object(&mut self, value: &'t Value<'t>, space: Option<&str>) -> *const Node {
        let Some(kind) = value.get("type") else {
            let help = "write `\"type\": \"record\"`, or what else it is";
            self.mistake(value.at, Structure, "a schema needs a `type`", help);
            return self.broken();
        };
        let Kind::String(name) = &kind.kind else {
            let help = "write the schema in place of the object around it: a type's name is `\"record\"`, `\"array\"`, \
                        `\"string\"`, …";
            self.expected("a type's name", kind, help);
            return self.broken();
        };
        let node = match &**name {
            "record" | "error" => return self.record(value, space, name == "error"),
            "enum" => return self.r#enum(value, space),
            "fixed" => return self.fixed(value, space),
            "array" => {
                let help = "write the schema of its items: `\"items\": \"string\"`";
                let Some(items) = self.part(value, "items", "an array", help) else { return self.broken() };
                Node::parsed_array(self.schema(items, space))
            }
            "map" => {
                let help = "write the schema of its values: `\"values\": \"string\"`";
                let Some(values) = self.part(value, "values", "a map", help) else { return self.broken() };
                Node::parsed_map(self.schema(values, space))
            }
            name => match primitive(name) {
                Some(node) => node,
                None => return self.reference(kind, name, space),
            },
        };
        self.arena.put(node.with_properties(self.properties(value, &SCHEMA_ATTRIBUTES, &[])))
    }

    /// A part that `what` cannot be without.
    pub(super) fn part(
        &mut self,
        value: &'t Value<'t>,
        key: &str,
        what: &str,
        help: &'static str,
    ) -> Option<&'t Value<'t>> {
        let part = value.get(key);
        if part.is_none() {
            self.mistake(value.at, Structure, format!("{what} needs `{key}`"), help);
        }
        part
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
