//! A value for what knows serde alone.

use serde::{
    Deserialize, Serialize,
    de::{DeserializeSeed as _, Deserializer, Error as _},
    ser::{Error as _, Serializer},
};

use super::{
    Unreadable, own,
    read::{State, Value},
    write::Datum,
};
use crate::codec::{AvroDecodeOwned, AvroEncode, decode_or, encode};

/// A value that serde's serializers write in Avro's JSON encoding, and its deserializers read: in a web framework's JSON body, or
/// inside a type that derives serde's traits.
///
/// It is meant for formats that tell what they hold, as JSON does. An error names the field, and has serde_json's line and
/// column where it has them.
///
/// ```
/// use schema_runtime::{AvroRecord, json::AvroJson};
///
/// #[derive(AvroRecord, Debug, PartialEq)]
/// struct User {
///     age: Option<i32>,
/// }
///
/// let body = serde_json::json!({"users": [AvroJson(User { age: Some(7) })]});
/// assert_eq!(body.to_string(), r#"{"users":[{"age":{"int":7}}]}"#);
/// let AvroJson(user) = serde_json::from_value::<AvroJson<User>>(body["users"][0].clone())?;
/// assert_eq!(user, User { age: Some(7) });
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct AvroJson<T>(pub T);

impl<T: AvroEncode> Serialize for AvroJson<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let datum = encode(&self.0).map_err(S::Error::custom)?;
        Datum::new(T::SCHEMA.get(), &datum, &own()).serialize(serializer)
    }
}

impl<'de, T: AvroDecodeOwned> Deserialize<'de> for AvroJson<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut state = State::new();
        if let Err(why) = (Value { schema: T::SCHEMA.get(), state: &mut state }).deserialize(deserializer) {
            return Err(D::Error::custom(Unreadable(&state.path, &why)));
        }
        decode_or(&state.datum, |path, why| D::Error::custom(Unreadable(&path, &why))).map(Self)
    }
}
