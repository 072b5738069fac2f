use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
struct Inner {
    number: u64,
}

// One mistake in `Inner` is one error: what uses it is not refused as well.
#[derive(AvroRecord)]
struct Outer {
    inner: Option<Inner>,
    others: Vec<Inner>,
}

fn publish(outer: &Outer) -> Vec<u8> {
    schema_runtime::encode(outer).unwrap()
}

fn main() {}
