//! Several texts as one set of schemas.

use std::{
    collections::{HashMap, HashSet},
    error, fmt,
    sync::Arc,
};

use super::{
    Limits,
    builder::{Builder, find},
    error::{BuildError, ParseError, Result, Spot},
};
use crate::{
    Node, Schema,
    arena::Arena,
    json::{self, Kind, Value},
    name::split,
};

/// A text with a name, such as a file's path.
#[derive(Clone, Copy, Debug)]
pub struct Source<'t> {
    name: &'t str,
    text: &'t str,
}

impl<'t> Source<'t> {
    /// A text, and what messages call it.
    pub const fn new(name: &'t str, text: &'t str) -> Self {
        Self { name, text }
    }
}

/// The schemas of several texts.
#[derive(Debug)]
pub struct SchemaSet {
    roots: Vec<Option<Schema>>,
    definitions: Vec<Definition>,
}

impl SchemaSet {
    /// The schema of each text, in their order; none for a protocol, which only defines types.
    pub fn roots(&self) -> &[Option<Schema>] {
        &self.roots
    }

    /// The records, enums and fixed, each once, in the order of the texts.
    pub fn definitions(&self) -> &[Definition] {
        &self.definitions
    }
}

/// A named type, and where it is defined.
#[derive(Debug)]
pub struct Definition {
    schema: Schema,
    place: SourceError,
    fields: Vec<FieldPlace>,
}

impl Definition {
    /// The type, as a schema.
    pub fn schema(&self) -> &Schema {
        &self.schema
    }

    /// Which text defines it, counted from 0.
    pub fn source(&self) -> usize {
        self.place.source
    }

    /// What is wrong with the definition, for the message of a rule that a schema does not know.
    pub fn error(&self, message: impl Into<String>) -> SourceError {
        self.place.with_message(message.into())
    }

    /// Where a record's fields stand, in their order.
    pub fn fields(&self) -> &[FieldPlace] {
        &self.fields
    }
}

/// Where a field of a record stands.
#[derive(Debug)]
pub struct FieldPlace {
    field: SourceError,
    default: Option<SourceError>,
}

impl FieldPlace {
    /// What is wrong with the field.
    pub fn error(&self, message: impl Into<String>) -> SourceError {
        self.field.with_message(message.into())
    }

    /// What is wrong with its default.
    pub fn default_error(&self, message: impl Into<String>) -> SourceError {
        self.default.as_ref().unwrap_or(&self.field).with_message(message.into())
    }
}

/// What is wrong in one of several texts, and where.
#[derive(Clone, PartialEq, Eq)]
pub struct SourceError {
    source: usize,
    name: String,
    error: ParseError,
}

impl SourceError {
    fn new(sources: &[Source<'_>], spot: Spot, message: String) -> Self {
        let source = &sources[spot.source];
        let error = ParseError::new(source.text, spot.at, spot.path, message);
        Self { source: spot.source, name: source.name.to_owned(), error }
    }

    fn with_message(&self, message: String) -> Self {
        Self { error: self.error.with_message(message), ..self.clone() }
    }

    /// Which text it is, counted from 0.
    pub fn source_index(&self) -> usize {
        self.source
    }

    /// The text's name.
    pub fn source_name(&self) -> &str {
        &self.name
    }

    /// The place in the text, and what is wrong.
    pub fn error(&self) -> &ParseError {
        &self.error
    }
}

impl fmt::Display for SourceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.name, self.error)
    }
}

impl fmt::Debug for SourceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SourceError({self})")
    }
}

impl error::Error for SourceError {}

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
}

pub(super) fn parse(
    sources: &[Source<'_>],
    limits: &Limits,
    check_defaults: bool,
) -> std::result::Result<SchemaSet, Vec<SourceError>> {
    let mut errors = Vec::new();
    let mut values = Vec::new();
    for (index, source) in sources.iter().enumerate() {
        let spot = |at| Spot { source: index, at, path: String::new() };
        if source.text.len() > limits.max_bytes {
            let (len, max) = (source.text.len(), limits.max_bytes);
            let message = format!("the schema has {len} bytes, and at most {max} are accepted");
            errors.push(SourceError::new(sources, spot(0), message));
            continue;
        }
        match json::read(source.text, limits.max_depth) {
            Ok(value) => values.push((index, value)),
            Err(error) => errors.push(SourceError::new(sources, spot(error.at), error.message)),
        }
    }
    let mut names = HashSet::new();
    for (_, value) in &values {
        collect_names(value, None, &mut names);
    }
    let arena = Arena::default();
    let several = Several { names, ..Several::default() };
    let builder = Builder::of_several(&arena, check_defaults, limits.max_depth, several);
    // What a text that cannot be read defines is no unknown name.
    let built = build(builder, sources, &values, errors.is_empty());
    let (roots, definitions) = match built {
        Ok(built) if errors.is_empty() => built,
        Ok(_) => return Err(errors),
        Err(more) => {
            errors.extend(more.into_iter().map(|error| SourceError::new(sources, error.spot, error.message)));
            errors.sort_by_key(|error| (error.source, error.error.offset()));
            return Err(errors);
        }
    };
    let arena = Arc::new(arena);
    let mut schemas: Vec<_> = sources.iter().map(|_| None).collect();
    for ((index, _), root) in values.iter().zip(roots) {
        schemas[*index] = root.map(|root| Schema::in_shared_arena(root, Arc::clone(&arena)));
    }
    let place = |spot| SourceError::new(sources, spot, String::new());
    let definition = |defined: Defined| Definition {
        schema: Schema::in_shared_arena(defined.node, Arc::clone(&arena)),
        place: place(defined.spot),
        fields: defined
            .fields
            .into_iter()
            .map(|(field, default)| FieldPlace { field: place(field), default: default.map(place) })
            .collect(),
    };
    Ok(SchemaSet { roots: schemas, definitions: definitions.into_iter().map(definition).collect() })
}

type Built = (Vec<Option<*const Node>>, Vec<Defined>);

fn build<'t>(
    mut builder: Builder<'t, '_>,
    sources: &[Source<'_>],
    values: &'t [(usize, Value<'t>)],
    all_are_read: bool,
) -> std::result::Result<Built, Vec<BuildError>> {
    let mut roots = Vec::new();
    for (index, value) in values {
        builder.source = *index;
        if let Some(several) = &mut builder.several {
            several.here.clear();
        }
        let root = builder.text(value);
        roots.push(builder.collected(root).ok().flatten().flatten());
    }
    let mut errors = builder.several.as_mut().map(|several| std::mem::take(&mut several.errors)).unwrap_or_default();
    if all_are_read {
        errors.extend(builder.unknown_names());
    }
    if !errors.is_empty() || !all_are_read {
        return Err(errors);
    }
    errors.extend(builder.union_checks().filter_map(Result::err));
    if !errors.is_empty() {
        return Err(errors);
    }
    let several = builder.several.take().unwrap_or_default();
    let mut second = HashSet::new();
    for (name, first, again, spot) in several.again {
        second.insert(again);
        // SAFETY: the nodes are in the arena, and everything they reach is defined.
        let is_same = unsafe { (*first).to_json() == (*again).to_json() };
        if !is_same {
            let first = several.definitions.iter().find(|defined| defined.node == first);
            let first = first.map(|first| {
                let place = SourceError::new(sources, first.spot.clone(), String::new());
                format!(" (the first one: {}, line {})", place.name, place.error.line())
            });
            let message = format!(
                "`{name}` is defined twice, and not the same{}: make the definitions one, or give one another name",
                first.unwrap_or_default()
            );
            errors.push(BuildError { spot, message });
        }
    }
    for ((index, _), root) in values.iter().zip(&roots) {
        let check = root.map_or(Ok(()), |root| builder.depth_check(root));
        errors.extend(check.err().map(|error| BuildError { spot: Spot { source: *index, ..error.spot }, ..error }));
    }
    for defined in &several.definitions {
        let check = builder.depth_check(defined.node);
        errors.extend(check.err().map(|error| BuildError { spot: defined.spot.clone(), ..error }));
    }
    errors.extend(builder.default_checks().filter_map(Result::err));
    if !errors.is_empty() {
        return Err(errors);
    }
    let definitions = several.definitions.into_iter().filter(|defined| !second.contains(&defined.node)).collect();
    Ok((roots, definitions))
}

impl<'t> Builder<'t, '_> {
    /// The root of a schema; none of a protocol, whose types are read.
    fn text(&mut self, value: &'t Value<'t>) -> Result<Option<*const Node>> {
        let Some((space, types)) = protocol(value) else { return self.schema(value, None).map(Some) };
        if let Some(types) = types {
            let Kind::Array(types) = &types.kind else {
                let message = format!("the types of a protocol must be an array, found {}", types.describe());
                return self.inside("types", |builder| builder.error(types.at, message));
            };
            self.inside("types", |builder| {
                for (i, value) in types.iter().enumerate() {
                    let read = builder.inside(i, |builder| builder.schema(value, space));
                    builder.collected(read)?;
                }
                Ok(())
            })?;
        }
        Ok(None)
    }
}

/// The namespace of a protocol, and its types; nothing of what is no protocol.
fn protocol<'v, 't>(value: &'v Value<'t>) -> Option<(Option<&'v str>, Option<&'v Value<'t>>)> {
    let Kind::Object(members) = &value.kind else { return None };
    let Kind::String(name) = &find(members, "protocol")?.value.kind else { return None };
    let given = match find(members, "namespace").map(|member| &member.value.kind) {
        Some(Kind::String(namespace)) if !namespace.is_empty() => Some(&**namespace),
        _ => None,
    };
    Some((split(name).0.or(given), find(members, "types").map(|member| &member.value)))
}

/// The full names that a text defines, as far as they are names.
fn collect_names(value: &Value<'_>, space: Option<&str>, names: &mut HashSet<String>) {
    if let Some((space, types)) = protocol(value) {
        if let Some(Kind::Array(types)) = types.map(|types| &types.kind) {
            types.iter().for_each(|ty| collect_names(ty, space, names));
        }
        return;
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
