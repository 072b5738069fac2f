use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
struct Page<T> {
    #[avro(default = 1)]
    first: T,
    second: Option<T>,
}

#[derive(AvroRecord)]
struct Pages<T> {
    pages: Vec<Page<T>>,
}

const TEXT: &str = Page::<String>::SCHEMA_JSON;
const FORM: &str = Page::<Option<bool>>::CANONICAL_FORM;
const FINGERPRINT: u64 = Pages::<u32>::FINGERPRINT;
const INSIDE: u64 = Pages::<Vec<i64>>::FINGERPRINT;

fn main() {}
