use schema_runtime::AvroUnion;

#[derive(AvroUnion)]
enum Key {
    Text(String),
    Timeout(std::time::Duration),
    Timeouts(Vec<std::time::Duration>),
}

fn main() {}
