use schema_runtime::AvroEnum;

#[derive(AvroEnum)]
#[avro(history = "ui/evolution/data/backward.json")]
enum User {
    A,
}

fn main() {}
