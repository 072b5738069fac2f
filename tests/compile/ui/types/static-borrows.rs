use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
struct Borrowed {
    text: &'static str,
    cow: std::borrow::Cow<'static, str>,
}

fn main() {}
