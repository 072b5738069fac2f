use schema_runtime::AvroRecord;

/// A comment is Rust's, too.
#[derive(AvroRecord)]
#[avro(transparent, doc = "who it is", rename_all = "camelCase")]
struct UserId(i64);

fn main() {}
