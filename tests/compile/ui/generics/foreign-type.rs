use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
struct Page<T> {
    items: Vec<T>,
    address: std::net::Ipv4Addr,
}

fn main() {}
