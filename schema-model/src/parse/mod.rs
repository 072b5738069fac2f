//! From Avro JSON to a schema.

mod attributes;
mod builder;
mod define;
mod diagnostics;
pub mod json;
mod names;
mod protocol;
mod record;
mod rules;
mod scope;
mod set;
mod source;

pub use diagnostics::{ParseError, ParseErrorKind};
pub use set::{Definition, FieldPlace, Recovered, SchemaSet, SourceError};
pub use source::Source;

use std::str::FromStr;

use crate::schema::{Schema, arena::Arena};
use builder::Builder;
use diagnostics::{Diagnostic, Spot};
use scope::Scope;

impl Schema {
    /// Parses Avro's JSON, with the default [`Limits`](crate::Limits).
    ///
    /// # Errors
    ///
    /// The first place where the text is not JSON or not a schema, with line and column.
    pub fn parse(json: &str) -> Result<Self, ParseError> {
        Parser::new().parse(json)
    }
}

impl FromStr for Schema {
    type Err = ParseError;

    fn from_str(json: &str) -> Result<Self, ParseError> {
        Self::parse(json)
    }
}

/// How much of a schema's text is accepted. Text from a registry is input like any other.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Limits {
    /// The length of the text in bytes. Default: 1 MiB.
    pub max_bytes: usize,
    /// Arrays and objects of JSON inside each other, in the text as it is and as it is printed. Default: 128, which is
    /// about 40 records inside each other.
    pub max_depth: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { max_bytes: 1 << 20, max_depth: 128 }
    }
}

/// A parser of Avro JSON with settings.
///
/// ```
/// use schema_model::{Limits, Parser};
///
/// let mut limits = Limits::default();
/// limits.max_bytes = 100;
/// let error = Parser::new().limits(limits).parse(&"[".repeat(200)).unwrap_err();
/// assert_eq!(error.to_string(), "line 1, column 1: the schema has 200 bytes, and at most 100 are accepted");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Parser {
    limits: Limits,
    check_defaults: bool,
    comments: bool,
}

impl Default for Parser {
    fn default() -> Self {
        Self { limits: Limits::default(), check_defaults: true, comments: false }
    }
}

impl Parser {
    /// With default limits, and strict.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Accepts schemas within these limits.
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Whether a default that does not fit its field's type is an error, as it is unless this is set to false.
    ///
    /// The data of a writer whose schema has such a default can be read all the same: a writer's defaults are never used.
    #[must_use]
    pub fn check_defaults(mut self, check: bool) -> Self {
        self.check_defaults = check;
        self
    }

    /// Accepts comments, `// …` and `/* … */`, as Java's parser does: JSON itself has none.
    ///
    /// ```
    /// let parser = schema_model::Parser::new().comments(true);
    /// assert_eq!(parser.parse("\"int\" // of 32 bits")?.to_string(), "\"int\"");
    /// # Ok::<(), schema_model::ParseError>(())
    /// ```
    #[must_use]
    pub fn comments(mut self, accept: bool) -> Self {
        self.comments = accept;
        self
    }

    /// Parses a schema.
    ///
    /// # Errors
    ///
    /// The first place where the text is not JSON, not a schema, or over a limit.
    pub fn parse(&self, text: &str) -> Result<Schema, ParseError> {
        let value = self.read(text).into_result().map_err(|mistake| mistake.into_error(text, String::new()))?;
        self.parse_value(&value, text)
    }

    /// Parses schemas and protocols of several texts, which may refer to each other's types in any order, as one set.
    ///
    /// A text is one schema (which may be a union of several), or a protocol, of which the types are read, those that its
    /// messages define as well. A type may be defined in several texts, if its definitions are the same. A name without a
    /// namespace, inside one, is that of a type in the namespace, and without such a type, of one without a namespace.
    ///
    /// ```
    /// use schema_model::{Parser, Source};
    ///
    /// let order = r#"{"type":"record","name":"Order","fields":[{"name":"total","type":"Money"}]}"#;
    /// let money = r#"{"type":"record","name":"Money","fields":[{"name":"cents","type":"long"}]}"#;
    /// let set = Parser::new().parse_all(&[Source::new("order.avsc", order), Source::new("money.avsc", money)])?;
    /// assert_eq!(set.roots().len(), 2);
    /// assert_eq!(set.definitions().len(), 2);
    /// # Ok::<(), Vec<schema_model::SourceError>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// All places where the texts are not JSON or no schemas, in their order. What follows from another mistake is none.
    pub fn parse_all(&self, sources: &[Source<'_>]) -> Result<SchemaSet, Vec<SourceError>> {
        self.recover_all(sources).into_result()
    }

    /// As [`parse_all`](Self::parse_all), with what could be read all the same: for those who look for more mistakes.
    ///
    /// ```
    /// use schema_model::{Parser, Source};
    ///
    /// let user = r#"{"type":"record","name":"User","fields":[{"name":"a","type":"Missing"},{"name":"b","type":"int"}]}"#;
    /// let recovered = Parser::new().recover_all(&[Source::new("user.avsc", user)]);
    /// assert_eq!(recovered.errors().len(), 1);
    /// assert_eq!(recovered.set().definitions()[0].fields().len(), 2);
    /// ```
    pub fn recover_all(&self, sources: &[Source<'_>]) -> Recovered {
        set::parse(*self, sources)
    }

    /// Parses a schema that stands in a text.
    pub(crate) fn parse_value(&self, value: &json::Value<'_>, text: &str) -> Result<Schema, ParseError> {
        let arena = Arena::default();
        let mut builder = Builder::new(&arena, *self, Scope::Text);
        let root = builder.schema(value, None);
        match builder.take_mistakes(&[(0, root)]).into_iter().next() {
            None => Ok(Schema::in_arena(root, arena)),
            Some(mistake) => {
                let path = value.path_of(mistake.spot);
                Err(mistake.into_error(text, path))
            }
        }
    }

    /// Reads the JSON of a text.
    fn read<'t>(&self, text: &'t str) -> json::Reading<'t> {
        let (len, max) = (text.len(), self.limits.max_bytes);
        if len > max {
            let message = format!("the schema has {len} bytes, and at most {max} are accepted");
            let help = "give the types in several files";
            let mistake = Diagnostic::new(Spot::at(0, 0), ParseErrorKind::Limit, message, help);
            return json::Reading { value: Err(mistake), repeated: Vec::new() };
        }
        json::read_all(text, self.limits.max_depth, self.comments)
    }
}
