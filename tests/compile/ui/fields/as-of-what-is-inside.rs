use schema_runtime::{AvroAs, AvroRecord};

#[derive(AvroRecord)]
#[avro(transparent)]
struct Digits(String);

impl AvroAs<u64> for Digits {
    type Error = std::num::ParseIntError;

    fn try_from_value(value: &u64) -> Result<Self, Self::Error> {
        Ok(Self(value.to_string()))
    }

    fn try_into_value(self) -> Result<u64, Self::Error> {
        self.0.parse()
    }
}

#[derive(AvroRecord)]
struct User {
    #[avro(as = Digits)]
    count: Option<u64>,
    #[avro(as = Option<Digits>)]
    fine: Option<u64>,
}

fn main() {}
