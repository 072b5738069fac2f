//! Fields of any type that serde knows, as text in JSON: `#[avro(json)]`.
//!
//! The feature `json` has it. Without it, there is what tells the compiler to say so: no type is a value of JSON then.

use schema_model::{Node, Property, StaticSchema};

use crate::codec::{
    AvroDecode, AvroEncode, AvroType, DecodeWith, EncodeWith, Failure, Inside, Null, Own, PlanCursor, Reader, Reserved,
    SchemaWith, UNBOUNDED,
};

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

/// A field as one text in JSON.
#[doc(hidden)]
pub struct Json;

/// A field of type `Option` as null or one text in JSON.
#[doc(hidden)]
pub struct JsonOption;

impl Inside for Json {
    type Generic = ();
}

impl Inside for JsonOption {
    type Generic = ();
}

impl<T: JsonValue> SchemaWith<T> for Json {
    type Itself = Self;

    const SCHEMA: StaticSchema = Text::<T>::SCHEMA;
    const DEFAULT: Option<&'static str> = None;
}

impl<T: JsonValue> EncodeWith<T> for Json {
    const MAX_LEN: usize = UNBOUNDED;

    #[inline]
    fn encode_with<'s, 'b>(value: &T, out: Reserved<'s, 'b>, tail: usize) -> Reserved<'s, 'b> {
        value.encode_json(out, tail)
    }
}

impl<'de, T: JsonValue> DecodeWith<'de, T> for Json {
    const MIN_LEN: usize = Text::<T>::MIN_LEN;

    #[inline]
    fn decode_with(reader: &mut Reader<'de>) -> Result<T, Failure> {
        T::decode_json(reader)
    }

    #[inline]
    fn decode_planned_with(reader: &mut Reader<'de>, plan: PlanCursor<'_>) -> Result<T, Failure> {
        Text::decode_planned(reader, plan).map(|Text(value)| value)
    }
}

impl<T: JsonValue> SchemaWith<Option<T>> for JsonOption {
    type Itself = Self;

    const SCHEMA: StaticSchema = Text::<T>::OPTION_SCHEMA;
    const DEFAULT: Option<&'static str> = Some("null");
}

impl<T: JsonValue> EncodeWith<Option<T>> for JsonOption {
    const MAX_LEN: usize = UNBOUNDED;

    #[inline]
    fn encode_with<'s, 'b>(value: &Option<T>, out: Reserved<'s, 'b>, tail: usize) -> Reserved<'s, 'b> {
        Text::encode_option(value.as_ref().map(Text).as_ref(), Null::First, out, tail)
    }
}

impl<'de, T: JsonValue> DecodeWith<'de, Option<T>> for JsonOption {
    const MIN_LEN: usize = 1;

    #[inline]
    fn decode_with(reader: &mut Reader<'de>) -> Result<Option<T>, Failure> {
        Ok(Text::decode_option(reader, Null::First)?.map(|Text(value)| value))
    }

    #[inline]
    fn decode_planned_with(reader: &mut Reader<'de>, plan: PlanCursor<'_>) -> Result<Option<T>, Failure> {
        Ok(Text::decode_option_planned(reader, plan, Null::First)?.map(|Text(value)| value))
    }
}

/// A value, or a reference to one, as a type of its own: so that an `Option` of it is written as of any type.
struct Text<T>(T);

impl<T> AvroType for Text<T> {
    type Codec = Own;

    const SCHEMA: StaticSchema = StaticSchema::new(
        const { &Node::STRING.with_static_properties(const { &[Property::new("logicalType", "\"json\"")] }) },
    );
}

impl<T: JsonValue> AvroEncode for Text<&T> {
    const MAX_LEN: usize = UNBOUNDED;

    #[inline]
    fn encode_datum<'s, 'b>(&self, out: Reserved<'s, 'b>, tail: usize) -> Reserved<'s, 'b> {
        self.0.encode_json(out, tail)
    }
}

impl<'de, T: JsonValue> AvroDecode<'de> for Text<T> {
    /// A length, and a text that is not empty, as none is in JSON.
    const MIN_LEN: usize = 2;

    #[inline]
    fn decode_datum(reader: &mut Reader<'de>) -> Result<Self, Failure> {
        T::decode_json(reader).map(Self)
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
