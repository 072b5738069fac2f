use std::collections::HashMap;

use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
struct Steps {
    #[avro(null = {"/item": "last"})]
    no_step: Vec<Option<i32>>,
    #[avro(null = {"items": "last"})]
    no_pointer: Vec<Option<i32>>,
    #[avro(null = {})]
    nothing: Vec<Option<i32>>,
    #[avro(null = {"/items": "first"})]
    first: Vec<Option<i32>>,
    #[avro(null = {"/items": 1})]
    number: Vec<Option<i32>>,
    #[avro(null = {"/items": "last"})]
    a_map: HashMap<String, Option<i32>>,
    #[avro(null = {"/values": "last"})]
    an_option: Option<HashMap<String, Option<i32>>>,
    #[avro(null = {"/items/1/items": "last"})]
    too_deep: Vec<Option<i32>>,
    #[avro(null = {"/items": "last", "/values": "last"})]
    two_types: Vec<Option<i32>>,
    #[avro(null = {"/0/items": "last"})]
    null_first: Option<Vec<Option<i32>>>,
    #[avro(null = {"": "last", "/1/items": "last"})]
    null_last: Option<Vec<Option<i32>>>,
}

fn main() {}
