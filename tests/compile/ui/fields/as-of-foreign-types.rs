use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
struct User {
    #[avro(as = String)]
    address: std::net::Ipv4Addr,
}

fn main() {}
