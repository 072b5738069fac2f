use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
struct Address {
    street: String,
    #[avro(default = "Paris")]
    city: String,
}

#[derive(AvroRecord)]
struct User {
    #[avro(default = {"city": "Rome"})]
    home: Address,
    #[avro(default = {"street": "x", "zip": 1})]
    work: Address,
    #[avro(default = {"street": 1})]
    street: Address,
    #[avro(default = [{"street": "x", "city": null}])]
    cities: Vec<Address>,
    #[avro(default = {"street": "x"})]
    fine: Address,
}

fn main() {}
