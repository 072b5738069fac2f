use schema_runtime::{AvroRecord, logical::Decimal};

#[derive(AvroRecord)]
struct Order {
    total: Decimal<2, 10>,
    discount: Option<Decimal<0, 0>>,
}

fn main() {}
