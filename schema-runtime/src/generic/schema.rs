//! Schemas for apache-avro.

use schema_model::Schema;

use crate::{AvroType, Error, ErrorKind};

/// The schema of a type of Rust, for apache-avro.
///
/// ```
/// use schema_runtime::{AvroRecord, generic};
///
/// #[derive(AvroRecord)]
/// struct User {
///     name: String,
/// }
///
/// let schema = generic::apache_schema::<User>()?;
/// assert_eq!(
///     schema.canonical_form(),
///     r#"{"name":"User","type":"record","fields":[{"name":"name","type":"string"}]}"#,
/// );
/// # Ok::<(), schema_runtime::Error>(())
/// ```
///
/// # Errors
///
/// [`ErrorKind::Schema`] where apache-avro refuses the schema.
pub fn apache_schema<T: AvroType>() -> Result<apache_avro::Schema, Error> {
    to_apache_schema(&T::SCHEMA.into())
}

/// A schema, for apache-avro, which parses it from its JSON.
///
/// # Errors
///
/// [`ErrorKind::Schema`] where apache-avro refuses the schema. It refuses some that are valid.
pub fn to_apache_schema(schema: &Schema) -> Result<apache_avro::Schema, Error> {
    apache_avro::Schema::parse_str(&schema.to_string()).map_err(|error| {
        let message = "apache-avro refuses the schema".to_owned();
        let source = Some(Box::new(error) as _);
        Error::caused(ErrorKind::Schema, message, source)
    })
}
