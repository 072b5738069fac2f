use schema_model::{Schema, StaticSchema};

/// Parses a schema, and keeps it for the program's life, as a schema that a derive compiles in.
///
/// # Panics
///
/// Where the text is no schema.
#[track_caller]
pub fn compiled_in(json: &str) -> StaticSchema {
    leaked(&Schema::parse(json).unwrap_or_else(|error| panic!("{error}: {json}")))
}

/// Keeps a schema for the program's life.
pub fn leaked(schema: &Schema) -> StaticSchema {
    StaticSchema::new(Box::leak(Box::new(schema.clone())).root())
}
