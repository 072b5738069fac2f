// The crate under another name, or behind a re-export.
extern crate schema_runtime as renamed_runtime;

mod reexports {
    pub use schema_runtime as avro;
}

#[derive(renamed_runtime::AvroRecord)]
#[avro(crate = renamed_runtime)]
struct One {
    a: i32,
}

#[derive(reexports::avro::AvroRecord)]
#[avro(crate = "crate::reexports::avro")]
struct Two {
    one: One,
}

fn main() {
    use renamed_runtime::AvroRecord;
    assert_eq!(Two::FULL_NAME, "Two");
}
