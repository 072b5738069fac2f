use schema_runtime::AvroUnion;

#[derive(AvroUnion)]
enum Key {
    Text(String),
    Address(std::net::Ipv4Addr),
    Addresses(Vec<std::net::Ipv4Addr>),
}

fn main() {}
