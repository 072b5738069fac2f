use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
union Number {
    int: i32,
    float: f32,
}

fn main() {}
