//! Made-up schemas and data, whole and damaged, beside apache-avro's reader.

use apache_avro::{types::Value, util::max_allocation_bytes};
use fastrand::Rng;
use schema_runtime::{ErrorKind, Limits, Schema, Transcoder, generic};
use serde_json::Value as Json;

use super::{
    apache,
    same::{assert_same, is_same},
    world::{Maker, datum},
};

fn worlds(seeds: std::ops::Range<u64>, mut each: impl FnMut(&mut Rng, &Schema, &apache_avro::Schema)) {
    for seed in seeds {
        let mut rng = Rng::with_seed(seed);
        let json = Maker { rng: &mut rng, named: 0 }.schema(4, &mut Vec::new());
        let schema = Schema::parse(&json).unwrap_or_else(|error| panic!("{error}: {json}"));
        let theirs = generic::to_apache_schema(&schema).unwrap_or_else(|error| panic!("{error:?}: {json}"));
        each(&mut rng, &schema, &theirs);
    }
}

#[test]
fn whole_data_are_as_by_apache_avro() {
    let mut values = 0;
    worlds(0..1500, |rng, schema, theirs| {
        let same = Transcoder::new(schema, schema).unwrap();
        for _ in 0..8 {
            let mut bytes = Vec::new();
            datum(rng, schema.root(), 6, &mut bytes);
            let ours: Value = generic::decode(schema, &bytes).unwrap_or_else(|error| panic!("{error}: {schema}"));
            assert_same(&ours, &apache(theirs, &bytes).unwrap(), schema);
            // What cannot become JSON is nothing.
            generic::decode::<Json>(schema, &bytes).unwrap();
            assert_eq!(same.transcode(&bytes).unwrap(), bytes);
            values += 1;
        }
    });
    println!("{values} values of 1500 schemas as by apache-avro");
}

#[test]
fn damaged_data_are_as_by_apache_avro_or_refused() {
    max_allocation_bytes(1 << 20);
    let (mut same, mut both, mut ours_only) = (0, 0, 0);
    worlds(1500..2500, |rng, schema, theirs| {
        let mut bytes = Vec::new();
        datum(rng, schema.root(), 6, &mut bytes);
        for _ in 0..20 {
            let mut bytes = bytes.clone();
            match rng.u32(..4) {
                0 => bytes.truncate(rng.usize(..=bytes.len())),
                1 => bytes.insert(rng.usize(..=bytes.len()), rng.u8(..)),
                _ if bytes.is_empty() => bytes.push(0),
                _ => {
                    let at = rng.usize(..bytes.len());
                    bytes[at] = if rng.bool() { rng.u8(..) } else { bytes[at] ^ 1 << rng.u32(..8) };
                }
            }
            let limits = Limits::default().max_memory(1 << 20);
            let ours = generic::decode_with::<Value>(schema, &bytes, &limits);
            let json = generic::decode_with::<Json>(schema, &bytes, &limits);
            match (ours, apache(theirs, &bytes)) {
                (Ok(ours), Some(theirs)) => {
                    assert_same(&ours, &theirs, schema);
                    assert!(json.is_ok(), "{:?}: {schema} {bytes:x?}", json.unwrap_err());
                    same += 1;
                }
                (Ok(ours), None) => panic!("{ours:?} of {bytes:x?}, which apache-avro refuses: {schema}"),
                // A missing value that it takes for null, a block of another size than it says.
                (Err(error), theirs) => {
                    assert_eq!(error.kind(), ErrorKind::Decode);
                    *if theirs.is_some() { &mut ours_only } else { &mut both } += 1;
                }
            }
        }
    });
    println!("damaged: {same} the same, {both} refused by both, {ours_only} by us alone");
    assert!(same > 1000 && both > 1000);
    assert!(!is_same(&Value::Null, &Value::Int(0)));
}
