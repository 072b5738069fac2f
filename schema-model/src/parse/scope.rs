//! What a name means where it stands.

use std::collections::HashSet;

use super::{
    diagnostics::{LineCounter, Spot},
    json::{Kind, Value},
    names::Names,
    protocol::Protocol,
    source::Source,
};
use crate::schema::name::split;

/// Where the names of a schema are looked up.
pub(super) enum Scope<'t> {
    /// In the text alone: as Java does, in the order of the text.
    Text,
    /// In all texts of a set, in any order.
    Set(Declared<'t>),
}

/// What the texts of a set define, as far as that is known before they are read.
pub(super) struct Declared<'t> {
    pub(super) sources: &'t [Source<'t>],
    /// The full names.
    pub(super) names: HashSet<String>,
    /// The texts that cannot be read, which may define what they mention; or anything, without a text.
    pub(super) unread: Vec<Option<&'t str>>,
    /// The simple names of definitions whose full names are wrong; none where the simple one is as well.
    pub(super) lost: Vec<Option<String>>,
}

impl Scope<'_> {
    pub(super) const fn is_text(&self) -> bool {
        matches!(self, Self::Text)
    }

    /// What messages call it.
    pub(super) const fn what(&self) -> &'static str {
        if self.is_text() { "this schema" } else { "these files" }
    }

    /// How to fix a name that nothing defines.
    pub(super) const fn fix_of_unknown_name(&self) -> &'static str {
        match self {
            Self::Text => "define it where it stands first; a name without a dot is in the namespace around it",
            Self::Set(_) => {
                "define it in one of the files, or give the folder that has its definition as well; a name without a dot is \
                 in the namespace around it"
            }
        }
    }

    /// A place in one of several files, for a message.
    pub(super) fn line_of(&self, spot: Spot) -> String {
        let Self::Set(Declared { sources, .. }) = self else { return String::new() };
        let source = &sources[spot.source];
        format!("{}, line {}", source.name, LineCounter::new().moved_to(source.text.unwrap_or_default(), spot.at).0)
    }

    /// The full name of a simple one that stands in a namespace, where it is `inside`; none where readers do not agree.
    ///
    /// Java takes a type without a namespace for a name that it has not met in the namespace, if the type is complete: what
    /// is not, it does not know by name yet.
    pub(super) fn full_name(&self, names: &Names<'_>, source: usize, inside: String, simple: &str) -> Option<String> {
        let is_outside_to_java = names.is_complete_in(source, simple) && !names.is_mentioned_in(source, &inside);
        let is_outside = match self {
            Self::Text => is_outside_to_java,
            Self::Set(Declared { names, .. }) if names.contains(&inside) => {
                if is_outside_to_java {
                    return None;
                }
                false
            }
            Self::Set(Declared { names, .. }) => names.contains(simple),
        };
        Some(if is_outside { simple.to_owned() } else { inside })
    }

    /// Whether a text has a definition that is called so, rightly or not.
    pub(super) fn declares(&self, full: &str) -> bool {
        matches!(self, Self::Set(declared) if declared.names.contains(full))
    }

    /// Whether a name may be that of a definition which cannot be read, or whose name is wrong.
    pub(super) fn may_define(&self, full: &str) -> bool {
        let Self::Set(Declared { unread, lost, .. }) = self else { return false };
        let simple = split(full).1;
        lost.iter().flatten().any(|lost| lost == simple)
            || unread.iter().any(|text| text.is_none_or(|text| text.contains(simple) || text.contains("\\u")))
    }

    /// Whether the names of all definitions are known.
    pub(super) fn knows_all_names(&self) -> bool {
        matches!(self, Self::Set(Declared { unread, lost, .. }) if unread.is_empty() && lost.is_empty())
    }

    /// Notes a definition whose full name is not known.
    pub(super) fn lose(&mut self, simple: Option<&str>) {
        if let Self::Set(declared) = self {
            declared.lost.push(simple.map(str::to_owned));
        }
    }
}

impl Declared<'_> {
    /// Adds the full names that a value defines, as far as they are names.
    pub(super) fn add(&mut self, value: &Value<'_>) {
        collect_names(value, None, &mut self.names);
    }

    /// Adds the names that a member defines which does not count.
    pub(super) fn add_lost(&mut self, value: &Value<'_>) {
        let mut names = HashSet::new();
        match &value.kind {
            Kind::String(name) => drop(names.insert(name.clone().into_owned())),
            _ => collect_names(value, None, &mut names),
        }
        self.lost.extend(names.iter().map(|name| Some(split(name).1.to_owned())));
    }
}

fn collect_names(value: &Value<'_>, space: Option<&str>, names: &mut HashSet<String>) {
    if let Some(protocol) = Protocol::of(value) {
        return protocol.schemas.iter().for_each(|value| collect_names(value, protocol.space, names));
    }
    if let Kind::Array(branches) = &value.kind {
        return branches.iter().for_each(|branch| collect_names(branch, space, names));
    }
    let text = |key: &str| value.get(key).and_then(Value::as_str);
    let mut inner = space;
    match text("type") {
        Some("record" | "error" | "enum" | "fixed") => {
            let Some((given, simple)) = text("name").map(split) else { return };
            inner = given.or(match text("namespace") {
                Some(namespace) => Some(namespace).filter(|namespace| !namespace.is_empty()),
                None => space,
            });
            names.insert(inner.map_or_else(|| simple.to_owned(), |space| format!("{space}.{simple}")));
        }
        Some("array") => value.get("items").into_iter().for_each(|items| collect_names(items, space, names)),
        Some("map") => value.get("values").into_iter().for_each(|values| collect_names(values, space, names)),
        _ => return,
    }
    if let Some(Value { kind: Kind::Array(fields), .. }) = value.get("fields") {
        fields.iter().filter_map(|field| field.get("type")).for_each(|ty| collect_names(ty, inner, names));
    }
}
