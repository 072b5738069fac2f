//! What depends on everything that a type contains: which members are boxed, and whether it borrows and compares.

use std::collections::HashSet;

use super::{
    items::{Item, ItemId, ItemKind, Member},
    types::Type,
};
use crate::{Bytes, Config, Map, Text};

pub(crate) struct Layout {
    /// The members that are in a box: an item, and the index among its members.
    boxed: HashSet<(ItemId, usize)>,
    borrows: Vec<bool>,
    is_eq: Vec<bool>,
    is_hash: Vec<bool>,
}

impl Layout {
    pub(crate) fn new(config: &Config, items: &[Item<'_>]) -> Self {
        let any = |id: ItemId, test: fn(&Member) -> bool| items[id].members().into_iter().any(test);
        let borrows = fixed_point(items, |id| any(id, borrows));
        let not_eq = fixed_point(items, |id| any(id, |member| !is_eq(member)));
        let not_hash = fixed_point(items, |id| any(id, |member| !is_eq(member) || member.ty.map() == Some(Map::Hash)));
        let not = |flags: Vec<bool>| flags.into_iter().map(|flag| !flag).collect();
        Self { boxed: boxes(config, items), borrows, is_eq: not(not_eq), is_hash: not(not_hash) }
    }

    pub(crate) fn is_boxed(&self, item: ItemId, member: usize) -> bool {
        self.boxed.contains(&(item, member))
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

/// Extends a predicate from the items that satisfy it to all items that contain one of them.
fn fixed_point(items: &[Item<'_>], predicate: impl Fn(ItemId) -> bool) -> Vec<bool> {
    let mut flags: Vec<_> = (0..items.len()).map(predicate).collect();
    let mut has_changed = true;
    while has_changed {
        has_changed = false;
        for id in 0..items.len() {
            let contains_one = || {
                let mut members = items[id].members().into_iter();
                members.any(|member| matches!(member.ty.innermost(), Type::Item(inner) if flags[*inner]))
            };
            if !flags[id] && contains_one() {
                flags[id] = true;
                has_changed = true;
            }
        }
    }
    flags
}

fn borrows(member: &Member) -> bool {
    match member.ty.innermost() {
        Type::String(text) => matches!(text, Text::Borrowed | Text::Cow),
        Type::Bytes(bytes) => matches!(bytes, Bytes::Borrowed | Bytes::Cow),
        Type::Extern(path) => path.contains("'a"),
        Type::Custom(ty) => ty.rust.contains("'a"),
        _ => false,
    }
}

/// Whether a member is known to be `Eq`: types that are not generated may not be.
fn is_eq(member: &Member) -> bool {
    !matches!(member.ty.innermost(), Type::Float | Type::Double | Type::Extern(_) | Type::Custom(_))
}

/// The members that lead back to a type that contains them, one in each cycle, and those that the settings box.
fn boxes(config: &Config, items: &[Item<'_>]) -> HashSet<(ItemId, usize)> {
    #[derive(Clone, Copy, PartialEq)]
    enum State {
        New,
        Open,
        Done,
    }
    let mut boxed = HashSet::new();
    for (id, item) in items.iter().enumerate() {
        for (index, member) in item.members().iter().enumerate() {
            let is_item = member.ty.by_value().is_some();
            if is_item && config.boxed.contains(&member.path) && !matches!(item.kind, ItemKind::Union { .. }) {
                boxed.insert((id, index));
            }
        }
    }
    let mut states = vec![State::New; items.len()];
    for start in 0..items.len() {
        if states[start] != State::New {
            continue;
        }
        // An explicit stack: schemas contain each other as deep as they like.
        let mut open = vec![(start, 0)];
        states[start] = State::Open;
        while let Some((id, index)) = open.pop() {
            let members = items[id].members();
            let Some(member) = members.get(index) else {
                states[id] = State::Done;
                continue;
            };
            open.push((id, index + 1));
            let Some(inner) = member.ty.by_value().filter(|_| !boxed.contains(&(id, index))) else { continue };
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
