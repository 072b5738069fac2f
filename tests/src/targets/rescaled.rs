//! A type whose fields have logical types, and the schemas with others that wrote its data.

use std::{collections::BTreeMap, sync::OnceLock};

use schema_runtime::{AvroFixed, AvroRecord, AvroUnion, Resolver, Schema, Transcoder};

use super::evolved::read_and_rewritten;
use crate::logical_leaf;

/// What has logical types in each place.
#[derive(AvroRecord, Debug)]
struct Rescaled {
    at: Micros,
    #[avro(default = 5)]
    until: Nanos,
    time: Option<TimeMicros>,
    #[avro(default = "\u{5}")]
    price: Price,
    #[avro(default = "\u{0}\u{0}\u{0}\u{1}")]
    amount: Amount,
    #[avro(default = [])]
    prices: Vec<Price>,
    #[avro(default = {})]
    amounts: BTreeMap<String, Option<Amount>>,
    either: Option<Either>,
}

/// A union of logical types.
#[derive(AvroUnion, Debug)]
enum Either {
    At(Micros),
    Price(LongPrice),
    Amount(Amount),
}

logical_leaf!(Micros: i64, LONG, ["logicalType": "\"timestamp-micros\""]);
logical_leaf!(Nanos: i64, LONG, ["logicalType": "\"local-timestamp-nanos\""]);
logical_leaf!(TimeMicros: i64, LONG, ["logicalType": "\"time-micros\""]);
logical_leaf!(Price: Vec<u8>, BYTES, ["logicalType": "\"decimal\"", "precision": "9", "scale": "4"]);
logical_leaf!(LongPrice: Box<[u8]>, BYTES, ["logicalType": "\"decimal\"", "precision": "900", "scale": "800"]);

/// A decimal in a fixed.
#[derive(AvroFixed, Debug)]
#[avro(properties = {"logicalType": "decimal", "precision": 9, "scale": 4})]
struct Amount([u8; 4]);

/// What has written it at one time or another: the fields, of types that are below.
const WRITERS: [&str; 6] = [
    r#"{"name":"at","type":MILLIS},{"name":"until","type":LOCAL},{"name":"time","type":TIME},{"name":"price","type":DECIMAL},
       {"name":"amount","type":AMOUNT}"#,
    r#"{"name":"amount","type":["string",AMOUNT]},{"name":"price","type":["null",DECIMAL,"int"]},{"name":"time","type":
       ["null","int"]},{"name":"at","type":[MILLIS,"int","string"]}"#,
    r#"{"name":"prices","type":{"type":"array","items":DECIMAL}},{"name":"amounts","type":{"type":"map","values":AMOUNT}},
       {"name":"at","type":"int"}"#,
    r#"{"name":"amounts","type":{"type":"map","values":[AMOUNT,"null"]}},{"name":"prices","type":{"type":"array","items":
       ["bytes",{"type":"fixed","name":"Gone","size":2}]}},{"name":"at","type":MILLIS}"#,
    r#"{"name":"at","type":MILLIS},{"name":"either","type":[DECIMAL,MILLIS,AMOUNT,"null"]}"#,
    r#"{"name":"at","type":MILLIS},{"name":"either","type":["null",{"type":"int","logicalType":"time-millis"},DECIMAL]},
       {"name":"until","type":[LOCAL,{"type":"int","logicalType":"date"}]}"#,
];

const TYPES: [(&str, &str); 5] = [
    ("MILLIS", r#"{"type":"long","logicalType":"timestamp-millis"}"#),
    ("LOCAL", r#"{"type":"long","logicalType":"local-timestamp-micros"}"#),
    ("TIME", r#"{"type":"int","logicalType":"time-millis"}"#),
    ("DECIMAL", r#"{"type":"bytes","logicalType":"decimal","precision":6,"scale":2}"#),
    ("AMOUNT", r#"{"type":"fixed","name":"Amount","size":4,"logicalType":"decimal","precision":6,"scale":1}"#),
];

struct Writer {
    resolver: Resolver<Rescaled>,
    transcoder: Transcoder,
}

fn writers() -> &'static [Writer] {
    static KNOWN: OnceLock<Vec<Writer>> = OnceLock::new();
    KNOWN.get_or_init(|| {
        let reader = Schema::parse(Rescaled::SCHEMA_JSON).expect("a schema");
        let writer = |fields: &str| {
            let fields = TYPES.iter().fold(fields.to_owned(), |fields, (name, json)| fields.replace(name, json));
            let json = format!(r#"{{"type":"record","name":"Rescaled","fields":[{fields}]}}"#);
            let writer = Schema::parse(&json).expect("a schema");
            let transcoder = Transcoder::new(&writer, &reader).expect("it can be read");
            Writer { resolver: Resolver::new(&writer).expect("it can be read"), transcoder }
        };
        WRITERS.map(writer).into()
    })
}

/// A datum of another schema is read as what it is rewritten to, or refused by both.
pub(super) fn rescaled(kind: u8, datum: &[u8]) {
    let writer = &writers()[usize::from(kind) % WRITERS.len()];
    read_and_rewritten(&writer.resolver, &writer.transcoder, datum, &mut Vec::new());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        for (writer, datum) in [
            (0, &[2, 4, 6, 2, 5, 0, 0, 0, 7][..]),
            (1, &[2, 0, 0, 1, 0, 2, 2, 5, 0, 0, 2]),
            (2, &[4, 2, 1, 2, 2, 0, 2, 2, b'k', 0, 0, 0, 9, 0, 2]),
            (3, &[2, 2, b'k', 0, 0, 0, 0, 9, 0, 2, 0, 2, 5, 0, 2]),
            (4, &[2, 0, 2, 5]),
            (5, &[2, 4, 2, 5, 0, 2]),
        ] {
            let Writer { resolver, transcoder } = &writers()[writer];
            assert!(resolver.decode(datum).is_ok(), "{writer}: {:?}", resolver.decode(datum));
            read_and_rewritten(resolver, transcoder, datum, &mut Vec::new());
        }
    }
}
