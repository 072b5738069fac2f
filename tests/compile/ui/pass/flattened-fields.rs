//! What is flattened is compared with files, and comes through macros.

use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
#[avro(
    namespace = "com.example",
    schema = "ui/flatten/data/flattened.avsc",
    history = "ui/flatten/data/flattened.json"
)]
struct Order {
    total: f64,
    #[avro(flatten)]
    head: Head,
    #[avro(skip)]
    cached: Option<std::time::Instant>,
    #[avro(default = "none")]
    note: String,
}

#[derive(AvroRecord)]
struct Head {
    id: i64,
    #[avro(default = "eu")]
    region: String,
    #[avro(flatten)]
    stamps: Stamps,
}

#[derive(AvroRecord)]
struct Stamps {
    created: i64,
}

macro_rules! order {
    ($name:ident, $field:ident: $ty:ty) => {
        #[derive(AvroRecord)]
        #[avro(
            name = "Order",
            namespace = "com.example",
            schema = "ui/flatten/data/flattened.avsc",
            history = "ui/flatten/data/flattened.json"
        )]
        struct $name {
            total: f64,
            #[avro(flatten)]
            $field: $ty,
            #[avro(skip)]
            skipped: $ty,
            #[avro(default = "none")]
            note: String,
        }
    };
}

order!(Other, head: Head);

impl Default for Head {
    fn default() -> Self {
        Self { id: 0, region: String::new(), stamps: Stamps { created: 0 } }
    }
}

fn main() {}
