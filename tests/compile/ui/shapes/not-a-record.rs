use schema_runtime::AvroRecord;

fn name<T: AvroRecord>() -> &'static str {
    T::FULL_NAME
}

fn main() {
    name::<String>();
}
