use schema_runtime::AvroUnion;

fn schema<T: AvroUnion>() -> &'static str {
    T::SCHEMA_JSON
}

fn main() {
    schema::<String>();
}
