use schema_runtime::AvroFixed;

#[derive(AvroFixed)]
struct Two([u8; 2], [u8; 2]);

#[derive(AvroFixed)]
struct Named {
    bytes: [u8; 2],
}

#[derive(AvroFixed)]
struct Unit;

#[derive(AvroFixed)]
enum Enum {}

fn main() {}
