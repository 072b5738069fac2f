use std::fmt;

use schema_runtime::{
    AvroFixed, AvroRecord,
    logical::{ConversionError, DecimalNumber, Unscaled},
};

// As that of the crate `rust_decimal`.
struct Decimal(i64);

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl DecimalNumber for Decimal {
    const MAX_SCALE: u32 = 28;

    fn to_unscaled(&self, _: u32, _: u32) -> Result<Unscaled, ConversionError> {
        Ok(Unscaled::from(self.0))
    }

    fn from_unscaled(_: Unscaled, _: u32) -> Result<Self, ConversionError> {
        Ok(Self(0))
    }
}

#[derive(AvroRecord)]
struct Rate {
    #[avro(logical = "decimal", precision = 40, scale = 35)]
    rate: Vec<Decimal>,
}

#[derive(AvroRecord)]
struct Last {
    #[avro(logical = "decimal", precision = 29, scale = 29, null = "last")]
    rate: Option<Decimal>,
}

#[derive(AvroRecord)]
struct Fits {
    #[avro(logical = "decimal", precision = 28, scale = 28)]
    rate: Decimal,
}

#[derive(AvroFixed)]
#[avro(logical = "decimal", precision = 38, scale = 30)]
struct Fine([u8; 16]);

#[derive(AvroRecord)]
struct Fixed {
    #[avro(as = Option<Fine>)]
    rate: Option<Decimal>,
}

fn main() {}
