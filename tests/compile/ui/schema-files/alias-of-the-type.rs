use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
#[avro(alias = "Old", schema = "ui/schema-files/data/parts.avsc")]
struct Parts {
    #[avro(rename = "firstName")]
    first_name: String,
    #[avro(null = "last")]
    nick: Option<String>,
    #[avro(default = 1)]
    age: i32,
    #[avro(order = "ignore")]
    rank: i32,
    #[avro(alias = "points")]
    score: i32,
}

fn main() {}
