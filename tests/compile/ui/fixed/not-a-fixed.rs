use schema_runtime::AvroFixed;

fn name<T: AvroFixed>() -> &'static str {
    T::FULL_NAME
}

fn main() {
    name::<[u8; 4]>();
}
