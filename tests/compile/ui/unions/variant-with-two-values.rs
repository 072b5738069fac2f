use schema_runtime::AvroUnion;

#[derive(AvroUnion)]
enum Key {
    Number(i64),
    Pair(i64, String),
    Point { x: f64, y: f64 },
}

fn main() {}
