use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
#[avro(schema = "ui/schema-files/data/parts.avsc")]
struct Parts {
    first_name: String,
    nick: Option<String>,
    #[avro(default = 2)]
    age: i32,
    rank: i32,
    score: i32,
}

fn main() {}
