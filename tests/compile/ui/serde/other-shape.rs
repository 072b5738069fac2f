use schema_runtime::{AvroEnum, AvroFixed, AvroRecord};
use serde::{Deserialize, Serialize};

#[derive(AvroRecord, Clone, Serialize, Deserialize)]
#[avro(serde)]
#[serde(from = "String", into = "String")]
struct User {
    name: String,
}

#[derive(AvroRecord, Serialize)]
#[avro(serde)]
#[serde(tag = "type")]
struct Tagged {
    name: String,
}

#[derive(AvroFixed, Deserialize)]
#[avro(serde)]
#[serde(try_from = "String")]
struct Digest([u8; 4]);

#[derive(AvroEnum, Serialize)]
#[avro(serde)]
#[serde(remote = "Other")]
enum Suit {
    Hearts,
}

enum Other {
    Hearts,
}

impl From<String> for User {
    fn from(name: String) -> Self {
        Self { name }
    }
}

impl From<User> for String {
    fn from(user: User) -> Self {
        user.name
    }
}

impl TryFrom<String> for Digest {
    type Error = std::array::TryFromSliceError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.as_bytes().try_into().map(Self)
    }
}

fn main() {}
