use schema_runtime::{AvroRecord, encode};

#[derive(AvroRecord)]
struct Signed<T> {
    #[avro(flatten)]
    body: T,
    signature: Vec<u8>,
}

fn main() {
    let _ = encode(&Signed { body: 1, signature: Vec::new() });
}
