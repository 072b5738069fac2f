//! Decoding by a schema alone: one walk over schema and datum, whatever the values are made of.

use schema_model::{Branches, Node, Record, Schema, View, private::least_length};

use super::GenericValue;
use crate::{
    Error, Limits,
    codec::{Failure, Reader, error_path},
};

/// Reads a value from a datum of a schema, without any framing, which is all that the bytes hold.
///
/// ```
/// use schema_runtime::{Schema, generic};
/// use serde_json::{Value, json};
///
/// let schema = Schema::parse(r#"{"type": "map", "values": ["null", "bytes"]}"#)?;
/// assert_eq!(generic::decode::<Value>(&schema, b"\x02\x02a\x02\x04\0\xff\0")?, json!({"a": "\0\u{ff}"}));
///
/// let error = generic::decode::<Value>(&schema, b"\x02\x02a\x02\x04\0").unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     r#"cannot decode bytes at byte 4 (in `["a"]`): it claims a length of 2 bytes, and 1 is left"#,
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// [`ErrorKind::Decode`](crate::ErrorKind::Decode) as [`decode`](crate::decode). Of a value of apache-avro also where a
/// logical type does not have the text or bytes that it is of: a `uuid`, a `big-decimal`.
pub fn decode<V: GenericValue>(schema: &Schema, datum: &[u8]) -> Result<V, Error> {
    decode_with(schema, datum, &Limits::default())
}

/// As [`decode`], within given limits.
///
/// # Errors
///
/// As [`decode`].
pub fn decode_with<V: GenericValue>(schema: &Schema, datum: &[u8], limits: &Limits) -> Result<V, Error> {
    let mut reader = Reader::new(datum, limits);
    let value = value(&mut reader, schema.root()).and_then(|value| match reader.left() {
        0 => Ok(value),
        _ => Err(Failure::Trailing),
    });
    value.map_err(|failure| error_path::error(schema.root(), failure, datum, reader, limits))
}

type Read<V> = Result<V, Failure>;

/// Bytes with their length, and a number behind them.
pub(crate) fn bytes_and_long(bytes: &[u8]) -> Option<(&[u8], i64)> {
    let mut reader = Reader::new(bytes, &Limits::default());
    Some((reader.bytes().ok()?, reader.long().ok()?))
}

/// A value of any kind. What recurses keeps little on the stack, and leaves have functions of their own.
fn value<V: GenericValue>(reader: &mut Reader<'_>, schema: &Node) -> Read<V> {
    match schema.view() {
        View::Union(branches) => union(reader, branches),
        View::Record(fields) => record(reader, fields),
        View::Array(items) => level(reader, items, array),
        View::Map(values) => level(reader, values, map),
        View::Reference(_) => value(reader, schema.resolved()),
        _ => leaf(reader, schema),
    }
}

/// A value without parts.
#[inline(never)]
fn leaf<V: GenericValue>(reader: &mut Reader<'_>, schema: &Node) -> Read<V> {
    match schema.view() {
        View::Boolean => boolean(reader).map(V::boolean),
        View::Int => reader.int().map(|number| V::int(number, schema)),
        View::Long => reader.long().map(|number| V::long(number, schema)),
        View::Float => reader.float().map(V::float),
        View::Double => reader.fixed().map(|bytes| V::double(f64::from_le_bytes(bytes))),
        View::Bytes => {
            let start = reader.position();
            let bytes = reader.bytes()?;
            V::bytes(bytes, schema).map_err(|why| reader.refuse(start, why))
        }
        View::String => {
            let start = reader.position();
            let text = reader.text()?;
            V::string(text, schema).map_err(|why| reader.refuse(start, why))
        }
        View::Fixed(fixed) => reader.take(fixed.size()).map(|bytes| V::fixed(bytes, schema)),
        View::Enum(symbols) => {
            let (start, symbols) = (reader.position(), symbols.symbols());
            let index = reader.symbol(symbols.len())?;
            let symbol = symbols.get(index).ok_or(Failure::Symbol)?.as_str();
            // A byte of the datum stands for a whole text.
            reader.memory(symbol.len()).inspect_err(|_| reader.seek(start))?;
            Ok(V::symbol(index, symbol))
        }
        _ => Ok(V::null()),
    }
}

fn boolean(reader: &mut Reader<'_>) -> Read<bool> {
    match reader.peek()? {
        byte @ 0..=1 => reader.skip(1).map(|()| byte == 1),
        _ => Err(Failure::Boolean),
    }
}

fn record<V: GenericValue>(reader: &mut Reader<'_>, schema: &Record) -> Read<V> {
    reader.check_stack()?;
    let fields = schema.fields();
    // Fields may take no byte of the datum, and their names never do.
    let names = fields.iter().fold(0_usize, |sum, field| sum.saturating_add(field.name().len()));
    reader.memory(V::fields_memory(fields.len()).saturating_add(names))?;
    let mut record = V::new_record(fields.len());
    for field in fields {
        V::push_field(&mut record, field.name(), value(reader, field.schema())?);
    }
    Ok(V::record(record))
}

/// What has `parts`, one level deeper.
fn level<V>(reader: &mut Reader<'_>, parts: &Node, read: fn(&mut Reader<'_>, &Node) -> Read<V>) -> Read<V> {
    reader.enter_level()?;
    let value = read(reader, parts)?;
    reader.leave_level();
    Ok(value)
}

fn union<V: GenericValue>(reader: &mut Reader<'_>, branches: Branches<'_>) -> Read<V> {
    let (index, branch) = branch::<V>(reader, branches)?;
    let value = match branch.view() {
        // What holds itself does so through a branch, an array or a map: each is a level.
        View::Record(_) | View::Reference(_) => level(reader, branch, value)?,
        _ => value(reader, branch)?,
    };
    Ok(V::branch(index, value))
}

#[inline(never)]
fn branch<'s, V: GenericValue>(reader: &mut Reader<'_>, branches: Branches<'s>) -> Read<(usize, &'s Node)> {
    let start = reader.position();
    let index = reader.branch(branches.len())?;
    let branch = branches.get(index).ok_or(Failure::Branch)?;
    reader.memory(V::BRANCH).inspect_err(|_| reader.seek(start))?;
    Ok((index, branch))
}

fn array<V: GenericValue>(reader: &mut Reader<'_>, schema: &Node) -> Read<V> {
    let min_len = min_len(reader, schema)?;
    let mut items = Vec::new();
    while let Some(block) = reader.block(min_len, size_of::<V>())? {
        // A first block is most often the only one, and may be one of many small ones.
        if items.is_empty() {
            items.reserve_exact(block.reserve);
        } else {
            items.reserve(block.reserve);
        }
        for _ in 0..block.count {
            let left = reader.left();
            items.push(value(reader, schema)?);
            if min_len == 0 {
                reader.count_item(&block, left, size_of::<V>())?;
            }
        }
        reader.end_block(&block)?;
    }
    Ok(V::array(items))
}

fn map<V: GenericValue>(reader: &mut Reader<'_>, schema: &Node) -> Read<V> {
    // A key takes at least the byte of its length.
    let min_len = min_len(reader, schema)?.saturating_add(1);
    let mut map = V::new_map();
    if reader.peek()? != 0 {
        reader.memory(V::MAP)?;
    }
    while let Some(block) = reader.block(min_len, V::ENTRY)? {
        V::reserve(&mut map, block.reserve);
        for _ in 0..block.count {
            let key = reader.text()?;
            V::insert(&mut map, key, value(reader, schema)?);
        }
        reader.end_block(&block)?;
    }
    Ok(V::map(map))
}

/// The fewest bytes that an item takes, where there is one.
fn min_len(reader: &Reader<'_>, schema: &Node) -> Read<usize> {
    // It is worked out for each array and map, so not for the empty ones, and not to the end of a large record.
    Ok(if reader.peek()? == 0 { 0 } else { least_length(schema, 4, &mut 32) })
}
