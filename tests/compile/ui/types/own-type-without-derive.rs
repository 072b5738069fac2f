use schema_runtime::AvroRecord;

struct Address {
    street: String,
}

#[derive(AvroRecord)]
struct User {
    address: Address,
    others: Vec<Address>,
}

fn main() {}
