use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
#[avro(transparent)]
struct Level(u8);

#[derive(AvroRecord)]
struct User {
    #[avro(default = 300)]
    age: u8,
    #[avro(default = -1)]
    visits: u32,
    #[avro(default = 255)]
    fits: u8,
    #[avro(default = [1, 40000])]
    ranks: Vec<i16>,
    #[avro(default = {"256": -129})]
    marks: std::collections::HashMap<String, Box<i8>>,
    #[avro(default = 256)]
    level: Level,
    #[avro(null = "last", default = 65536)]
    port: Option<u16>,
}

fn main() {}
