use schema_runtime::AvroRecord;

mod other {
    #[derive(super::AvroRecord)]
    #[avro(namespace = "com.example")]
    pub struct Address {}
}

#[derive(AvroRecord)]
struct Address {}

#[derive(AvroRecord)]
#[avro(namespace = "com.example")]
struct Addresses {
    home: Address,
    work: other::Address,
    last: Option<Address>,
}

#[derive(AvroRecord)]
#[avro(namespace = "com.example")]
struct MeansWhatItSays {
    home: Address,
    work: Vec<Address>,
}

fn main() {}
