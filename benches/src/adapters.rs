//! Collections of items that another type stands for: dates, decimals and a type of the program's.

use std::{collections::BTreeMap, convert::Infallible, hint::black_box};

use schema_runtime::{AvroAs, AvroFixed, AvroRecord, decode, encode, encode_into};

use crate::{measure::Meter, table::Row};

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

#[derive(AvroFixed)]
#[avro(logical = "decimal", precision = 18, scale = 2)]
struct Money([u8; 8]);

/// Degrees as millionths of them.
#[derive(AvroRecord)]
#[avro(transparent)]
struct Degrees(i64);

impl AvroAs<f64> for Degrees {
    type Error = Infallible;

    fn try_from_value(degrees: &f64) -> std::result::Result<Self, Infallible> {
        Ok(Self((degrees * 1e6) as i64))
    }

    fn try_into_value(self) -> std::result::Result<f64, Infallible> {
        Ok(self.0 as f64 / 1e6)
    }
}

#[derive(AvroRecord)]
struct Converted {
    #[avro(as = Vec<Money>)]
    prices: Vec<i64>,
    #[avro(as = Option<Vec<Degrees>>)]
    track: Option<Vec<f64>>,
    #[avro(as = BTreeMap<String, Money>)]
    totals: BTreeMap<String, i64>,
    #[avro(logical = "date")]
    days: Vec<Option<i32>>,
}

/// 100 decimals, 50 numbers, a map of 10 decimals and 20 dates.
pub(crate) fn rows(meter: &Meter) -> Result<Vec<Row>> {
    let value = Converted {
        prices: (0..100).map(|price| price * 101).collect(),
        track: Some((0..50).map(f64::from).collect()),
        totals: (0..10).map(|shop| (format!("shop {shop}"), shop * 1000)).collect(),
        days: (0..20).map(|day| (day % 3 > 0).then_some(19_000 + day)).collect(),
    };
    let datum = encode(&value)?;
    let mut buffer = Vec::with_capacity(datum.len() * 2 + 1024);
    let encode = vec![meter.measure("converted", "encode", "schema-runtime", || {
        buffer.clear();
        encode_into(black_box(&value), &mut buffer)
    })];
    let decode =
        vec![meter.measure("converted", "decode", "schema-runtime", || decode::<Converted>(black_box(&datum)))];
    let row = |job, times| Row { record: "converted", job, bytes: datum.len(), times };
    Ok(vec![row("encode", encode), row("decode", decode)])
}
