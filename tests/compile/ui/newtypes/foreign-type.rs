use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
#[avro(transparent)]
struct Address(std::net::Ipv4Addr);

fn main() {}
