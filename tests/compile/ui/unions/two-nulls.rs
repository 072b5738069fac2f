use schema_runtime::AvroUnion;

#[derive(AvroUnion)]
enum Key {
    Nothing,
    Number(i64),
    Never,
}

fn main() {}
