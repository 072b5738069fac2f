//! The names that texts mention and define.

use std::{collections::HashMap, fmt::Write as _, marker::PhantomData};

use super::diagnostics::Spot;
use crate::schema::{Node, arena::Arena, name::split};

/// The place of a definition's node, which other nodes may point at before the definition is read.
pub(super) struct Slot<'a>(*mut Node, PhantomData<&'a Arena>);

impl<'a> Slot<'a> {
    /// A place with a node that stands for a missing one.
    pub(super) fn new(arena: &'a Arena) -> Self {
        Self(arena.put(Node::BROKEN).cast_mut(), PhantomData)
    }

    pub(super) fn node(&self) -> *const Node {
        self.0
    }

    /// Puts the definition's node there.
    pub(super) fn fill(self, node: Node) -> *const Node {
        // SAFETY: the place was made by `new` in an arena that is still borrowed, and this is the only slot that has it.
        // Nothing looks at a node in it before the builder has read the texts to their ends.
        unsafe { self.0.write(node) };
        self.0
    }
}

/// The full names of the texts, with their nodes.
#[derive(Default)]
pub(super) struct Names<'a>(HashMap<String, Named<'a>>);

struct Named<'a> {
    node: *const Node,
    /// Where the definition belongs; none after it.
    slot: Option<Slot<'a>>,
    /// The number of the first definition.
    definition: usize,
    /// Where it stands while nothing defines it.
    mentions: Vec<Spot>,
    /// The last text that mentions or defines it.
    mentioned_in: usize,
    /// The last text with a definition that is read to its end.
    complete_in: Option<usize>,
}

impl<'a> Named<'a> {
    fn new(arena: &'a Arena, source: usize) -> Self {
        let slot = Slot::new(arena);
        Self {
            node: slot.node(),
            slot: Some(slot),
            definition: 0,
            mentions: Vec::new(),
            mentioned_in: source,
            complete_in: None,
        }
    }
}

impl<'a> Names<'a> {
    /// The node of a name, which may be defined further on.
    pub(super) fn mention(&mut self, arena: &'a Arena, full: String, spot: Spot) -> *const Node {
        let named = self.0.entry(full).or_insert_with(|| Named::new(arena, spot.source));
        named.mentioned_in = spot.source;
        if named.slot.is_some() {
            named.mentions.push(spot);
        }
        named.node
    }

    /// The place of the definition with this number; or the number of the one that has the name already.
    pub(super) fn define(
        &mut self,
        arena: &'a Arena,
        full: &str,
        source: usize,
        definition: usize,
    ) -> Result<Slot<'a>, usize> {
        let named = self.0.entry(full.to_owned()).or_insert_with(|| Named::new(arena, source));
        (named.mentioned_in, named.complete_in) = (source, None);
        let slot = named.slot.take().ok_or(named.definition)?;
        named.definition = definition;
        named.mentions.clear();
        Ok(slot)
    }

    /// Notes that a definition is read to its end.
    pub(super) fn complete(&mut self, full: &str, source: usize) {
        if let Some(named) = self.0.get_mut(full) {
            named.complete_in = Some(source);
        }
    }

    /// Whether a text has mentioned or defined a name so far.
    pub(super) fn is_mentioned_in(&self, source: usize, full: &str) -> bool {
        self.0.get(full).is_some_and(|named| named.mentioned_in == source)
    }

    /// Whether a text has a whole definition of a name so far.
    pub(super) fn is_complete_in(&self, source: usize, full: &str) -> bool {
        self.0.get(full).is_some_and(|named| named.mentioned_in == source && named.complete_in == Some(source))
    }

    /// The names that nothing defines, with their places, in the order of the texts.
    pub(super) fn undefined(&self) -> Vec<(&str, &[Spot])> {
        let undefined = self.0.iter().filter(|(_, named)| !named.mentions.is_empty());
        let mut undefined: Vec<_> = undefined.map(|(name, named)| (name.as_str(), named.mentions.as_slice())).collect();
        undefined.sort_by_key(|(_, mentions)| mentions.first().map(|spot| (spot.source, spot.at)));
        undefined
    }

    /// The names that are defined, sorted.
    pub(super) fn defined(&self) -> Vec<&str> {
        let defined = self.0.iter().filter(|(_, named)| named.mentions.is_empty());
        let mut defined: Vec<_> = defined.map(|(name, _)| name.as_str()).collect();
        defined.sort_unstable();
        defined
    }
}

/// The message for a name that nothing has, with the one that may have been meant.
///
/// `scope` is what would define it: one schema, or several texts.
pub(super) fn unknown_type(name: &str, known: &[&str], scope: &str) -> String {
    let mut message = format!("unknown type `{name}`: it is neither primitive nor defined in {scope}");
    let simple = split(name).1;
    let primitives = ["null", "boolean", "int", "long", "float", "double", "bytes", "string"];
    let candidates = || primitives.iter().chain(known).copied();
    let same = candidates().find(|candidate| split(candidate).1.eq_ignore_ascii_case(simple));
    let meant = same.or_else(|| {
        // A letter for each four, so that short names are not taken for others; the first of those that are as near.
        let most = simple.len() / 4;
        let near = candidates().filter(|candidate| split(candidate).1.len().abs_diff(simple.len()) <= most);
        let distances = near.map(|candidate| (distance(split(candidate).1, simple), candidate));
        distances.filter(|(distance, _)| *distance <= most).min_by_key(|(distance, _)| *distance).map(|near| near.1)
    });
    if let Some(candidate) = meant {
        let _ = write!(message, "; did you mean `{candidate}`?");
    }
    message
}

/// How many letters are put in, left out or changed between two names; more than any two names differ where one is too long
/// to count.
fn distance(a: &str, b: &str) -> usize {
    const LONGEST: usize = 100;
    if a.len() > LONGEST || b.len() > LONGEST {
        return usize::MAX;
    }
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.bytes().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], i + 1);
        for (j, y) in b.bytes().enumerate() {
            let changed = diagonal + usize::from(x != y);
            diagonal = row[j + 1];
            row[j + 1] = changed.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}
