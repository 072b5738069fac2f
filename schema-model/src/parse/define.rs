//! Enums and fixed, and the names of definitions.

use std::collections::HashSet;

use super::{
    attributes::SCHEMA_ATTRIBUTES,
    builder::{Builder, Defined, primitive},
    diagnostics::{
        Diagnostic,
        ParseErrorKind::{self, Duplicate, Structure},
        Spot,
    },
    json::{Kind, Value},
    names::Slot,
};
use crate::schema::{
    Node, is_full_name, is_name,
    name::{Name, split},
    node::{Enum, Fixed},
    value_domain::ValueDomain,
};

/// How to write a name without dots.
pub(super) const SIMPLE_NAME: &str = "take letters of ASCII, digits and underscores, and no digit in front";
/// How to write a name that may have dots.
pub(super) const FULL_NAME: &str =
    "take letters of ASCII, digits and underscores, joined by dots, and no digit in front";

/// A definition whose name is read.
pub(super) struct Place<'a> {
    pub(super) slot: Slot<'a>,
    pub(super) name: Name,
    /// Its number.
    pub(super) definition: usize,
}

impl<'t, 'a> Builder<'t, 'a> {
    pub(super) fn r#enum(&mut self, value: &'t Value<'t>, space: Option<&str>) -> *const Node {
        let place = self.define(value, space, "an enum");
        let before = self.mistakes.len();
        let help = "write `\"symbols\": [\"A\", \"B\"]`";
        let symbols = self.part(value, "symbols", "an enum", help);
        let symbols = symbols.map(|symbols| self.symbols(symbols)).unwrap_or_default();
        let are_all = self.mistakes.len() == before;
        let default = match value.get_non_null("default") {
            Some(Value { kind: Kind::String(symbol), .. }) if symbols.contains(&&**symbol) => {
                Some(self.arena.text(symbol))
            }
            // It may be one of those that are wrong.
            Some(Value { kind: Kind::String(_), .. }) if !are_all => None,
            Some(other) => {
                let help = "write one of its symbols: readers take it for symbols that they do not know";
                self.mistake(other.at, Structure, "an enum's default must be one of its symbols", help);
                None
            }
            None => None,
        };
        let Some(Place { slot, name, .. }) = place else { return self.nameless(value) };
        let symbols = symbols.iter().map(|symbol| self.arena.text(symbol)).collect();
        let symbols = Enum {
            doc: self.doc(value),
            aliases: self.aliases(value, name.namespace()),
            name,
            symbols: self.arena.put_all(symbols),
            default,
        };
        self.finish(value, slot, Node::parsed_enum(self.arena.put(symbols)), &["default"], are_all)
    }

    fn symbols(&mut self, value: &'t Value<'t>) -> Vec<&'t str> {
        let mut known = HashSet::new();
        let mut symbols = self.strings(value);
        symbols.retain(|(value, symbol)| {
            if !self.check_name(value, symbol, "a symbol", SIMPLE_NAME) {
                return false;
            }
            let is_new = known.insert(*symbol);
            if !is_new {
                self.mistake(value.at, Duplicate, format!("the symbol `{symbol}` stands here twice"), "leave one out");
            }
            is_new
        });
        symbols.into_iter().map(|(_, symbol)| symbol).collect()
    }

    pub(super) fn fixed(&mut self, value: &'t Value<'t>, space: Option<&str>) -> *const Node {
        let place = self.define(value, space, "a fixed");
        let size = self.size(value);
        let Some(Place { slot, name, .. }) = place else { return self.nameless(value) };
        let fixed = Fixed {
            doc: self.doc(value),
            aliases: self.aliases(value, name.namespace()),
            name,
            size: size.unwrap_or_default(),
        };
        self.finish(value, slot, Node::parsed_fixed(self.arena.put(fixed)), &[], size.is_some())
    }

    fn size(&mut self, value: &'t Value<'t>) -> Option<usize> {
        let help = "write the number of its bytes: `\"size\": 16`";
        let size = self.part(value, "size", "a fixed", help)?;
        // Java's sizes are ints.
        let bytes = match size.kind {
            Kind::Number(text) => text.parse::<i32>().ok().and_then(|size| usize::try_from(size).ok()),
            _ => None,
        };
        if bytes.is_none() {
            let found = match &size.kind {
                Kind::Number(text) => text,
                _ => size.describe(),
            };
            let message = format!("a fixed's size must be a whole number from 0 to 2147483647, found {found}");
            self.mistake(size.at, Structure, message, help);
        }
        bytes
    }

    /// The place of a named type's node, known from here on; none where there is a mistake in its name.
    pub(super) fn define(&mut self, value: &'t Value<'t>, space: Option<&str>, what: &str) -> Option<Place<'a>> {
        let Some((name, text)) = self.name_text(value, what) else {
            self.scope.lose(None);
            return None;
        };
        let full = self.full_name(value, name, text, space);
        if full.is_none() || self.is_astray {
            self.scope.lose(Some(split(text).1));
        }
        Some(self.place(value, name, &full?))
    }

    fn name_text(&mut self, value: &'t Value<'t>, what: &str) -> Option<(&'t Value<'t>, &'t str)> {
        let name = self.part(value, "name", what, "write `\"name\": \"…\"`")?;
        if let Kind::String(text) = &name.kind {
            return Some((name, text));
        }
        let message = format!("the name of {what} must be a string, found {}", name.describe());
        self.mistake(name.at, Structure, message, "write the name in quotes");
        None
    }

    /// The full name that a definition has.
    fn full_name(
        &mut self,
        value: &'t Value<'t>,
        name: &'t Value<'t>,
        text: &'t str,
        space: Option<&str>,
    ) -> Option<String> {
        let (given, simple) = split(text);
        let full = match (given, value.get_non_null("namespace")) {
            (Some(_), _) => text.to_owned(),
            (None, None) => space.map_or_else(|| text.to_owned(), |space| format!("{space}.{text}")),
            (None, Some(namespace)) => match &namespace.kind {
                Kind::String(namespace) if namespace.is_empty() => text.to_owned(),
                Kind::String(namespace) if is_full_name(namespace) => format!("{namespace}.{text}"),
                other => {
                    let found = match other {
                        Kind::String(text) => format!("`{text}`"),
                        _ => namespace.describe().to_owned(),
                    };
                    let message = format!(
                        "a namespace must be names joined by dots, each of the form [A-Za-z_][A-Za-z0-9_]*, found {found}"
                    );
                    let help = "take letters of ASCII, digits and underscores, joined by dots, and no digit in front; no \
                                namespace is `\"\"`";
                    self.mistake(namespace.at, ParseErrorKind::Name, message, help);
                    return None;
                }
            },
        };
        if !self.check_name(name, simple, "a type", SIMPLE_NAME) {
            return None;
        }
        let (message, help) = if !is_full_name(&full) {
            (format!("`{full}` is not a full name: names joined by dots"), FULL_NAME)
        } else if primitive(simple).is_some() {
            (format!("`{simple}` is a primitive type, and cannot be defined"), "give the type another name")
        } else {
            return Some(full);
        };
        self.mistake(name.at, ParseErrorKind::Name, message, help);
        None
    }

    /// The place of the node of a definition.
    fn place(&mut self, value: &'t Value<'t>, name: &'t Value<'t>, full: &str) -> Place<'a> {
        let spot = Spot { source: self.source, at: name.at, value: Some(value.at) };
        let definition = self.definitions.len();
        let slot = self.names.define(self.arena, full, self.source, definition).unwrap_or_else(|first| {
            // Several texts may have one definition each: whether it is the same is known at the end.
            if self.scope.is_text() {
                let message = format!("`{full}` is defined twice");
                self.note(Diagnostic::new(spot, Duplicate, message, "leave one out, or give it another name"));
            } else {
                self.repeated.push((first, definition));
            }
            Slot::new(self.arena)
        });
        self.definitions.push(Defined { node: slot.node(), spot, fields: Vec::new() });
        Place { slot, name: Name::in_arena(self.arena.text(full)), definition }
    }

    /// What stands for a definition whose name is not known. The rest of it is looked at, as it may be wrong as well.
    pub(super) fn nameless(&mut self, value: &'t Value<'t>) -> *const Node {
        self.doc(value);
        self.aliases(value, None);
        self.broken()
    }

    /// Puts a named type's node into its place; `is_whole` says whether none of its parts is missing.
    pub(super) fn finish(
        &mut self,
        value: &'t Value<'t>,
        slot: Slot<'a>,
        node: Node,
        more: &[&str],
        is_whole: bool,
    ) -> *const Node {
        let node = if is_whole { node } else { node.with_domain(ValueDomain::Anything) };
        if let Some(name) = node.name() {
            self.names.complete(name.full(), self.source);
        }
        slot.fill(node.with_properties(self.properties(value, &SCHEMA_ATTRIBUTES, more)))
    }

    /// Whether a name follows the grammar, which is noted where it does not.
    pub(super) fn check_name(&mut self, value: &Value<'t>, name: &str, what: &str, help: &'static str) -> bool {
        let is_name = is_name(name);
        if !is_name {
            let message = format!("{name:?} is not a name for {what}: names are of the form [A-Za-z_][A-Za-z0-9_]*");
            self.mistake(value.at, ParseErrorKind::Name, message, help);
        }
        is_name
    }
}
