use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
struct Shape {
    #[avro(default = [1, 2, 3])]
    point: [f64; 2],
    #[avro(default = [[1], [2, 3], [4, 5]])]
    lines: Vec<[i32; 2]>,
    #[avro(default = "abc")]
    key: [u8; 4],
    #[avro(null = "last", default = [])]
    maybe: Option<Box<[String; 1]>>,
    #[avro(default = [7, 8])]
    fits: [i32; 2],
    #[avro(default = "é\u{0}\\")]
    bytes: [u8; 3],
}

fn main() {}
