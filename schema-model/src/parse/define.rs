//! Enums and fixed, and the names of definitions.

use std::collections::HashSet;

use super::{
    attributes::SCHEMA_ATTRIBUTES,
    builder::{Builder, Named, find_non_null, primitive},
    error::Result,
    several::Defined,
};
use crate::{
    json::{Kind, Member, Value},
    schema::{
        Node, is_full_name,
        name::{Name, split},
        node::{Enum, Fixed},
        value_domain::ValueDomain,
    },
};

/// Where a definition's node belongs.
pub(super) struct Place {
    pub(super) node: *mut Node,
    /// None where the name is wrong, which is noted.
    pub(super) name: Option<Name>,
    /// Its number among those of several texts.
    pub(super) definition: Option<usize>,
}

impl<'t> Builder<'t, '_> {
    pub(super) fn r#enum(
        &mut self,
        value: &'t Value<'t>,
        members: &'t [Member<'t>],
        space: Option<&str>,
    ) -> Result<*const Node> {
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

    pub(super) fn symbols(&mut self, value: &'t Value<'t>) -> Result<Vec<&'t str>> {
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

    pub(super) fn fixed(
        &mut self,
        value: &'t Value<'t>,
        members: &'t [Member<'t>],
        space: Option<&str>,
    ) -> Result<*const Node> {
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

    pub(super) fn size(&mut self, value: &'t Value<'t>, members: &'t [Member<'t>]) -> Result<usize> {
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
    pub(super) fn define(
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
    pub(super) fn full_name(
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
    pub(super) fn place(&mut self, name: &'t Value<'t>, full: String) -> Result<Place> {
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
    pub(super) fn nameless(&mut self, members: &'t [Member<'t>], place: *mut Node) -> Result<*const Node> {
        self.doc(members)?;
        self.aliases(members, None)?;
        // SAFETY: reserved in the arena for this definition; nothing has read it yet.
        unsafe { place.write(Node::BROKEN) };
        Ok(place)
    }

    /// Puts a named type's node into its place; `is_whole` says whether none of its parts is missing.
    pub(super) fn finish(
        &mut self,
        place: *mut Node,
        node: Node,
        members: &'t [Member<'t>],
        more: &[&str],
        is_whole: bool,
    ) -> *const Node {
        let node = if is_whole { node } else { node.with_domain(ValueDomain::Anything) };
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
}
