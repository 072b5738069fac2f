//! Values of apache-avro.

use std::collections::HashMap;

use apache_avro::{Decimal, Duration, Uuid, types::Value};
use schema_model::{LogicalType, Node};

use super::{GenericValue, decode::bytes_and_long};

type Entry = (String, Value);

impl GenericValue for Value {
    type Fields = Vec<Entry>;
    type Entries = HashMap<String, Self>;

    const BRANCH: usize = size_of::<Self>();
    // A table has four places at least, and is at least seven sixteenths full.
    const MAP: usize = 4 * size_of::<Entry>();
    const ENTRY: usize = size_of::<Entry>() * 5 / 2;

    fn fields_memory(count: usize) -> usize {
        count.saturating_mul(size_of::<Entry>())
    }

    fn null() -> Self {
        Self::Null
    }

    fn boolean(value: bool) -> Self {
        Self::Boolean(value)
    }

    fn int(number: i32, schema: &Node) -> Self {
        match schema.logical_type() {
            Some(LogicalType::Date) => Self::Date(number),
            Some(LogicalType::TimeMillis) => Self::TimeMillis(number),
            _ => Self::Int(number),
        }
    }

    fn long(number: i64, schema: &Node) -> Self {
        match schema.logical_type() {
            Some(LogicalType::TimeMicros) => Self::TimeMicros(number),
            Some(LogicalType::TimestampMillis) => Self::TimestampMillis(number),
            Some(LogicalType::TimestampMicros) => Self::TimestampMicros(number),
            Some(LogicalType::TimestampNanos) => Self::TimestampNanos(number),
            Some(LogicalType::LocalTimestampMillis) => Self::LocalTimestampMillis(number),
            Some(LogicalType::LocalTimestampMicros) => Self::LocalTimestampMicros(number),
            Some(LogicalType::LocalTimestampNanos) => Self::LocalTimestampNanos(number),
            _ => Self::Long(number),
        }
    }

    fn float(number: f32) -> Self {
        Self::Float(number)
    }

    fn double(number: f64) -> Self {
        Self::Double(number)
    }

    fn bytes(bytes: &[u8], schema: &Node) -> Result<Self, String> {
        Ok(match schema.logical_type() {
            Some(LogicalType::Decimal { .. }) => Self::Decimal(Decimal::from(bytes)),
            Some(LogicalType::BigDecimal) => {
                let (unscaled, scale) = bytes_and_long(bytes)
                    .ok_or("a big-decimal is a length, as many bytes, and a scale, and these bytes are not")?;
                Self::BigDecimal((Decimal::from(unscaled), scale).into())
            }
            _ => Self::Bytes(bytes.to_vec()),
        })
    }

    fn string(text: &str, schema: &Node) -> Result<Self, String> {
        Ok(match schema.logical_type() {
            Some(LogicalType::Uuid) => {
                Self::Uuid(Uuid::parse_str(text).map_err(|error| format!("the string is no UUID: {error}"))?)
            }
            _ => Self::String(text.to_owned()),
        })
    }

    fn fixed(bytes: &[u8], schema: &Node) -> Self {
        match schema.logical_type() {
            Some(LogicalType::Decimal { .. }) => Self::Decimal(Decimal::from(bytes)),
            Some(LogicalType::Uuid) => Uuid::from_slice(bytes).map_or_else(|_| fixed(bytes), Self::Uuid),
            Some(LogicalType::Duration) => {
                <[u8; 12]>::try_from(bytes).map_or_else(|_| fixed(bytes), |bytes| Self::Duration(Duration::from(bytes)))
            }
            _ => fixed(bytes),
        }
    }

    fn symbol(index: usize, symbol: &str) -> Self {
        Self::Enum(narrow(index), symbol.to_owned())
    }

    fn branch(index: usize, value: Self) -> Self {
        Self::Union(narrow(index), Box::new(value))
    }

    fn array(items: Vec<Self>) -> Self {
        Self::Array(items)
    }

    fn new_record(fields: usize) -> Self::Fields {
        Vec::with_capacity(fields)
    }

    fn push_field(record: &mut Self::Fields, name: &str, value: Self) {
        record.push((name.to_owned(), value));
    }

    fn record(record: Self::Fields) -> Self {
        Self::Record(record)
    }

    fn new_map() -> Self::Entries {
        HashMap::new()
    }

    fn reserve(map: &mut Self::Entries, entries: usize) {
        map.reserve(entries);
    }

    fn insert(map: &mut Self::Entries, key: &str, value: Self) {
        map.insert(key.to_owned(), value);
    }

    fn map(map: Self::Entries) -> Self {
        Self::Map(map)
    }
}

fn fixed(bytes: &[u8]) -> Value {
    Value::Fixed(bytes.len(), bytes.to_vec())
}

/// An index in a list of the schema, which is shorter than its text.
fn narrow(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}
