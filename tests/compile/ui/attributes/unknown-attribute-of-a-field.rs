use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
struct User {
    #[avro(defualt = "", frobnicate)]
    name: String,
}

fn main() {}
