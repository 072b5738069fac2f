use schema_runtime::AvroUnion;

#[derive(AvroUnion)]
#[avro(name = "Key")]
enum Key {
    #[avro(rename = "number")]
    Number(i64),
    Huge(u64),
}

fn main() {}
