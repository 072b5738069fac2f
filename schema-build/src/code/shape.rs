//! What a type is only known to be with all that it holds: recursive, borrowing, comparable.

use std::collections::HashSet;

use super::ir::{Item, ItemId, ItemKind, Slot, Type};
use crate::{Bytes, Config, Map, Text};

pub(crate) struct Shapes {
    /// The slots that are in a box: an item, and the number among its slots.
    boxed: HashSet<(ItemId, usize)>,
    borrows: Vec<bool>,
    is_eq: Vec<bool>,
    is_hash: Vec<bool>,
}

impl Shapes {
    pub(crate) fn new(config: &Config, items: &[Item<'_>]) -> Self {
        let holds = |id: ItemId, test: &dyn Fn(&Slot) -> bool| items[id].slots().into_iter().any(test);
        let borrows = fixed_point(items, |id| holds(id, &|slot| borrows(config, slot)));
        let not_eq = fixed_point(items, |id| holds(id, &|slot| !is_eq(slot)));
        let not_hash = fixed_point(items, |id| {
            holds(id, &|slot| !is_eq(slot) || (slot.ty.has_map() && Config::at(&config.maps, &slot.path) == Map::Hash))
        });
        let not = |flags: Vec<bool>| flags.into_iter().map(|flag| !flag).collect();
        Self { boxed: boxes(config, items), borrows, is_eq: not(not_eq), is_hash: not(not_hash) }
    }

    pub(crate) fn is_boxed(&self, item: ItemId, slot: usize) -> bool {
        self.boxed.contains(&(item, slot))
    }

    pub(crate) fn borrows(&self, item: ItemId) -> bool {
        self.borrows[item]
    }

    pub(crate) fn is_eq(&self, item: ItemId) -> bool {
        self.is_eq[item]
    }

    pub(crate) fn is_hash(&self, item: ItemId) -> bool {
        self.is_hash[item]
    }
}

/// Whether what is so by itself holds for items, and for all that hold one of them.
fn fixed_point(items: &[Item<'_>], by_itself: impl Fn(ItemId) -> bool) -> Vec<bool> {
    let mut flags: Vec<_> = (0..items.len()).map(by_itself).collect();
    let mut has_changed = true;
    while has_changed {
        has_changed = false;
        for id in 0..items.len() {
            let holds_one = || {
                items[id].slots().iter().any(|slot| matches!(slot.ty.innermost(), Type::Item(inner) if flags[*inner]))
            };
            if !flags[id] && holds_one() {
                flags[id] = true;
                has_changed = true;
            }
        }
    }
    flags
}

fn borrows(config: &Config, slot: &Slot) -> bool {
    match slot.ty.innermost() {
        Type::String => matches!(Config::at(&config.strings, &slot.path), Text::Borrowed | Text::Cow),
        Type::Bytes => matches!(Config::at(&config.bytes, &slot.path), Bytes::Borrowed | Bytes::Cow),
        Type::Extern(path) => path.contains("'a"),
        Type::Other(ty) => ty.rust.contains("'a"),
        _ => false,
    }
}

/// Of types that are not generated, it is not known.
fn is_eq(slot: &Slot) -> bool {
    !matches!(slot.ty.innermost(), Type::Float | Type::Double | Type::Extern(_) | Type::Other(_))
}

/// The slots that lead back to a type they are in: each way around passes one.
fn boxes(config: &Config, items: &[Item<'_>]) -> HashSet<(ItemId, usize)> {
    #[derive(Clone, Copy, PartialEq)]
    enum State {
        New,
        Open,
        Done,
    }
    let mut boxed = HashSet::new();
    for (id, item) in items.iter().enumerate() {
        for (index, slot) in item.slots().iter().enumerate() {
            let is_item = slot.ty.by_value().is_some();
            if is_item && config.boxed.contains(&slot.path) && !matches!(item.kind, ItemKind::Union { .. }) {
                boxed.insert((id, index));
            }
        }
    }
    let mut states = vec![State::New; items.len()];
    for start in 0..items.len() {
        if states[start] != State::New {
            continue;
        }
        // A stack of its own: schemas hold each other as deep as they like.
        let mut open = vec![(start, 0)];
        states[start] = State::Open;
        while let Some((id, index)) = open.pop() {
            let slots = items[id].slots();
            let Some(slot) = slots.get(index) else {
                states[id] = State::Done;
                continue;
            };
            open.push((id, index + 1));
            let Some(inner) = slot.ty.by_value().filter(|_| !boxed.contains(&(id, index))) else { continue };
            match states[inner] {
                State::New => {
                    states[inner] = State::Open;
                    open.push((inner, 0));
                }
                State::Open => {
                    boxed.insert((id, index));
                }
                State::Done => {}
            }
        }
    }
    boxed
}
