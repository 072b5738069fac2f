use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
struct Request {
    address: std::net::Ipv4Addr,
}

fn main() {}
