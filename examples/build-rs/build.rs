//! Structs for all that is in `schemas`.

fn main() -> Result<(), schema_build::Error> {
    schema_build::compile(&["schemas/"])
}
