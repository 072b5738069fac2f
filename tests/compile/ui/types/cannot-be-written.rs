struct Plain;

fn main() {
    let _ = schema_runtime::encode(&Plain);
}
