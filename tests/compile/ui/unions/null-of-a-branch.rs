use schema_runtime::AvroUnion;

#[derive(AvroUnion)]
enum Value {
    #[avro(null = "last")]
    Number(Option<i64>),
    #[avro(null = {"/items": "last"})]
    Nothing,
    #[avro(null = {"/values": "last"})]
    Texts(Vec<Option<String>>),
    #[avro(null = {"/items": "last"})]
    Fine(Vec<Option<i64>>),
}

fn main() {}
