use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
struct Blob {
    #[avro(default = "\u00ff\u0000")]
    bytes: Vec<u8>,
    #[avro(default = "\u{ff}")]
    fine: Vec<u8>,
}

fn main() {}
