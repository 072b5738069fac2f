//! The schemas of several texts, and what is wrong with them.

use std::{error, fmt, sync::Arc};

use super::error::{ParseError, Spot};
use crate::schema::Schema;

/// A text with a name, such as a file's path.
#[derive(Clone, Copy, Debug)]
pub struct Source<'t> {
    pub(super) name: &'t str,
    pub(super) text: Option<&'t str>,
    pub(super) is_schema: bool,
}

impl<'t> Source<'t> {
    /// A text, and what messages call it.
    pub const fn new(name: &'t str, text: &'t str) -> Self {
        Self { name, text: Some(text), is_schema: true }
    }

    /// A file that is no schema, for a reason that has been told, or that could not be read. Names that it may define are not
    /// unknown: those that stand in its text, or any, where there is none.
    pub const fn unread(name: &'t str, text: Option<&'t str>) -> Self {
        Self { name, text, is_schema: false }
    }
}

/// The schemas of several texts.
#[derive(Debug)]
pub struct SchemaSet {
    pub(super) roots: Vec<Option<Schema>>,
    pub(super) definitions: Vec<Definition>,
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
    pub(super) schema: Schema,
    pub(super) place: LazyPlace,
    pub(super) fields: Vec<FieldPlace>,
}

/// A place whose line is counted when there is a mistake: a file has many places.
#[derive(Debug)]
pub(super) struct LazyPlace {
    pub(super) texts: Arc<[OwnedSource]>,
    pub(super) spot: Spot,
}

/// A text with its name, which outlives what it was read from.
#[derive(Debug)]
pub(super) struct OwnedSource {
    pub(super) name: String,
    pub(super) text: String,
}

impl LazyPlace {
    fn error(&self, message: String) -> SourceError {
        let source = &self.texts[self.spot.source];
        let error = ParseError::new(&source.text, self.spot.at, self.spot.path.clone(), message);
        SourceError { source: self.spot.source, name: source.name.clone(), error, elsewhere: Elsewhere::default() }
    }
}

impl Definition {
    /// The type, as a schema.
    pub fn schema(&self) -> &Schema {
        &self.schema
    }

    /// Which text defines it, counted from 0.
    pub fn source(&self) -> usize {
        self.place.spot.source
    }

    /// What is wrong with the definition, for the message of a rule that a schema does not know.
    pub fn error(&self, message: impl Into<String>) -> SourceError {
        self.place.error(message.into())
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
    pub(super) field: LazyPlace,
    pub(super) default: Option<LazyPlace>,
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
    pub(super) source: usize,
    pub(super) name: String,
    pub(super) error: ParseError,
    pub(super) elsewhere: Elsewhere,
}

/// Other places that have the same mistake.
#[derive(Clone, Default, PartialEq, Eq)]
pub(super) struct Elsewhere {
    pub(super) places: Vec<SourceError>,
    pub(super) left_out: usize,
}

/// How many other places of a mistake are told.
pub(super) const MOST_PLACES: usize = 3;

impl SourceError {
    pub(super) fn new(sources: &[Source<'_>], spot: Spot, message: String) -> Self {
        let source = &sources[spot.source];
        let error = ParseError::new(source.text.unwrap_or_default(), spot.at, spot.path, message);
        Self { source: spot.source, name: source.name.to_owned(), error, elsewhere: Elsewhere::default() }
    }

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
        (&self.elsewhere.places, self.elsewhere.left_out)
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
    pub(super) set: SchemaSet,
    pub(super) errors: Vec<SourceError>,
    pub(super) knows_all_names: bool,
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
