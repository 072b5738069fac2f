use schema_runtime::AvroUnion;

#[derive(AvroUnion)]
enum Payment {
    Card { last_four: String },
    Transfer(i64),
}

fn main() {}
