//! The schemas of writers, by their fingerprints.

use std::{collections::HashMap, fmt};

use schema_model::{Plan, Schema};

use super::Fingerprint;
use crate::{Error, ErrorKind, codec::AvroType};

/// The schemas of all writers whose messages may come.
///
/// A store is for any number of types; it is cheap to clone, as schemas are.
#[derive(Clone, Default)]
pub struct SchemaStore(HashMap<Fingerprint, Schema>);

impl SchemaStore {
    /// A store of nothing. A [`Decoder`](super::Decoder) knows its own type's schema without one.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a schema, and tells its fingerprint. One that is there already is no error.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Schema`] where the store has another schema of the same fingerprint whose values mean something else: a
    /// fingerprint does not tell logical types, so it would not be known which of the two a message has. A record, or a
    /// field, of another name gives one of them another fingerprint.
    pub fn add(&mut self, schema: Schema) -> Result<Fingerprint, Error> {
        let fingerprint = Fingerprint::new(schema.root().fingerprint());
        match self.0.get(&fingerprint) {
            Some(known) if !mean_the_same(known, &schema) => Err(ambiguous(fingerprint, "the store has")),
            Some(_) => Ok(fingerprint),
            None => {
                self.0.insert(fingerprint, schema);
                Ok(fingerprint)
            }
        }
    }

    /// As [`add`](Self::add), the schema of a type: for readers of other types.
    ///
    /// ```
    /// use schema_runtime::{
    ///     AvroRecord,
    ///     single_object::{self, Decoder, SchemaStore},
    /// };
    ///
    /// #[derive(AvroRecord)]
    /// #[avro(name = "User")]
    /// struct Older {
    ///     name: String,
    /// }
    ///
    /// #[derive(AvroRecord, Debug, PartialEq)]
    /// struct User {
    ///     name: String,
    ///     #[avro(default = "unknown")]
    ///     city: String,
    /// }
    ///
    /// let mut schemas = SchemaStore::new();
    /// schemas.add_type::<Older>()?;
    /// let message = single_object::encode(&Older { name: "foo".into() })?;
    /// let user = Decoder::<User>::new(&schemas)?.decode(&message)?;
    /// assert_eq!(user, User { name: "foo".into(), city: "unknown".into() });
    /// # Ok::<(), schema_runtime::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`add`](Self::add).
    pub fn add_type<T: AvroType + ?Sized>(&mut self) -> Result<Fingerprint, Error> {
        self.add(Schema::from_static(T::SCHEMA))
    }

    /// The schema of a fingerprint.
    pub fn get(&self, fingerprint: Fingerprint) -> Option<&Schema> {
        self.0.get(&fingerprint)
    }

    /// All schemas, in no order.
    pub fn iter(&self) -> impl Iterator<Item = (Fingerprint, &Schema)> {
        self.0.iter().map(|(fingerprint, schema)| (*fingerprint, schema))
    }
}

impl fmt::Debug for SchemaStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}

/// Whether the data of two schemas are the same bytes, and mean the same.
pub(super) fn mean_the_same(one: &Schema, other: &Schema) -> bool {
    Plan::new(one, other.root()).is_ok_and(|plan| plan.is_same())
}

#[cold]
pub(super) fn ambiguous(fingerprint: Fingerprint, who: &str) -> Error {
    let text = format!(
        "{who} a schema with the fingerprint {fingerprint} already, and it differs in its logical types, which a fingerprint \
         does not tell: a message would not say which of the two it has; give the record, or a field of it, another name in one \
         of them"
    );
    Error::new(ErrorKind::Schema, text)
}
