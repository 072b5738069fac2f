use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
struct Inner {
    a: i32,
    b: i32,
}

#[derive(AvroRecord)]
struct Outer {
    #[avro(default = {"a": 1, "a": 2})]
    inner: Inner,
}

fn main() {}
