#![deny(warnings)]
#![forbid(unsafe_code)]

// The same name in two functions, types of the function, one import for derive and constants.
fn one() -> u64 {
    use schema_runtime::AvroRecord;
    type Name = String;

    #[derive(AvroRecord)]
    struct Local {
        name: Name,
        next: Option<Box<Self>>,
    }
    let local = Local { name: Name::new(), next: None };
    let _ = (local.name, local.next.is_none());
    const F: u64 = Local::FINGERPRINT;
    F
}

fn two() -> u64 {
    use schema_runtime::AvroRecord;

    #[derive(AvroRecord)]
    struct Local<'a> {
        name: &'a str,
        next: Option<Box<Local<'a>>>,
    }
    let local = Local { name: "", next: None };
    let _ = (local.name, local.next.is_none());
    Local::FINGERPRINT
}

fn main() {
    assert_eq!(one(), two());
}
