use schema_runtime::AvroUnion;

#[derive(AvroUnion)]
#[avro(schema = "ui/schema-files/data/key.avsc")]
enum Key {
    Number(i64),
    Text(String),
}

fn main() {}
