//! The schemas of several texts, and what is wrong with them.

use std::{collections::HashSet, error, fmt, sync::Arc};

use super::{
    Parser,
    builder::{Builder, Defined},
    diagnostics::{Diagnostic, LineCounter, ParseError, ParseErrorKind, Spot},
    json::Value,
    scope::{Declared, Scope},
    source::Source,
};
use crate::schema::{Node, Schema, arena::Arena};

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
    location: Location,
    fields: Vec<FieldPlace>,
}

/// A place whose line is counted when there is a mistake: a file has many places.
#[derive(Debug)]
struct Location {
    texts: Arc<[OwnedSource]>,
    source: usize,
    at: usize,
    path: String,
}

/// A text with its name, which outlives what it was read from.
#[derive(Debug)]
struct OwnedSource {
    name: String,
    text: String,
}

impl Location {
    fn error(&self, message: String) -> SourceError {
        let source = &self.texts[self.source];
        let error = ParseError::new(&source.text, self.at, self.path.clone(), ParseErrorKind::Other, message);
        SourceError { source: self.source, name: source.name.clone(), error, elsewhere: Vec::new(), left_out: 0 }
    }
}

impl Definition {
    /// The type, as a schema.
    pub fn schema(&self) -> &Schema {
        &self.schema
    }

    /// Which text defines it, counted from 0.
    pub fn source(&self) -> usize {
        self.location.source
    }

    /// What is wrong with the definition, for the message of a rule that a schema does not know.
    pub fn error(&self, message: impl Into<String>) -> SourceError {
        self.location.error(message.into())
    }

    /// Whether none of its parts is missing because of a mistake.
    pub fn is_whole(&self) -> bool {
        !self.schema.root().is_broken()
    }

    /// Where a record's fields stand, in their order.
    pub fn fields(&self) -> &[FieldPlace] {
        &self.fields
    }
}

/// Where a field of a record stands.
#[derive(Debug)]
pub struct FieldPlace {
    field: Location,
    default: Option<Location>,
}

impl FieldPlace {
    /// What is wrong with the field.
    pub fn error(&self, message: impl Into<String>) -> SourceError {
        self.field.error(message.into())
    }

    /// What is wrong with its default.
    pub fn default_error(&self, message: impl Into<String>) -> SourceError {
        self.default.as_ref().unwrap_or(&self.field).error(message.into())
    }
}

/// What is wrong in one of several texts, and where.
#[derive(Clone, PartialEq, Eq)]
pub struct SourceError {
    source: usize,
    name: String,
    error: ParseError,
    elsewhere: Vec<Self>,
    left_out: usize,
}

impl SourceError {
    /// Which text it is, counted from 0.
    pub fn source_index(&self) -> usize {
        self.source
    }

    /// The text's name.
    pub fn source_name(&self) -> &str {
        &self.name
    }

    /// The next few places that have the same mistake, as that of an unknown name, without a message; and how many more there
    /// are.
    pub fn elsewhere(&self) -> (&[Self], usize) {
        (&self.elsewhere, self.left_out)
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

/// What could be read of several texts, and all that is wrong with them.
#[derive(Debug)]
pub struct Recovered {
    set: SchemaSet,
    errors: Vec<SourceError>,
    knows_all_names: bool,
}

impl Recovered {
    /// The schemas. What is wrong is not in them: fields are missing, and in the place of types stands null. So they are for
    /// finding more mistakes alone, unless there are no errors.
    pub fn set(&self) -> &SchemaSet {
        &self.set
    }

    /// All that is wrong, in the order of the texts.
    pub fn errors(&self) -> &[SourceError] {
        &self.errors
    }

    /// Whether the names of all definitions are known: false where a text could not be read, or a name is wrong.
    pub fn knows_all_names(&self) -> bool {
        self.knows_all_names
    }

    /// The schemas, if nothing is wrong.
    ///
    /// # Errors
    ///
    /// All that is wrong.
    pub fn into_result(self) -> Result<SchemaSet, Vec<SourceError>> {
        if self.errors.is_empty() { Ok(self.set) } else { Err(self.errors) }
    }
}

/// Parses the texts of a set.
pub(super) fn parse(parser: Parser, sources: &[Source<'_>]) -> Recovered {
    let mut mistakes = Vec::new();
    let mut declared = Declared { sources, names: HashSet::new(), unread: Vec::new(), lost: Vec::new() };
    // The value of each text that is JSON.
    let mut values = Vec::with_capacity(sources.len());
    for (index, source) in sources.iter().enumerate() {
        let Some(text) = source.text.filter(|_| source.is_schema) else {
            declared.unread.push(source.text);
            values.push(None);
            continue;
        };
        let reading = parser.read(text);
        let mut note = |mistake: Diagnostic| mistakes.push(mistake.of_source(index));
        for (mistake, value) in reading.repeated {
            note(mistake);
            value.iter().for_each(|value| declared.add_lost(value));
        }
        match &reading.value {
            Ok(value) => declared.add(value),
            Err(_) => declared.unread.push(Some(text)),
        }
        values.push(reading.value.map_err(note).ok());
    }
    let arena = Arena::default();
    let mut builder = Builder::new(&arena, parser, Scope::Set(declared));
    let mut roots = Vec::new();
    for (index, value) in values.iter().enumerate() {
        roots.extend(value.as_ref().and_then(|value| builder.text(index, value)).map(|root| (index, root)));
    }
    mistakes.extend(builder.take_mistakes(&roots));
    let knows_all_names = builder.scope.knows_all_names();
    let Builder { definitions, repeated, .. } = builder;
    let texts = Texts { sources, values: &values };
    let errors = texts.errors(mistakes);
    let set = texts.set(Arc::new(arena), &roots, definitions, &repeated);
    Recovered { set, errors, knows_all_names }
}

/// The texts of a set, with their values where they are JSON.
struct Texts<'v, 't> {
    sources: &'v [Source<'t>],
    values: &'v [Option<Value<'t>>],
}

impl Texts<'_, '_> {
    /// The errors, in the order of the texts.
    fn errors(&self, mut mistakes: Vec<Diagnostic>) -> Vec<SourceError> {
        mistakes.sort_by_key(|mistake| (mistake.spot.source, mistake.spot.at));
        let (mut source, mut lines) = (0, LineCounter::new());
        let error = |mistake: Diagnostic| {
            if mistake.spot.source != source {
                (source, lines) = (mistake.spot.source, LineCounter::new());
            }
            self.error(mistake, &mut lines)
        };
        mistakes.into_iter().map(error).collect()
    }

    fn error(&self, mut mistake: Diagnostic, lines: &mut LineCounter) -> SourceError {
        let (elsewhere, left_out) = std::mem::take(&mut mistake.elsewhere);
        let elsewhere = elsewhere
            .into_iter()
            .map(|spot| self.error(Diagnostic::new(spot, mistake.kind, "", None), &mut LineCounter::new()));
        let elsewhere = elsewhere.collect();
        let source = mistake.spot.source;
        let text = self.sources[source].text.unwrap_or_default();
        let path = self.path(mistake.spot);
        let error = mistake.located(text, path, lines);
        SourceError { source, name: self.sources[source].name.to_owned(), error, elsewhere, left_out }
    }

    fn path(&self, spot: Spot) -> String {
        let root = self.values[spot.source].as_ref();
        root.map_or_else(String::new, |root| root.path_of(spot))
    }

    fn set(
        &self,
        arena: Arc<Arena>,
        roots: &[(usize, *const Node)],
        definitions: Vec<Defined<'_>>,
        repeated: &[(usize, usize)],
    ) -> SchemaSet {
        let schema = |root| Schema::in_shared_arena(root, Arc::clone(&arena));
        let owned = |source: &Source<'_>| OwnedSource {
            name: source.name.to_owned(),
            text: source.text.unwrap_or_default().to_owned(),
        };
        let texts: Arc<[_]> = self.sources.iter().map(owned).collect();
        let location = |spot: Spot| Location {
            texts: Arc::clone(&texts),
            source: spot.source,
            at: spot.at,
            path: self.path(spot),
        };
        let place = |source, field: &Value<'_>| {
            let default = field.get("default");
            let location = |value: &Value<'_>| location(Spot::value(source, value.at));
            FieldPlace { field: location(field), default: default.map(location) }
        };
        let definition = |Defined { node, spot, fields }| Definition {
            schema: schema(node),
            location: location(spot),
            fields: fields.into_iter().map(|field| place(spot.source, field)).collect(),
        };
        let second: HashSet<usize> = repeated.iter().map(|(_, second)| *second).collect();
        let first = definitions.into_iter().enumerate().filter(|(number, _)| !second.contains(number));
        let mut all_roots: Vec<_> = self.sources.iter().map(|_| None).collect();
        for (source, root) in roots {
            all_roots[*source] = Some(schema(*root));
        }
        SchemaSet { roots: all_roots, definitions: first.map(|(_, defined)| definition(defined)).collect() }
    }
}
