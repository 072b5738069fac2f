//! From JSON to a datum: the schema leads, and serde's deserializer follows.

use std::fmt;

use schema_model::{Node, View, private::push_long};
use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Unexpected, Visitor};

use super::{branch, expected::Expected, own, path::Path, record, shortened, unreadable};
use crate::{Error, codec::Depth};

/// The datum of a text, with nothing behind it but white space.
pub(crate) fn datum(schema: &Node, text: &str) -> Result<Vec<u8>, Error> {
    let mut state = State::new();
    let mut json = serde_json::Deserializer::from_str(text);
    // The stack is measured here, and levels are counted where the datum is read: a value that can be written can be read.
    json.disable_recursion_limit();
    let read = Value { schema, state: &mut state }.deserialize(&mut json).and_then(|()| json.end());
    match read {
        Ok(()) => Ok(state.datum),
        Err(why) => Err(unreadable(&state.path, &why)),
    }
}

/// What is read so far.
pub(crate) struct State {
    pub(crate) datum: Vec<u8>,
    pub(crate) path: Path,
    depth: Depth,
}

impl State {
    pub(crate) fn new() -> Self {
        Self { datum: Vec::new(), path: Path::default(), depth: Depth::new(&own()) }
    }

    pub(crate) fn long(&mut self, number: i64) {
        push_long(&mut self.datum, number);
    }

    /// What was read since `start`, taken off the datum.
    pub(crate) fn split_off(&mut self, start: usize) -> Vec<u8> {
        self.datum.split_off(start)
    }

    fn bytes(&mut self, bytes: &[u8]) {
        self.long(i64::try_from(bytes.len()).unwrap_or(i64::MAX));
        self.datum.extend_from_slice(bytes);
    }

    pub(crate) fn level<V, E: serde::de::Error>(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<V, E>,
    ) -> Result<V, E> {
        if !self.depth.enter() {
            return Err(too_deep());
        }
        let value = read(self)?;
        self.depth.leave();
        Ok(value)
    }

    /// Checks that there is stack for another record.
    pub(crate) fn check_stack<E: serde::de::Error>(&mut self) -> Result<(), E> {
        if self.depth.has_stack() { Ok(()) } else { Err(too_deep()) }
    }
}

#[cold]
fn too_deep<E: serde::de::Error>() -> E {
    E::custom(format_args!("the value is nested so deep that it takes more than {} bytes of stack", own().max_stack))
}

/// What is next in a text: it becomes a part of the datum.
pub(crate) struct Value<'v> {
    pub(crate) schema: &'v Node,
    pub(crate) state: &'v mut State,
}

impl<'de> DeserializeSeed<'de> for Value<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(Value { schema: self.schema.resolved(), state: self.state })
    }
}

impl<'de> Visitor<'de> for Value<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        serde::de::Expected::fmt(&Expected(self.schema), f)
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<(), E> {
        match self.schema.view() {
            View::Null => Ok(()),
            View::Union(branches) => match branch::null(branches) {
                Some(index) => {
                    self.state.long(index);
                    Ok(())
                }
                None => Err(E::invalid_type(Unexpected::Unit, &self)),
            },
            _ => Err(E::invalid_type(Unexpected::Unit, &self)),
        }
    }

    fn visit_bool<E: serde::de::Error>(self, value: bool) -> Result<(), E> {
        match self.schema.view() {
            View::Boolean => self.state.datum.push(value.into()),
            _ => return Err(E::invalid_type(Unexpected::Bool(value), &self)),
        }
        Ok(())
    }

    fn visit_i64<E: serde::de::Error>(self, number: i64) -> Result<(), E> {
        match self.schema.view() {
            View::Int => match i32::try_from(number) {
                Ok(number) => self.state.long(number.into()),
                Err(_) => return Err(E::invalid_value(Unexpected::Signed(number), &self)),
            },
            View::Long => self.state.long(number),
            View::Float => self.state.datum.extend_from_slice(&(number as f32).to_le_bytes()),
            View::Double => self.state.datum.extend_from_slice(&(number as f64).to_le_bytes()),
            _ => return Err(E::invalid_type(Unexpected::Signed(number), &self)),
        }
        Ok(())
    }

    fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<(), E> {
        match (i64::try_from(number), self.schema.view()) {
            (Ok(number), _) => self.visit_i64(number),
            // Beyond what a long holds, but no matter for a double.
            (Err(_), View::Float | View::Double) => self.visit_f64(number as f64),
            (Err(_), View::Int | View::Long) => Err(E::invalid_value(Unexpected::Unsigned(number), &self)),
            (Err(_), _) => Err(E::invalid_type(Unexpected::Unsigned(number), &self)),
        }
    }

    fn visit_f64<E: serde::de::Error>(self, number: f64) -> Result<(), E> {
        match self.schema.view() {
            View::Float => {
                // The nearest: beyond the greatest, it would be none.
                let float = number as f32;
                if float.is_infinite() && number.is_finite() {
                    return Err(E::invalid_value(Unexpected::Float(number), &self));
                }
                self.state.datum.extend_from_slice(&float.to_le_bytes());
                Ok(())
            }
            View::Double => {
                self.state.datum.extend_from_slice(&number.to_le_bytes());
                Ok(())
            }
            // Some write every number with a point. From 2^53 on, such a number may have been rounded already.
            View::Int | View::Long if number.fract() == 0.0 && number.abs() < 9_007_199_254_740_992.0 => {
                self.visit_i64(number as i64)
            }
            View::Int | View::Long => Err(E::invalid_value(Unexpected::Float(number), &self)),
            _ => Err(E::invalid_type(Unexpected::Float(number), &self)),
        }
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<(), E> {
        match self.schema.view() {
            View::String => self.state.bytes(text.as_bytes()),
            View::Bytes => match latin(text) {
                Some(bytes) => self.state.bytes(&bytes),
                None => return Err(E::invalid_value(Unexpected::Str(&shortened(text)), &self)),
            },
            View::Fixed(fixed) => match latin(text).filter(|bytes| bytes.len() == fixed.size()) {
                Some(bytes) => self.state.datum.extend_from_slice(&bytes),
                None => return Err(E::invalid_value(Unexpected::Str(&shortened(text)), &self)),
            },
            View::Enum(symbols) => {
                match symbols.symbols().iter().zip(0..).find(|(symbol, _)| symbol.as_str() == text) {
                    Some((_, index)) => self.state.long(index),
                    None => return Err(E::invalid_value(Unexpected::Str(&shortened(text)), &self)),
                }
            }
            View::Float | View::Double => match not_finite(text) {
                Some(number) => return self.visit_f64(number),
                None => return Err(E::invalid_value(Unexpected::Str(&shortened(text)), &self)),
            },
            _ => return Err(E::invalid_type(Unexpected::Str(&shortened(text)), &self)),
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        let View::Array(schema) = self.schema.view() else {
            return Err(A::Error::invalid_type(Unexpected::Seq, &self));
        };
        self.state.level(|state| {
            blocks(state, |state, index| {
                let len = state.path.enter(format_args!("[{index}]"));
                let read = items.next_element_seed(Value { schema, state })?;
                state.path.leave(len);
                Ok(read.is_some())
            })
        })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        match self.schema.view() {
            View::Map(schema) => self.state.level(|state| {
                blocks(state, |state, _| {
                    let Some(key) = members.next_key::<String>()? else { return Ok(false) };
                    state.bytes(key.as_bytes());
                    let len = state.path.enter(format_args!("[{key:?}]"));
                    members.next_value_seed(Value { schema, state })?;
                    state.path.leave(len);
                    Ok(true)
                })
            }),
            View::Record(record) => record::read(record, self.state, members),
            View::Union(branches) => branch::read(branches, self.schema, self.state, members),
            _ => Err(A::Error::invalid_type(Unexpected::Map, &self)),
        }
    }
}

/// One block of all items, and the end of blocks. Their number is known behind them.
fn blocks<E>(state: &mut State, mut next: impl FnMut(&mut State, i64) -> Result<bool, E>) -> Result<(), E> {
    let (start, mut count) = (state.datum.len(), 0);
    while next(state, count)? {
        count += 1;
    }
    if count > 0 {
        let mut before = Vec::new();
        push_long(&mut before, count);
        state.datum.splice(start..start, before);
    }
    state.datum.push(0);
    Ok(())
}

/// The bytes whose numbers are the characters' of a text.
fn latin(text: &str) -> Option<Vec<u8>> {
    text.chars().map(|char| u8::try_from(char).ok()).collect()
}

fn not_finite(text: &str) -> Option<f64> {
    match text {
        "NaN" => Some(f64::NAN),
        "Infinity" => Some(f64::INFINITY),
        "-Infinity" => Some(f64::NEG_INFINITY),
        _ => None,
    }
}
