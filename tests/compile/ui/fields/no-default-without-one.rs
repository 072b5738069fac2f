use schema_runtime::AvroRecord;

type Maybe = Option<i32>;

#[derive(AvroRecord)]
struct User {
    #[avro(no_default)]
    age: i32,
    #[avro(no_default)]
    names: Vec<String>,
    #[avro(null = "last", no_default)]
    last: Option<i32>,
    #[avro(no_default)]
    fine: Maybe,
}

#[derive(AvroRecord)]
struct Page<T> {
    #[avro(no_default)]
    fine: T,
    #[avro(no_default)]
    page: i32,
}

#[derive(AvroRecord)]
struct Pages {
    pages: Page<i32>,
}

fn main() {}
