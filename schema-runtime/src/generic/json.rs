//! Values of serde_json.

use schema_model::Node;
use serde_json::{Map, Number, Value};

use super::GenericValue;

type Entry = (String, Value);

/// How many entries a leaf of an object's tree has room for.
const LEAF: usize = 11;

impl GenericValue for Value {
    type Fields = Map<String, Self>;
    type Entries = Map<String, Self>;

    const BRANCH: usize = 0;
    const MAP: usize = LEAF * size_of::<Entry>();
    // Leaves are about half full at least, and there are nodes above them.
    const ENTRY: usize = size_of::<Entry>() * 5 / 2;

    fn fields_memory(count: usize) -> usize {
        match count {
            0 => 0,
            1..=LEAF => Self::MAP,
            _ => count.saturating_mul(Self::ENTRY).saturating_add(Self::MAP),
        }
    }

    fn null() -> Self {
        Self::Null
    }

    fn boolean(value: bool) -> Self {
        Self::Bool(value)
    }

    fn int(number: i32, _schema: &Node) -> Self {
        Self::from(number)
    }

    fn long(number: i64, _schema: &Node) -> Self {
        Self::from(number)
    }

    fn float(number: f32) -> Self {
        Self::double(number.into())
    }

    fn double(number: f64) -> Self {
        match Number::from_f64(number) {
            Some(number) => Self::Number(number),
            // As Java writes them.
            None if number.is_nan() => Self::from("NaN"),
            None if number > 0.0 => Self::from("Infinity"),
            None => Self::from("-Infinity"),
        }
    }

    fn bytes(bytes: &[u8], _schema: &Node) -> Result<Self, String> {
        Ok(code_points(bytes))
    }

    fn string(text: &str, _schema: &Node) -> Result<Self, String> {
        Ok(Self::from(text))
    }

    fn fixed(bytes: &[u8], _schema: &Node) -> Self {
        code_points(bytes)
    }

    fn symbol(_index: usize, symbol: &str) -> Self {
        Self::from(symbol)
    }

    fn branch(_index: usize, value: Self) -> Self {
        value
    }

    fn array(items: Vec<Self>) -> Self {
        Self::Array(items)
    }

    fn new_record(_fields: usize) -> Self::Fields {
        Map::new()
    }

    fn push_field(record: &mut Self::Fields, name: &str, value: Self) {
        record.insert(name.to_owned(), value);
    }

    fn record(record: Self::Fields) -> Self {
        Self::Object(record)
    }

    fn new_map() -> Self::Entries {
        Map::new()
    }

    // A tree has nothing to reserve.
    fn reserve(_map: &mut Self::Entries, _entries: usize) {}

    fn insert(map: &mut Self::Entries, key: &str, value: Self) {
        map.insert(key.to_owned(), value);
    }

    fn map(map: Self::Entries) -> Self {
        Self::Object(map)
    }
}

/// Each byte as the character of its number.
fn code_points(bytes: &[u8]) -> Value {
    Value::String(bytes.iter().map(|&byte| char::from(byte)).collect())
}
