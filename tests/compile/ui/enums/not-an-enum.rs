use schema_runtime::AvroEnum;

fn name<T: AvroEnum>() -> &'static str {
    T::FULL_NAME
}

fn main() {
    name::<String>();
}
