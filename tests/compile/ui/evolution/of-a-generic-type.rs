use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
#[avro(namespace = "com.example", history = "ui/evolution/data/backward.json")]
struct User<T> {
    id: T,
}

fn main() {}
