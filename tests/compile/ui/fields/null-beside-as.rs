use schema_runtime::{AvroFixed, AvroRecord};

#[derive(AvroFixed)]
#[avro(logical = "decimal", precision = 9, scale = 2)]
struct Money([u8; 4]);

type Prices = Vec<Option<Money>>;

#[derive(AvroRecord)]
struct Order {
    #[avro(null = "last", as = Option<Money>)]
    fine: Option<i64>,
    #[avro(null = "last", as = Money)]
    price: Option<i64>,
    #[avro(null = {"/items": "last"}, as = Option<Money>)]
    prices: Vec<Option<i64>>,
    #[avro(null = {"/items": "last"}, as = Prices)]
    others: Vec<Option<i64>>,
}

#[derive(AvroRecord)]
struct Another {
    #[avro(null = {"/items": "last"}, as = Vec<Option<Money>>)]
    price: Vec<Option<String>>,
}

fn main() {}
