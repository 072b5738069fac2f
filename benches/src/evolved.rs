//! Decoding what an older version of a record's writer wrote.

use std::hint::black_box;

use apache_avro::reader::datum::GenericDatumReader;
use schema_runtime::{AvroRecord, Resolver, Schema, decode, encode};

use crate::{
    measure::Meter,
    records::{Address, Event, EventRef, event},
    table::Row,
};

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

/// The event as it was: `id` was an int, `email` always there, `legacy` and the items' `note` have gone, and `score` is new.
#[derive(AvroRecord)]
#[avro(name = "Event")]
struct OldEvent {
    id: i32,
    user_id: i64,
    name: String,
    email: String,
    legacy: String,
    ts: i64,
    lat: f64,
    lon: f64,
    active: bool,
    tags: Vec<String>,
    addr: Address,
    items: Vec<OldItem>,
}

#[derive(AvroRecord)]
#[avro(name = "Item")]
struct OldItem {
    sku: String,
    note: String,
    qty: i32,
    price: f64,
}

/// The old event's datum read as the new one, beside the new one's own datum.
pub(crate) fn rows(meter: &Meter) -> Result<Vec<Row>> {
    let now = event();
    let old = OldEvent {
        id: 123_456_789,
        user_id: now.user_id,
        name: now.name.clone(),
        email: now.email.clone().unwrap_or_default(),
        legacy: "kept for the old dashboard".into(),
        ts: now.ts,
        lat: now.lat,
        lon: now.lon,
        active: now.active,
        tags: now.tags.clone(),
        addr: now.addr.clone(),
        items: (now.items.iter())
            .map(|item| OldItem { sku: item.sku.clone(), note: "gift".into(), qty: item.qty, price: item.price })
            .collect(),
    };
    let (datum, own) = (encode(&old)?, encode(&now)?);
    let writer = Schema::parse(OldEvent::SCHEMA_JSON)?;
    let resolver = Resolver::<Event>::new(&writer)?;
    let borrowing = Resolver::<EventRef<'_>>::new(&writer)?;
    let (apache_writer, apache_reader) =
        (apache_avro::Schema::parse_str(OldEvent::SCHEMA_JSON)?, apache_avro::Schema::parse_str(Event::SCHEMA_JSON)?);
    let apache = GenericDatumReader::builder(&apache_writer).reader_schema(&apache_reader).build()?;
    assert!(resolver.decode(&datum)? == now, "one event");

    let owned = vec![
        meter.measure("event", "decode from an older writer", "schema-runtime", || resolver.decode(black_box(&datum))),
        meter.measure("event", "decode from an older writer", "schema-runtime, own datum", || {
            decode::<Event>(black_box(&own))
        }),
        meter.measure("event", "decode from an older writer", "apache-avro Value", || {
            let tree = apache.read_value(&mut black_box(&datum[..]));
            tree.and_then(|tree| apache_avro::from_value::<Event>(&tree))
        }),
    ];
    let borrowed = vec![
        meter.measure("event", "decode borrowed from an older writer", "schema-runtime", || {
            borrowing.decode(black_box(&datum))
        }),
        meter.measure("event", "decode borrowed from an older writer", "schema-runtime, own datum", || {
            decode::<EventRef<'_>>(black_box(&own))
        }),
    ];
    let row = |job, times| Row { record: "event", job, bytes: datum.len(), times };
    Ok(vec![row("decode from an older writer", owned), row("decode borrowed from an older writer", borrowed)])
}
