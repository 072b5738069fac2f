//! Data of schemas that are known at run time only.

mod golden;
mod hostile;
mod kinds;
mod made_up;
mod resolution;
mod same;
mod types;
mod world;

use apache_avro::{reader::datum::GenericDatumReader, types::Value};
use schema_runtime::Schema;

fn schema(json: &str) -> Schema {
    Schema::parse(json).unwrap()
}

/// What apache-avro's own reader makes of a datum, where nothing is left behind it.
fn apache(schema: &apache_avro::Schema, mut datum: &[u8]) -> Option<Value> {
    let value = GenericDatumReader::builder(schema).build().unwrap().read_value(&mut datum).ok()?;
    datum.is_empty().then_some(value)
}
