use schema_runtime::AvroRecord;

macro_rules! record {
    ($default:expr) => {
        #[derive(AvroRecord)]
        struct Made {
            #[avro(default = $default)]
            field: i32,
        }
    };
}

record!(1 + 2);

fn main() {}
