//! From a datum to JSON: one walk over schema and datum, for any of serde's serializers.

use std::cell::{Cell, RefCell};

use schema_model::{Branches, Node, View};
use serde::ser::{Error as _, Serialize, SerializeMap as _, SerializeSeq as _, Serializer};

use super::label;
use crate::{
    Error, ErrorKind,
    codec::{AvroDecode as _, Failure, Limits, Reader, error_path},
};

/// A datum as text, on one line or on many.
pub(crate) fn text(schema: &Node, datum: &[u8], limits: &Limits, pretty: bool) -> Result<String, Error> {
    let datum = Datum::new(schema, datum, limits);
    let written = if pretty { serde_json::to_string_pretty(&datum) } else { serde_json::to_string(&datum) };
    datum.finish(written)
}

/// A datum on its way into a serializer. It can be serialized once.
pub(crate) struct Datum<'d> {
    schema: &'d Node,
    datum: &'d [u8],
    limits: &'d Limits,
    reader: RefCell<Reader<'d>>,
    failure: Cell<Option<Failure>>,
}

impl<'d> Datum<'d> {
    pub(crate) fn new(schema: &'d Node, datum: &'d [u8], limits: &'d Limits) -> Self {
        let reader = RefCell::new(Reader::new(datum, limits));
        Self { schema, datum, limits, reader, failure: Cell::new(None) }
    }

    /// What the serializer made of it, or what is wrong with the datum.
    fn finish<T>(self, written: Result<T, impl std::fmt::Display>) -> Result<T, Error> {
        let reader = self.reader.into_inner();
        let failure = self.failure.get().or((reader.left() > 0 && written.is_ok()).then_some(Failure::Trailing));
        match (failure, written) {
            (Some(failure), _) => Err(error_path::error(self.schema, failure, self.datum, reader, self.limits)),
            (None, Ok(written)) => Ok(written),
            (None, Err(why)) => Err(Error::new(ErrorKind::Encode, format!("cannot write Avro's JSON: {why}"))),
        }
    }

    fn read<V, E: serde::ser::Error>(&self, read: impl FnOnce(&mut Reader<'d>) -> Result<V, Failure>) -> Result<V, E> {
        let mut reader = self.reader.borrow_mut();
        read(&mut reader).map_err(|failure| {
            self.failure.set(Some(failure));
            E::custom("the bytes are no datum of the schema")
        })
    }

    /// Takes memory for texts of the schema that the datum has not, or not as long.
    fn texts<E: serde::ser::Error>(&self, bytes: usize) -> Result<(), E> {
        self.read(|reader| reader.memory(bytes))
    }

    fn level<V, E: serde::ser::Error>(&self, write: impl FnOnce() -> Result<V, E>) -> Result<V, E> {
        self.read(Reader::enter_level)?;
        let written = write()?;
        self.reader.borrow_mut().leave_level();
        Ok(written)
    }
}

impl Serialize for Datum<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Value { schema: self.schema, datum: self }.serialize(serializer)
    }
}

/// What is next in a datum.
struct Value<'v, 'd> {
    schema: &'v Node,
    datum: &'v Datum<'d>,
}

impl Serialize for Value<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (schema, datum) = (self.schema.resolved(), self.datum);
        match schema.view() {
            View::Null | View::Reference(_) => serializer.serialize_unit(),
            View::Boolean => serializer.serialize_bool(datum.read(bool::decode_datum)?),
            View::Int => serializer.serialize_i32(datum.read(Reader::int)?),
            View::Long => serializer.serialize_i64(datum.read(Reader::long)?),
            View::Float => float(datum.read(Reader::float)?, serializer),
            View::Double => double(f64::from_le_bytes(datum.read(Reader::fixed)?), serializer),
            View::String => serializer.serialize_str(datum.read(Reader::text)?),
            View::Bytes => bytes(datum.read(Reader::bytes)?, serializer),
            View::Fixed(fixed) => bytes(datum.read(|reader| reader.take(fixed.size()))?, serializer),
            View::Enum(symbols) => {
                let symbols = symbols.symbols();
                let symbol = datum.read(|reader| reader.symbol(symbols.len()))?;
                let symbol = symbols.get(symbol).map_or("", |symbol| symbol.as_str());
                datum.texts(symbol.len())?;
                serializer.serialize_str(symbol)
            }
            View::Array(items) => datum.level(|| array(items, datum, serializer)),
            View::Map(values) => datum.level(|| map(values, datum, serializer)),
            View::Record(record) => {
                datum.read(Reader::check_stack)?;
                let fields = record.fields();
                let mut object = serializer.serialize_map(Some(fields.len()))?;
                for field in fields {
                    datum.texts(field.name().len())?;
                    object.serialize_entry(field.name(), &Value { schema: field.schema(), datum })?;
                }
                object.end()
            }
            View::Union(branches) => union(branches, datum, serializer),
        }
    }
}

/// The shortest number that is read as this float. It is no other where it is read as a double first.
fn float<S: Serializer>(number: f32, serializer: S) -> Result<S::Ok, S::Error> {
    if number.is_finite() { serializer.serialize_f32(number) } else { double(number.into(), serializer) }
}

/// Java's `JsonEncoder` writes what JSON has no number for as a string, and its decoder takes it.
fn double<S: Serializer>(number: f64, serializer: S) -> Result<S::Ok, S::Error> {
    match number {
        number if number.is_finite() => serializer.serialize_f64(number),
        number if number.is_nan() => serializer.serialize_str("NaN"),
        number if number > 0.0 => serializer.serialize_str("Infinity"),
        _ => serializer.serialize_str("-Infinity"),
    }
}

fn bytes<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&bytes.iter().copied().map(char::from).collect::<String>())
}

fn array<S: Serializer>(items: &Node, datum: &Datum<'_>, serializer: S) -> Result<S::Ok, S::Error> {
    let mut array = serializer.serialize_seq(None)?;
    while let Some(block) = datum.read(|reader| reader.block(0, 0))? {
        for _ in 0..block.count {
            let left = datum.reader.borrow().left();
            array.serialize_element(&Value { schema: items, datum })?;
            datum.read(|reader| reader.count_item(&block, left, 0))?;
        }
        datum.read(|reader| reader.end_block(&block))?;
    }
    array.end()
}

fn map<S: Serializer>(values: &Node, datum: &Datum<'_>, serializer: S) -> Result<S::Ok, S::Error> {
    let mut object = serializer.serialize_map(None)?;
    while let Some(block) = datum.read(|reader| reader.block(1, 0))? {
        for _ in 0..block.count {
            let key = datum.read(Reader::text)?;
            object.serialize_entry(key, &Value { schema: values, datum })?;
        }
        datum.read(|reader| reader.end_block(&block))?;
    }
    object.end()
}

fn union<S: Serializer>(branches: Branches<'_>, datum: &Datum<'_>, serializer: S) -> Result<S::Ok, S::Error> {
    let index = datum.read(|reader| reader.branch(branches.len()))?;
    let Some(branch) = branches.get(index) else { return Err(S::Error::custom("the union has no such branch")) };
    let value = Value { schema: branch, datum };
    if matches!(branch.view(), View::Null) {
        return value.serialize(serializer);
    }
    let label = label(branch);
    datum.texts(label.len())?;
    let mut object = serializer.serialize_map(Some(1))?;
    // What holds itself does so through a branch, an array or a map: each is a level.
    match branch.view() {
        View::Record(_) | View::Reference(_) => datum.level(|| object.serialize_entry(label, &value))?,
        _ => object.serialize_entry(label, &value)?,
    }
    object.end()
}
