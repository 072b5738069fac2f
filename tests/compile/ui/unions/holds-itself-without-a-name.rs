use schema_runtime::AvroUnion;

#[derive(AvroUnion)]
enum Json {
    Number(f64),
    List(Vec<Json>),
}

fn main() {}
