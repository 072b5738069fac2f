use schema_runtime::{AvroFixed, AvroRecord};

#[derive(AvroRecord)]
#[avro(namespace = "com.example", history = "ui/evolution/data/prices-forward.json")]
struct Price {
    amount: Amount,
    rate: Option<Rate>,
    period: Period,
}

#[derive(AvroFixed)]
#[avro(namespace = "com.example", properties = {"logicalType": "decimal", "precision": 6, "scale": 1})]
struct Amount([u8; 4]);

#[derive(AvroFixed)]
#[avro(namespace = "com.example", properties = {"logicalType": "decimal", "precision": 18, "scale": 4})]
struct Rate([u8; 8]);

#[derive(AvroFixed)]
#[avro(namespace = "com.example", properties = {"logicalType": "duration"})]
struct Period([u8; 12]);

fn main() {}
