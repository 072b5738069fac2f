use schema_runtime::AvroEnum;

#[derive(AvroEnum)]
#[avro(namespace = "com.example", schema = "ui/schema-files/data/user.avsc")]
enum User {
    Guest,
}

fn main() {}
