//! What the derives write, for one small type each, as text: a change of it is seen where it is reviewed.
//!
//! `BLESS=1 cargo test -p schema-derive golden` writes the files anew.

use std::{env, fs, path::Path};

use syn::DeriveInput;

use crate::{attr::Kind, derived};

#[track_caller]
fn expands(name: &str, kind: Kind, input: &str) {
    let input: DeriveInput = syn::parse_str(input).expect("a type");
    let file = syn::parse2(derived(&input, kind)).expect("what is derived is Rust");
    let text = prettyplease::unparse(&file);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden").join(format!("{name}.rs"));
    if env::var_os("BLESS").is_some() {
        fs::write(&path, &text).expect("the file can be written");
    }
    let golden = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        golden == text,
        "{} is another expansion; `BLESS=1 cargo test -p schema-derive golden` writes it anew:\n{text}",
        path.display()
    );
}

#[test]
fn record() {
    expands(
        "record",
        Kind::Record,
        r#"/// Who uses it.
        #[avro(namespace = "com.example", properties = {"owner": "accounts"})]
        struct User<'a> {
            name: &'a str,
            #[avro(default = 18, alias = "years")]
            age: i32,
            #[avro(null = "last")]
            email: Option<String>,
            #[avro(as = Ip, order = "ignore")]
            address: Ipv4Addr,
            friends: Vec<User<'a>>,
        }"#,
    );
}

#[test]
fn null_inside() {
    expands(
        "null_inside",
        Kind::Record,
        r#"struct Prices {
            #[avro(null = {"/values/1/items": "last"}, default = {})]
            by_shop: HashMap<String, Option<Vec<Option<i64>>>>,
            #[avro(null = {"": "last", "/0/items": "last"}, logical = "date")]
            days: Option<Vec<Option<Date>>>,
            #[avro(null = {"/items": "last"}, as = Vec<Option<Money>>)]
            totals: Vec<Option<Decimal>>,
        }"#,
    );
}

#[test]
fn generic_record() {
    expands("generic_record", Kind::Record, "struct Page<T> { items: Vec<T>, #[avro(default = 0)] number: i32 }");
}

#[test]
fn transparent() {
    expands("transparent", Kind::Record, "#[avro(transparent)] struct UserId(i64);");
}

#[test]
fn enumeration() {
    expands("enum", Kind::Enum, r#"#[avro(rename_all = "UPPERCASE")] enum Suit { Hearts, #[avro(default)] Spades }"#);
}

#[test]
fn union() {
    expands("union", Kind::Union, "enum Key { Number(i64), Nothing, Text(String) }");
}

#[test]
fn fixed() {
    expands("fixed", Kind::Fixed, "struct Digest([u8; 16]);");
}

#[test]
fn mistakes() {
    expands("mistakes", Kind::Record, "struct User { first: u64, #[avro(rename = \"last-name\")] last: String }");
}

#[test]
fn flattened() {
    expands(
        "flattened",
        Kind::Record,
        r#"#[avro(serde)]
        #[serde(rename_all = "camelCase")]
        struct Order<'a> {
            order_id: i64,
            #[avro(flatten)]
            head: Box<Head<'a>>,
            #[serde(default)]
            note: String,
            #[avro(json)]
            extra: Extra,
            #[serde(skip, default = "Instant::now")]
            seen: Instant,
        }"#,
    );
}

#[test]
fn flattened_parameter() {
    expands("flattened_parameter", Kind::Record, "struct Signed<T> { #[avro(flatten)] body: T, signature: Vec<u8> }");
}
