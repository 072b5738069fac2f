use std::collections::HashMap;

use schema_runtime::{AvroRecord, AvroUnion};

type Map = HashMap<String, Option<i32>>;
type List = Vec<Option<i32>>;
type Number = i32;

#[derive(AvroRecord)]
struct Behind {
    #[avro(null = {"/items": "last"})]
    a_map: Map,
    #[avro(null = {"/values": "last"})]
    a_list: List,
    #[avro(null = {"/1/items": "last"})]
    no_option: List,
    #[avro(null = {"/items": "last"})]
    no_options: Vec<Number>,
    #[avro(null = {"/items": "last"})]
    fine: List,
}

#[derive(AvroUnion)]
enum Branch {
    #[avro(null = {"/items": "last"})]
    Map(Map),
}

#[derive(AvroRecord)]
#[avro(transparent)]
struct Newtype(#[avro(null = {"/items": "last"})] Map);

fn main() {}
