use schema_runtime::{AvroFixed, AvroRecord, logical};

#[derive(AvroFixed)]
#[avro(logical = "decimal", precision = 9, scale = 2)]
struct Money([u8; 4]);

#[derive(AvroRecord)]
struct Order {
    #[avro(logical = "decimal", precision = 10, scale = 2, default = "0.00")]
    fee: i128,
    #[avro(default = "1.00")]
    price: Money,
    #[avro(null = "last", default = "-12")]
    refund: Option<logical::Decimal<10, 2>>,
    #[avro(logical = "decimal", precision = 10, scale = 2, default = 0)]
    tax: i64,
    // Bytes, and told to be.
    #[avro(logical = "decimal", precision = 10, scale = 2, default = "\u{30}")]
    tip: i128,
    #[avro(logical = "decimal", precision = 10, scale = 2, default = "\u{4}\u{e2}")]
    total: i128,
    #[avro(default = "0.00")]
    text: String,
    #[avro(default = "0")]
    bytes: Vec<u8>,
}

fn main() {}
