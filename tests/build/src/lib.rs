//! Types that the generated code is told to use.

#![forbid(unsafe_code)]

use schema_runtime::{AvroAs, AvroEnum, AvroRecord};

// What is generated for two files, written by hand: without documentation, as that of a type is its schema's.

#[allow(missing_docs)]
#[derive(Clone, Debug, PartialEq, PartialOrd, AvroRecord)]
#[avro(namespace = "com.example.shop")]
pub struct Money {
    pub cents: i64,
    pub currency: Currency,
}

#[allow(missing_docs)]
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, AvroEnum)]
#[avro(namespace = "com.example.shop", rename_all = "UPPERCASE")]
pub enum Currency {
    Eur,
    Usd,
}

/// A text, with the schema of one.
#[derive(Clone, Debug, PartialEq, PartialOrd, AvroRecord)]
#[avro(transparent)]
pub struct Title(pub String);

/// The name of a city, which is written as a text.
#[derive(Clone, Debug, PartialEq, PartialOrd)]
pub struct City(pub String);

impl AvroAs<City> for String {
    type Error = std::convert::Infallible;

    fn try_from_value(city: &City) -> Result<Self, Self::Error> {
        Ok(city.0.clone())
    }

    fn try_into_value(self) -> Result<City, Self::Error> {
        Ok(City(self))
    }
}

// A newtype that is a logical type, as the types of a library are.
#[allow(missing_docs)]
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, AvroRecord)]
#[avro(transparent)]
pub struct Moment(#[avro(type_properties = {"logicalType": "timestamp-millis"})] pub i64);
