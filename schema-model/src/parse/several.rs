//! Several texts as one set of schemas.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use super::{
    Limits,
    builder::{Builder, find},
    error::{BuildError, Here, ParseError, Result, Spot},
    set::{
        Definition, Elsewhere, FieldPlace, LazyPlace, MOST_PLACES, OwnedSource, Recovered, SchemaSet, Source,
        SourceError,
    },
};
use crate::{
    json::{self, Kind, Value},
    schema::{Node, Schema, arena::Arena, name::split},
};

/// What a builder keeps of several texts.
#[derive(Default)]
pub(super) struct Several {
    pub(super) errors: Vec<BuildError>,
    pub(super) definitions: Vec<Defined>,
    /// Definitions of a name that has one: the name, both nodes, and where the second stands.
    pub(super) again: Vec<(String, *const Node, *const Node, Spot)>,
    /// The full names that any of the texts defines.
    names: HashSet<String>,
    /// The names that the text at hand has spoken of, and whether they are complete.
    pub(super) here: HashMap<String, bool>,
    /// The simple names of definitions whose full names are wrong; none where the simple one is as well.
    pub(super) lost: Vec<Option<String>>,
    /// Whether the namespace around is not known, as that of a definition whose name is wrong.
    pub(super) is_astray: bool,
}

/// A definition, while the texts are read.
pub(super) struct Defined {
    pub(super) node: *const Node,
    pub(super) spot: Spot,
    pub(super) fields: FieldSpots,
}

/// Where fields stand, and their defaults.
pub(super) type FieldSpots = Vec<(Spot, Option<Spot>)>;

impl Several {
    /// The full name of one that stands inside a namespace; none where readers do not agree.
    ///
    /// Java takes a type without a namespace, where the text has one, for a name that it has not met in the namespace.
    pub(super) fn full_name(&self, inside: &str, name: &str) -> Option<String> {
        let by_java = self.here.get(name) == Some(&true) && !self.here.contains_key(inside);
        match (self.names.contains(inside), self.names.contains(name)) {
            (true, _) if by_java => None,
            (false, true) => Some(name.to_owned()),
            _ => Some(inside.to_owned()),
        }
    }

    /// Whether any of the texts has a definition that is called so, rightly or not.
    pub(super) fn defines(&self, full: &str) -> bool {
        self.names.contains(full)
    }

    /// Whether a name may be that of a definition whose name is wrong.
    fn may_be_lost(&self, name: &str) -> bool {
        self.lost.iter().flatten().any(|lost| lost == split(name).1)
    }
}

pub(super) fn parse(sources: &[Source<'_>], limits: &Limits, check_defaults: bool) -> Recovered {
    let mut errors: Vec<Mistake> = Vec::new();
    let mut values = Vec::new();
    let mut unread: Vec<Option<&str>> = Vec::new();
    let mut several = Several::default();
    for (index, source) in sources.iter().enumerate() {
        let spot = |at| Spot { source: index, at, path: String::new() };
        let Some(text) = source.text.filter(|_| source.is_schema) else {
            unread.push(source.text);
            continue;
        };
        if text.len() > limits.max_bytes {
            let (len, max) = (text.len(), limits.max_bytes);
            let message = format!("the schema has {len} bytes, and at most {max} are accepted");
            errors.push(Mistake::at(spot(0), message));
            unread.push(Some(text));
            continue;
        }
        let (value, repeated) = json::read_on(text, limits.max_depth);
        for member in repeated {
            errors.push(Mistake::at(spot(member.error.at), member.error.message));
            several.lost.extend(match &member.value.kind {
                Kind::String(name) => vec![Some(split(name).1.to_owned())],
                _ => {
                    let mut names = HashSet::new();
                    collect_names(&member.value, None, &mut names);
                    names.into_iter().map(|name| Some(split(&name).1.to_owned())).collect()
                }
            });
        }
        match value {
            Ok(value) => values.push((index, value)),
            Err(error) => {
                errors.push(Mistake::at(spot(error.at), error.message));
                unread.push(Some(text));
            }
        }
    }
    for (_, value) in &values {
        collect_names(value, None, &mut several.names);
    }
    let arena = Arena::default();
    let builder = Builder::of_several(&arena, check_defaults, limits.max_depth, several);
    let built = build(builder, sources, &values, &unread, &mut errors);
    let errors = placed(sources, errors);
    let arena = Arc::new(arena);
    let mut roots: Vec<_> = sources.iter().map(|_| None).collect();
    for ((index, _), root) in values.iter().zip(built.roots) {
        roots[*index] = root.map(|root| Schema::in_shared_arena(root, Arc::clone(&arena)));
    }
    let texts = sources
        .iter()
        .map(|source| OwnedSource { name: source.name.to_owned(), text: source.text.unwrap_or_default().to_owned() });
    let texts: Arc<[_]> = texts.collect();
    let place = |spot| LazyPlace { texts: Arc::clone(&texts), spot };
    let definition = |defined: Defined| Definition {
        schema: Schema::in_shared_arena(defined.node, Arc::clone(&arena)),
        place: place(defined.spot),
        fields: defined
            .fields
            .into_iter()
            .map(|(field, default)| FieldPlace { field: place(field), default: default.map(place) })
            .collect(),
    };
    let set = SchemaSet { roots, definitions: built.definitions.into_iter().map(definition).collect() };
    Recovered { set, errors, knows_all_names: built.knows_all_names && unread.is_empty() }
}

/// A mistake, before its line is counted.
struct Mistake {
    error: BuildError,
    elsewhere: Elsewhere,
}

impl Mistake {
    fn at(spot: Spot, message: String) -> Self {
        Self { error: BuildError { spot, message }, elsewhere: Elsewhere::default() }
    }
}

/// Mistakes in the order of the texts, with their lines.
fn placed(sources: &[Source<'_>], mut mistakes: Vec<Mistake>) -> Vec<SourceError> {
    mistakes.sort_by_key(|mistake| (mistake.error.spot.source, mistake.error.spot.at));
    let (mut source, mut here) = (0, Here::START);
    let place = |Mistake { error: BuildError { spot, message }, elsewhere }| {
        if spot.source != source {
            (source, here) = (spot.source, Here::START);
        }
        let (name, text) = (sources[source].name.to_owned(), sources[source].text.unwrap_or_default());
        let error = ParseError::from_here(text, &mut here, spot.at, spot.path, message);
        SourceError { source, name, error, elsewhere }
    };
    mistakes.into_iter().map(place).collect()
}

struct Built {
    roots: Vec<Option<*const Node>>,
    definitions: Vec<Defined>,
    knows_all_names: bool,
}

/// Nodes of all texts that are JSON, with everything that they reach defined.
fn build<'t>(
    mut builder: Builder<'t, '_>,
    sources: &[Source<'_>],
    values: &'t [(usize, Value<'t>)],
    unread: &[Option<&str>],
    errors: &mut Vec<Mistake>,
) -> Built {
    let mut add = |error: BuildError| errors.push(Mistake::at(error.spot, error.message));
    let mut roots = Vec::new();
    for (index, value) in values {
        builder.source = *index;
        if let Some(several) = &mut builder.several {
            several.here.clear();
        }
        let root = builder.text(value);
        roots.push(builder.collected(root).ok().flatten().flatten());
    }
    let several = builder.several.replace(Several::default()).unwrap_or_default();
    // What a text that cannot be read may define is no unknown name.
    let may_be_unread = |name: &str| {
        unread.iter().any(|text| text.is_none_or(|text| text.contains(split(name).1) || text.contains("\\u")))
    };
    let mut elsewhere = Vec::new();
    for unknown in builder.unknown_names() {
        if !may_be_unread(unknown.name) && !several.may_be_lost(unknown.name) {
            let others = unknown.elsewhere.iter().take(MOST_PLACES);
            let others = others.map(|spot| SourceError::new(sources, spot.clone(), String::new())).collect();
            let left_out = unknown.elsewhere.len().saturating_sub(MOST_PLACES);
            elsewhere.push((unknown.error, Elsewhere { places: others, left_out }));
        }
    }
    builder.stand_in_for_unknown_names();
    several.errors.into_iter().chain(builder.union_checks()).for_each(&mut add);
    let roots_at = values
        .iter()
        .zip(&roots)
        .filter_map(|((index, _), root)| Some(((*root)?, Spot { source: *index, at: 0, path: String::new() })));
    let defined_at = several.definitions.iter().map(|defined| (defined.node, defined.spot.clone()));
    // What is inside of one that is too deep most often is as well: one is enough.
    let too_deep = roots_at
        .chain(defined_at)
        .find_map(|(node, spot)| Some(BuildError { spot, ..builder.depth_check(node).err()? }));
    let is_too_deep = too_deep.is_some();
    too_deep.into_iter().for_each(&mut add);
    let mut second = HashSet::new();
    for (name, first, again, spot) in several.again {
        second.insert(again);
        // SAFETY: the nodes are in the arena, and everything they reach is defined.
        let (one, other) = unsafe { (&*first, &*again) };
        // What is too deep cannot be printed.
        if is_too_deep || one.is_broken() || other.is_broken() || one.to_json() == other.to_json() {
            continue;
        }
        let first = several.definitions.iter().find(|defined| defined.node == first);
        let first = first.map(|first| {
            let place = SourceError::new(sources, first.spot.clone(), String::new());
            format!(" (the first one: {}, line {})", place.name, place.error.line())
        });
        let message = format!(
            "`{name}` is defined twice, and not the same{}: make the definitions one, or give one another name",
            first.unwrap_or_default()
        );
        add(BuildError { spot, message });
    }
    builder.default_checks().filter_map(Result::err).for_each(&mut add);
    for (error, elsewhere) in elsewhere {
        errors.push(Mistake { error, elsewhere });
    }
    let definitions = several.definitions.into_iter().filter(|defined| !second.contains(&defined.node)).collect();
    Built { roots, definitions, knows_all_names: several.lost.is_empty() }
}

impl<'t> Builder<'t, '_> {
    /// The root of a schema; none of a protocol, whose types are read.
    fn text(&mut self, value: &'t Value<'t>) -> Result<Option<*const Node>> {
        let Some(protocol) = Protocol::of(value) else { return self.schema(value, None).map(Some) };
        if let Some(types) = protocol.types_that_are_none {
            let message = format!("the types of a protocol must be an array, found {}", types.describe());
            return self.inside("types", |builder| builder.error(types.at, message));
        }
        for (place, value) in protocol.schemas {
            let read = self.inside(place, |builder| builder.schema(value, protocol.space));
            self.collected(read)?;
        }
        Ok(None)
    }
}

/// Where a protocol has schemas.
struct Protocol<'v, 't> {
    space: Option<&'v str>,
    /// Each with its place: its types, and those of its messages, which may define types as well.
    schemas: Vec<(String, &'v Value<'t>)>,
    types_that_are_none: Option<&'v Value<'t>>,
}

impl<'v, 't> Protocol<'v, 't> {
    /// Nothing of what is no protocol.
    fn of(value: &'v Value<'t>) -> Option<Self> {
        let Kind::Object(members) = &value.kind else { return None };
        let Kind::String(name) = &find(members, "protocol")?.value.kind else { return None };
        let given = match find(members, "namespace").map(|member| &member.value.kind) {
            Some(Kind::String(namespace)) if !namespace.is_empty() => Some(&**namespace),
            _ => None,
        };
        let space = split(name).0.or(given);
        let mut protocol = Self { space, schemas: Vec::new(), types_that_are_none: None };
        match find(members, "types").map(|member| &member.value) {
            Some(Value { kind: Kind::Array(types), .. }) => protocol.add("types", types),
            types => protocol.types_that_are_none = types,
        }
        if let Some(Kind::Object(messages)) = find(members, "messages").map(|member| &member.value.kind) {
            for message in messages {
                protocol.message(&format!("messages/{}", message.key), &message.value);
            }
        }
        Some(protocol)
    }

    fn message(&mut self, place: &str, message: &'v Value<'t>) {
        let Kind::Object(parts) = &message.kind else { return };
        if let Some(Kind::Array(request)) = find(parts, "request").map(|part| &part.value.kind) {
            for (i, field) in request.iter().enumerate() {
                let Kind::Object(field) = &field.kind else { continue };
                let ty = find(field, "type").map(|member| &member.value);
                self.schemas.extend(ty.map(|ty| (format!("{place}/request/{i}/type"), ty)));
            }
        }
        let response = find(parts, "response").map(|part| &part.value);
        self.schemas.extend(response.map(|response| (format!("{place}/response"), response)));
        if let Some(Kind::Array(errors)) = find(parts, "errors").map(|part| &part.value.kind) {
            self.add(&format!("{place}/errors"), errors);
        }
    }

    fn add(&mut self, place: &str, values: &'v [Value<'t>]) {
        self.schemas.extend(values.iter().enumerate().map(|(i, value)| (format!("{place}/{i}"), value)));
    }
}

/// The full names that a text defines, as far as they are names.
fn collect_names(value: &Value<'_>, space: Option<&str>, names: &mut HashSet<String>) {
    if let Some(protocol) = Protocol::of(value) {
        return protocol.schemas.iter().for_each(|(_, value)| collect_names(value, protocol.space, names));
    }
    let members = match &value.kind {
        Kind::Array(branches) => return branches.iter().for_each(|branch| collect_names(branch, space, names)),
        Kind::Object(members) => members,
        _ => return,
    };
    let members: HashMap<&str, &Value<'_>> = members.iter().map(|member| (&*member.key, &member.value)).collect();
    let text = |key: &str| match members.get(key).map(|value| &value.kind) {
        Some(Kind::String(text)) => Some(&**text),
        _ => None,
    };
    let mut inner = space.map(str::to_owned);
    match text("type") {
        Some("record" | "error" | "enum" | "fixed") => {
            let Some(name) = text("name") else { return };
            inner = match (split(name).0, text("namespace")) {
                (Some(namespace), _) => Some(namespace.to_owned()),
                (None, Some(namespace)) => Some(namespace.to_owned()).filter(|namespace| !namespace.is_empty()),
                (None, None) => inner,
            };
            let simple = split(name).1;
            names.insert(inner.as_ref().map_or_else(|| simple.to_owned(), |space| format!("{space}.{simple}")));
        }
        Some("array") => members.get("items").into_iter().for_each(|items| collect_names(items, space, names)),
        Some("map") => members.get("values").into_iter().for_each(|values| collect_names(values, space, names)),
        _ => return,
    }
    if let Some(Kind::Array(fields)) = members.get("fields").map(|fields| &fields.kind) {
        for field in fields {
            let Kind::Object(members) = &field.kind else { continue };
            find(members, "type").into_iter().for_each(|ty| collect_names(&ty.value, inner.as_deref(), names));
        }
    }
}
