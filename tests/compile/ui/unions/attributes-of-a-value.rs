use schema_runtime::AvroUnion;

#[derive(AvroUnion)]
enum Key {
    Number(#[avro(as = i64)] i32),
    Text(String),
}

fn main() {}
