use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
struct Request {
    timeout: std::time::Duration,
}

fn main() {}
