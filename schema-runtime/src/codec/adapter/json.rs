//! Fields of any type that serde knows, as text in JSON: `#[avro(json)]`.
//!
//! The feature `json` has it. Without it, there is what tells the compiler to say so: no type is a value of JSON then.

use std::marker::PhantomData;

use schema_model::{Node, Property, StaticSchema};

use super::{Adapter, Checked, DecodeWith, EncodeWith, Same, SchemaWith, Select};
use crate::codec::{Failure, Reader, Reserved};

/// What serde writes and reads, where there is serde.
#[doc(hidden)]
#[cfg(feature = "json")]
pub trait KnownToSerde: serde::Serialize + serde::de::DeserializeOwned {}

#[cfg(feature = "json")]
impl<T: serde::Serialize + serde::de::DeserializeOwned> KnownToSerde for T {}

/// What serde would know, if it were there.
#[doc(hidden)]
#[cfg(not(feature = "json"))]
pub trait KnownToSerde: Sized {}

/// A value that serde writes as JSON, and reads back.
#[doc(hidden)]
#[cfg_attr(
    not(feature = "json"),
    diagnostic::on_unimplemented(
        message = "`#[avro(json)]` needs the feature `json` of `schema-runtime`, which is off [AVRO1407]",
        label = "needs the feature `json`",
        note = "turn it on in Cargo.toml: `schema-runtime = {{ version = \"…\", features = [\"json\"] }}`"
    )
)]
pub trait JsonValue: KnownToSerde {
    /// Writes the value's text, as a string.
    fn encode_json<'s, 'b>(&self, out: Reserved<'s, 'b>, tail: usize) -> Reserved<'s, 'b>;

    /// Reads a string, and the value in it.
    fn decode_json(reader: &mut Reader<'_>) -> Result<Self, Failure>;
}

/// A value of any type that serde knows, as a string of JSON: `#[avro(as = Vec<Json<_>>)]` on a field.
///
/// Its schema is `string` with `"logicalType":"json"`. On a field as a whole, or on what an `Option` in it holds, `json` is short
/// for it. It needs the feature `json`.
pub struct Json<R = Same>(PhantomData<R>);

impl<T> Select<T> for Json {
    type Adapter = Self;
}

impl<T: JsonValue> Adapter<T> for Json {
    type Codec = Self;
}

impl Checked for Json {
    type Generic = ();
}

impl<T: JsonValue> SchemaWith<T> for Json {
    const SCHEMA: StaticSchema = StaticSchema::new(
        const { &Node::STRING.with_static_properties(const { &[Property::new("logicalType", "\"json\"")] }) },
    );
    /// A length, and a text that is not empty, as none is in JSON.
    const MIN_LEN: usize = 2;
}

impl<T: JsonValue> EncodeWith<T> for Json {
    #[inline]
    fn encode_with<'s, 'b>(value: &T, out: Reserved<'s, 'b>, tail: usize) -> Reserved<'s, 'b> {
        value.encode_json(out, tail)
    }
}

impl<'de, T: JsonValue> DecodeWith<'de, T> for Json {
    #[inline]
    fn decode_with(reader: &mut Reader<'de>) -> Result<T, Failure> {
        T::decode_json(reader)
    }
}

#[cfg(feature = "json")]
impl<T: KnownToSerde> JsonValue for T {
    fn encode_json<'s, 'b>(&self, out: Reserved<'s, 'b>, tail: usize) -> Reserved<'s, 'b> {
        let write = |buffer: &mut Vec<u8>| {
            serde_json::to_writer(buffer, self).map_err(|why| format!("the value has no text in JSON: {why}"))
        };
        out.written(tail, write)
    }

    fn decode_json(reader: &mut Reader<'_>) -> Result<Self, Failure> {
        let start = reader.position();
        let text = reader.text()?;
        reader.memory(memory(text))?;
        let refused = |why| format!("the text is not the field's value in JSON: {why}");
        serde_json::from_str(text).map_err(|why| reader.refuse(start, refused(why)))
    }
}

/// What a text may take in memory when it is read, as values of serde_json: those of other types take less, or as much.
#[cfg(feature = "json")]
fn memory(text: &str) -> usize {
    use serde_json::Value;

    /// A vector may have room for twice its items.
    const ITEM: usize = 2 * size_of::<Value>();
    /// An object has whole leaves of a tree.
    const OBJECT: usize = 11 * size_of::<(String, Value)>();
    text.bytes().fold(0_usize, |memory, byte| {
        memory.saturating_add(match byte {
            b',' | b'[' => ITEM,
            b'{' => OBJECT,
            _ => 0,
        })
    })
}
