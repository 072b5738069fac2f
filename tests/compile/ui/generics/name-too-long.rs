use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
#[avro(name = "A_long_name_long_name_long_name_long_name_long_name_long_name_long_name_long_name_long_name_long_name_long_name_long_name_long_name_long_name_long_name_long_name_long_name_long_name_long_name_long_name_long_name_long_name_long_name_long_name_long_name_long_name_long_name")]
struct Leaf {
    value: i32,
}

#[derive(AvroRecord)]
struct Pair<A, B> {
    first: A,
    second: B,
}

const NAME: &str = Pair::<Leaf, Leaf>::FULL_NAME;

fn main() {}
