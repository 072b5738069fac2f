//! The bare codecs, ours and the peers'.

use std::hint::black_box;

use apache_avro::{reader::datum::GenericDatumReader, writer::datum::GenericDatumWriter};
use schema_runtime::{AvroDecode, AvroDecodeOwned, AvroEncode, AvroRecord, decode, encode_into};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::{measure::Meter, table::Row};

/// A record that every codec can do.
pub(crate) trait Subject:
    AvroRecord + AvroEncode + AvroDecodeOwned + Serialize + DeserializeOwned + prost::Message + Default + Clone + PartialEq
{
}

impl<T> Subject for T where
    T: AvroRecord
        + AvroEncode
        + AvroDecodeOwned
        + Serialize
        + DeserializeOwned
        + prost::Message
        + Default
        + Clone
        + PartialEq
{
}

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

/// Encoding and decoding of one value by all codecs, after a check that they agree.
pub(crate) fn rows<T: Subject>(record: &'static str, value: &T, meter: &Meter) -> Result<Vec<Row>> {
    let ours = schema_runtime::encode(value)?;
    let fast: serde_avro_fast::Schema = T::SCHEMA_JSON.parse()?;
    let mut config = serde_avro_fast::ser::SerializerConfig::new(&fast);
    let apache = apache_avro::Schema::parse_str(T::SCHEMA_JSON)?;
    let writer = GenericDatumWriter::builder(&apache).build()?;
    let reader = GenericDatumReader::builder(&apache).build()?;
    let posted = postcard::to_stdvec(value)?;
    let prosted = value.encode_to_vec();
    assert_eq!(serde_avro_fast::to_datum_vec(value, &mut config)?, ours, "one datum");
    assert_eq!(writer.write_ser_to_vec(value)?, ours, "one datum");
    assert!(&decode::<T>(&ours)? == value && &serde_avro_fast::from_datum_slice::<T>(&ours, &fast)? == value);

    let mut buffer = Vec::with_capacity(ours.len() * 2 + 1024);
    let encode = vec![
        meter.measure(record, "encode", "schema-runtime", || {
            buffer.clear();
            encode_into(black_box(value), &mut buffer)
        }),
        meter.measure(record, "encode", "serde_avro_fast", || {
            buffer.clear();
            let reused = std::mem::take(&mut buffer);
            serde_avro_fast::to_datum(black_box(value), reused, &mut config).map(|written| buffer = written)
        }),
        meter.measure(record, "encode", "apache-avro serde", || {
            buffer.clear();
            writer.write_ser(&mut buffer, black_box(value))
        }),
        meter.measure(record, "encode", "apache-avro Value", || {
            buffer.clear();
            let tree = apache_avro::to_value(black_box(value)).and_then(|tree| tree.resolve(&apache));
            tree.and_then(|tree| writer.write_value(&mut buffer, tree))
        }),
        meter.measure(record, "encode", "prost", || {
            buffer.clear();
            black_box(value).encode(&mut buffer)
        }),
        meter.measure(record, "encode", "postcard", || {
            buffer.clear();
            let reused = std::mem::take(&mut buffer);
            postcard::to_extend(black_box(value), reused).map(|written| buffer = written)
        }),
        meter.measure(record, "encode", "floor: memcpy", || {
            buffer.clear();
            buffer.extend_from_slice(black_box(&ours));
        }),
    ];
    let decode = vec![
        meter.measure(record, "decode", "schema-runtime", || decode::<T>(black_box(&ours))),
        meter.measure(record, "decode", "serde_avro_fast", || {
            serde_avro_fast::from_datum_slice::<T>(black_box(&ours), &fast)
        }),
        meter.measure(record, "decode", "apache-avro serde", || reader.read_deser::<T>(&mut black_box(&ours[..]))),
        meter.measure(record, "decode", "apache-avro Value", || {
            reader.read_value(&mut black_box(&ours[..])).and_then(|tree| apache_avro::from_value::<T>(&tree))
        }),
        meter.measure(record, "decode", "prost", || T::decode(black_box(&prosted[..]))),
        meter.measure(record, "decode", "postcard", || postcard::from_bytes::<T>(black_box(&posted))),
        meter.measure(record, "decode", "floor: clone", || black_box(value).clone()),
    ];
    let row = |job, times| Row { record, job, bytes: ours.len(), times };
    Ok(vec![row("encode", encode), row("decode", decode)])
}

/// Decoding without copies: `B` borrows from the datum of a `T`.
pub(crate) fn borrowed<'d, T, B>(record: &'static str, datum: &'d [u8], meter: &Meter) -> Result<Row>
where
    T: AvroRecord + DeserializeOwned,
    B: AvroDecode<'d> + Deserialize<'d>,
{
    let schema: serde_avro_fast::Schema = T::SCHEMA_JSON.parse()?;
    let times = vec![
        meter.measure(record, "decode borrowed", "schema-runtime", || decode::<B>(black_box(datum))),
        meter.measure(record, "decode borrowed", "serde_avro_fast, borrowed", || {
            serde_avro_fast::from_datum_slice::<B>(black_box(datum), &schema)
        }),
        meter.measure(record, "decode borrowed", "serde_avro_fast, owned", || {
            serde_avro_fast::from_datum_slice::<T>(black_box(datum), &schema)
        }),
    ];
    Ok(Row { record, job: "decode borrowed", bytes: datum.len(), times })
}
