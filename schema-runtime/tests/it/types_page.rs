//! The table of `docs/types.md`: each row is a field of a derived type here, with the schema that the row says.

use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap, VecDeque},
    convert::Infallible,
    fs,
    net::Ipv4Addr,
    path::Path,
    rc::Rc,
    sync::Arc,
};

use schema_runtime::{AvroAs, AvroEnum, AvroFixed, AvroRecord, AvroUnion, NullLast};

/// A row: what it says of Rust, of Avro, and of the attribute, and the field that the derive made of it.
struct Row {
    rust: &'static str,
    avro: &'static str,
    attribute: &'static str,
    feature: &'static str,
    /// The field's schema, and what stands behind it.
    field: String,
    /// The same by the row, with `T` for the type `int`.
    expected: String,
}

/// The schema of a struct's field that is called `f`, which stands before one that is called `marker`; nothing, where the
/// schema has no such field.
fn field<T: AvroRecord>() -> String {
    let fields = T::SCHEMA_JSON.strip_prefix(r#"{"type":"record","name":"Holder","fields":["#).unwrap();
    let before = fields.strip_suffix(r#"{"name":"marker","type":"string"}]}"#).unwrap();
    match before.strip_prefix(r#"{"name":"f","type":"#) {
        Some(field) => field.strip_suffix("},").unwrap().to_owned(),
        None => before.to_owned(),
    }
}

/// What a row says of Avro, as the schema of a field. The type in it is `i32`.
fn of_the_row(avro: &str) -> String {
    let (schema, default) = match avro.split_once(", default ") {
        Some((schema, default)) => (schema, format!(r#","default":{}"#, default.trim_matches('`'))),
        None => (avro, String::new()),
    };
    schema.trim_matches('`').replace('T', "\"int\"") + &default
}

macro_rules! rows {
    ($($(#[cfg($cfg:meta)])? $rust:literal is $avro:literal $(by $attribute:literal)? $(with $feature:literal)?:
        $({$($avro_attribute:tt)*})? $type:ty $(=> $schema:literal)?;)*) => {
        vec![$(
            $(#[cfg($cfg)])?
            {
                #[derive(AvroRecord)]
                #[avro(name = "Holder")]
                #[allow(dead_code)]
                struct Holder<'a> {
                    $(#[avro($($avro_attribute)*)])?
                    f: $type,
                    #[avro(rename = "marker")]
                    marker: &'a str,
                }

                let expected = None::<&str>$(.or(Some($schema)))?;
                Row {
                    rust: $rust,
                    avro: $avro,
                    attribute: concat!("" $(, $attribute)?),
                    feature: concat!("" $(, $feature)?),
                    field: field::<Holder<'_>>(),
                    expected: expected.map_or_else(|| of_the_row($avro), str::to_owned),
                }
            },
        )*]
    };
}

#[derive(AvroRecord)]
struct User {
    name: String,
}

#[derive(AvroRecord)]
struct Page<T> {
    items: Vec<T>,
}

#[derive(AvroRecord)]
struct Inner {
    f: i32,
}

#[derive(AvroEnum)]
#[allow(dead_code)]
enum Suit {
    Hearts,
    Spades,
}

#[derive(AvroUnion)]
#[allow(dead_code)]
enum Key {
    Number(i64),
    Text(String),
}

#[derive(AvroUnion)]
#[allow(dead_code)]
enum Answer {
    Nothing,
    Text(String),
}

#[derive(AvroFixed)]
struct Digest([u8; 4]);

#[derive(AvroRecord)]
#[avro(transparent)]
struct Ip(u32);

impl AvroAs<Ipv4Addr> for Ip {
    type Error = Infallible;

    fn try_from_value(address: &Ipv4Addr) -> Result<Self, Infallible> {
        Ok(Self(address.to_bits()))
    }

    fn try_into_value(self) -> Result<Ipv4Addr, Infallible> {
        Ok(Ipv4Addr::from_bits(self.0))
    }
}

fn rows() -> Vec<Row> {
    rows! {
        "`()`" is "`\"null\"`": ();
        "`bool`" is "`\"boolean\"`": bool;
        "`i8`" is "`\"int\"`": i8;
        "`i16`" is "`\"int\"`": i16;
        "`i32`" is "`\"int\"`": i32;
        "`u8`" is "`\"int\"`": u8;
        "`u16`" is "`\"int\"`": u16;
        "`i64`" is "`\"long\"`": i64;
        "`u32`" is "`\"long\"`": u32;
        "`f32`" is "`\"float\"`": f32;
        "`f64`" is "`\"double\"`": f64;
        "`String`" is "`\"string\"`": String;
        "`&str`" is "`\"string\"`": &'a str;
        "`Cow<str>`" is "`\"string\"`": Cow<'a, str>;
        "`Box<str>`" is "`\"string\"`": Box<str>;
        "`Arc<str>`" is "`\"string\"`": Arc<str>;
        "`Rc<str>`" is "`\"string\"`": Rc<str>;
        "`Vec<u8>`" is "`\"bytes\"`": Vec<u8>;
        "`VecDeque<u8>`" is "`\"bytes\"`": VecDeque<u8>;
        "`[u8; N]`" is "`\"bytes\"`": [u8; 4];
        "`&[u8]`" is "`\"bytes\"`": &'a [u8];
        "`Cow<[u8]>`" is "`\"bytes\"`": Cow<'a, [u8]>;
        "`Box<[u8]>`" is "`\"bytes\"`": Box<[u8]>;
        "`Arc<[u8]>`" is "`\"bytes\"`": Arc<[u8]>;
        "`Rc<[u8]>`" is "`\"bytes\"`": Rc<[u8]>;
        #[cfg(feature = "bytes")]
        "`bytes::Bytes`" is "`\"bytes\"`" with "`bytes`": bytes::Bytes;
        "`Option<T>`" is "`[\"null\",T]`, default `null`": Option<i32>;
        "`Option<T>` without a default" is "`[\"null\",T]`" by "`no_default`": {no_default} Option<i32>;
        "`Option<T>` with null last" is "`[T,\"null\"]`" by "`null = \"last\"`": {null = "last"} Option<i32>;
        "`Vec<Option<T>>` with null last" is "`{\"type\":\"array\",\"items\":[T,\"null\"]}`" by "`as = Vec<NullLast<_>>`":
            {as = Vec<NullLast<_>>} Vec<Option<i32>>;
        "`HashMap<String, Option<T>>` with null last" is "`{\"type\":\"map\",\"values\":[T,\"null\"]}`" by "`as = HashMap<String, NullLast<_>>`":
            {as = HashMap<String, NullLast<_>>} HashMap<String, Option<i32>>;
        "`Option<Vec<Option<T>>>` with null last inside" is
            "`[\"null\",{\"type\":\"array\",\"items\":[T,\"null\"]}]`, default `null`" by "`as = Option<Vec<NullLast<_>>>`":
            {as = Option<Vec<NullLast<_>>>} Option<Vec<Option<i32>>>;
        "`Option<Vec<Option<T>>>` with null last in both" is "`[{\"type\":\"array\",\"items\":[T,\"null\"]},\"null\"]`"
            by "`as = NullLast<Vec<NullLast<_>>>`": {as = NullLast<Vec<NullLast<_>>>} Option<Vec<Option<i32>>>;
        "`Vec<T>`" is "`{\"type\":\"array\",\"items\":T}`": Vec<i32>;
        "`VecDeque<T>`" is "`{\"type\":\"array\",\"items\":T}`": VecDeque<i32>;
        "`[T; N]`" is "`{\"type\":\"array\",\"items\":T}`": [i32; 4];
        "`Box<[T]>`" is "`{\"type\":\"array\",\"items\":T}`": Box<[i32]>;
        "`Arc<[T]>`" is "`{\"type\":\"array\",\"items\":T}`": Arc<[i32]>;
        "`Rc<[T]>`" is "`{\"type\":\"array\",\"items\":T}`": Rc<[i32]>;
        "`HashMap<String, T>`" is "`{\"type\":\"map\",\"values\":T}`": HashMap<String, i32>;
        "`BTreeMap<String, T>`" is "`{\"type\":\"map\",\"values\":T}`": BTreeMap<String, i32>;
        "`Box<T>`" is "`T`": Box<i32>;
        "`Arc<T>`" is "`T`": Arc<i32>;
        "`Rc<T>`" is "`T`": Rc<i32>;
        "a struct with named fields" is "a record" by "`derive(AvroRecord)`": User
            => r#"{"type":"record","name":"User","fields":[{"name":"name","type":"string"}]}"#;
        "a generic struct with named fields" is "a record for each of its arguments, named `Page_User`"
            by "`derive(AvroRecord)`": Page<User>
            => r#"{"type":"record","name":"Page_User","fields":[{"name":"items","type":{"type":"array","items":{"type":"record","name":"User","fields":[{"name":"name","type":"string"}]}}}]}"#;
        "an enum whose variants hold nothing" is "an enum" by "`derive(AvroEnum)`": Suit
            => r#"{"type":"enum","name":"Suit","symbols":["Hearts","Spades"]}"#;
        "an enum whose variants hold one value each" is "a union; the variant that holds nothing is `\"null\"`"
            by "`derive(AvroUnion)`": Answer => r#"["null","string"]"#;
        "`Option` of a union" is "one union, with `\"null\"` first": Option<Key>
            => r#"["null","long","string"],"default":null"#;
        "a newtype of `[u8; N]`" is "a fixed" by "`derive(AvroFixed)`": Digest
            => r#"{"type":"fixed","name":"Digest","size":4}"#;
        "any other newtype" is "what it holds" by "`derive(AvroRecord)`, `transparent`": Ip => r#""long""#;
        "a type of another crate" is "another type, by `AvroAs`" by "`as = Type`": {as = Ip} Ipv4Addr => r#""long""#;
        #[cfg(feature = "json")]
        "a type that serde knows" is "`{\"type\":\"string\",\"logicalType\":\"json\"}`" by "`json`" with "`json`":
            {json} Vec<std::time::Duration> => r#"{"type":"string","logicalType":"json"}"#;
        #[cfg(feature = "json")]
        "`Option` of a type that serde knows"
            is "`[\"null\",{\"type\":\"string\",\"logicalType\":\"json\"}]`, default `null`" by "`json`" with "`json`":
            {json} Option<(i32, i32)> => r#"["null",{"type":"string","logicalType":"json"}],"default":null"#;
        "a record whose fields stand in place" is "its fields" by "`flatten`": {flatten} Inner => r#""int""#;
        "any type with `Default`" is "nothing" by "`skip`": {skip} std::time::Duration => "";
    }
}

#[test]
fn fields_have_the_schemas_of_the_rows() {
    for row in rows() {
        assert_eq!(row.field, row.expected, "{}", row.rust);
    }
}

#[test]
fn the_page_has_these_rows() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/types.md");
    let page = fs::read_to_string(page).unwrap();
    // Without its feature, a type is not there to be asked.
    let is_there = |row: &&str| {
        (cfg!(feature = "bytes") || !row.ends_with("| `bytes` |"))
            && (cfg!(feature = "json") || !row.ends_with("| `json` |"))
    };
    let (page, _) = page.split_once("\n## ").unwrap();
    let table: Vec<&str> = page.lines().filter(|line| line.starts_with("| ")).skip(1).filter(is_there).collect();
    let cell = |text: &str| if text.is_empty() { String::new() } else { format!(" {text}") };
    let rows: Vec<String> = rows()
        .iter()
        .map(|row| format!("| {} | {} |{} |{} |", row.rust, row.avro, cell(row.attribute), cell(row.feature)))
        .collect();
    assert_eq!(table, rows);
}
