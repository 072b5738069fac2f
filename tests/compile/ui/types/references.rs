use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
struct Borrowed<'a> {
    number: &'a i64,
    text: &'a mut str,
    list: &'a [String],
    numbers: &'a [i32],
    array: &'a [u8; 4],
    call: fn(i32) -> i32,
    pointer: *const u8,
}

fn main() {}
