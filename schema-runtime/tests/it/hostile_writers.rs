//! Writers' schemas and data that ask for more than a reader has: each is refused, or costs little.

use schema_runtime::{AvroAs, AvroRecord, Limits, Resolver, Schema, Transcoder};

#[derive(AvroRecord, Debug, PartialEq)]
#[avro(name = "R")]
struct Small {
    a: i32,
}

fn record(fields: &str) -> Schema {
    Schema::parse(&format!(r#"{{"type":"record","name":"R","fields":[{fields}]}}"#)).unwrap()
}

#[test]
fn a_record_without_end_is_no_endless_walk() {
    let writer = record(
        r#"{"name":"a","type":"int"},{"name":"x","type":{"type":"record","name":"L","fields":[{"name":"l","type":"L"}]}}"#,
    );
    let error = Resolver::<Small>::new(&writer).unwrap().decode(&[2]).unwrap_err();
    assert!(error.to_string().contains("nested deeper"), "{error}");
    let error = Transcoder::new(&writer, &writer).unwrap().transcode(&[2]).unwrap_err();
    assert!(error.to_string().contains("nested deeper"), "{error}");
    // Where something becomes of it on the way, too.
    let reader = record(
        r#"{"name":"x","type":{"type":"record","name":"L","fields":[{"name":"l","type":"L"},{"name":"n","type":"int","default":0}]}}"#,
    );
    assert!(Transcoder::new(&writer, &reader).is_ok_and(|transcoder| transcoder.transcode(&[2]).is_err()));
}

#[test]
fn a_long_chain_of_records_takes_no_stack_that_is_not_there() {
    let chain: Vec<_> = (0..4000)
        .map(|i| {
            let inner = if i == 0 { "\"int\"".to_owned() } else { format!("\"C{}\"", i - 1) };
            format!(r#"{{"type":"record","name":"C{i}","fields":[{{"name":"c","type":{inner}}}]}}"#)
        })
        .collect();
    let writer = record(&format!(
        r#"{{"name":"a","type":"int"}},{{"name":"defs","type":["null",{}]}},{{"name":"x","type":"C3999"}}"#,
        chain.join(",")
    ));
    let resolver = Resolver::<Small>::new(&writer).unwrap();
    // Passed over, or too deep: as the stack is.
    if let Err(error) = resolver.decode(&[2, 0, 4]) {
        assert!(error.to_string().contains("nested deeper"), "{error}");
    }
    let error = resolver.decode(&[2, 0]).unwrap_err();
    assert!(!error.to_string().is_empty());
}

#[test]
fn records_of_nothing_are_counted() {
    let mut inner = r#"{"type":"record","name":"E0","fields":[]}"#.to_owned();
    for i in 1..40 {
        inner = format!(
            r#"{{"type":"record","name":"E{i}","fields":[{{"name":"a","type":{inner}}},{{"name":"b","type":"E{}"}}]}}"#,
            i - 1
        );
    }
    let writer = record(&format!(r#"{{"name":"a","type":"int"}},{{"name":"x","type":{inner}}}"#));
    let error = Resolver::<Small>::new(&writer).unwrap().decode(&[2]).unwrap_err();
    assert!(error.to_string().contains("items take no byte"), "{error}");
}

#[test]
fn defaults_are_no_bomb() {
    let leaf = "x".repeat(50_000);
    let mut inner =
        format!(r#"{{"type":"record","name":"E0","fields":[{{"name":"a","type":"string","default":"{leaf}"}}]}}"#);
    for i in 1..15 {
        let before = i - 1;
        inner = format!(
            r#"{{"type":"record","name":"E{i}","fields":[{{"name":"a","type":{inner},"default":{{}}}},{{"name":"b","type":
               "E{before}","default":{{}}}}]}}"#
        );
    }
    let reader = record(&format!(r#"{{"name":"x","type":{inner},"default":{{}}}}"#));
    let error = Transcoder::new(&record(""), &reader).unwrap_err();
    assert!(error.to_string().contains("has a default that stands for no value"), "{error}");

    let fields: Vec<_> =
        (0..400).map(|i| format!(r#"{{"name":"f{i}","type":"string","default":"{}"}}"#, "x".repeat(2000))).collect();
    assert!(Transcoder::new(&record(""), &record(&fields.join(","))).is_ok());
}

#[derive(AvroRecord, Debug, PartialEq)]
#[avro(name = "R")]
struct Many {
    a: i32,
    z: Vec<Empty>,
}

#[derive(AvroRecord, Clone, Debug, PartialEq)]
struct Empty {}

/// Where the fields are is looked for before they are read, which counts nothing twice.
#[test]
fn looking_for_fields_spends_no_limit() {
    let writer = record(
        r#"{"name":"z","type":{"type":"array","items":{"type":"record","name":"Empty","fields":[]}}},{"name":"a","type":"int"}"#,
    );
    let resolver = Resolver::<Many>::new(&writer).unwrap();
    // 40,000 items, the end, and the int.
    let datum = [0x80, 0xf1, 0x04, 0, 6];
    let read = resolver.decode(&datum).unwrap();
    assert_eq!((read.a, read.z.len()), (3, 40_000));
    let few = Limits::default().max_empty_items(39_999);
    let error = resolver.decode_with(&datum, &few).unwrap_err();
    assert!(error.to_string().contains("items take no byte"), "{error}");
}

/// An even number.
#[derive(AvroRecord)]
#[avro(transparent)]
struct Even(i32);

impl AvroAs<u8> for Even {
    type Error = String;

    fn try_from_value(value: &u8) -> Result<Self, String> {
        Ok(Self(i32::from(*value) * 2))
    }

    fn try_into_value(self) -> Result<u8, String> {
        if self.0 % 2 == 0 {
            u8::try_from(self.0 / 2).map_err(|e| e.to_string())
        } else {
            Err(format!("{} is odd", self.0))
        }
    }
}

#[derive(AvroRecord, Debug)]
#[avro(name = "R")]
#[allow(dead_code, reason = "it cannot be read")]
struct Odd {
    a: i32,
    #[avro(default = 7, as = Even)]
    half: u8,
    s: String,
}

#[test]
fn a_default_that_is_refused_is_no_fault_of_the_next_field() {
    let writer = record(r#"{"name":"a","type":"int"},{"name":"s","type":"string"}"#);
    let error = Resolver::<Odd>::new(&writer).unwrap().decode(&[2, 2, b'x']).unwrap_err();
    assert_eq!(
        error.to_string(),
        "cannot decode datum at byte 1: the default of a field that the writer does not have cannot be taken: 7 is odd"
    );
    let few = Limits::default().max_memory(0);
    let error = Resolver::<Odd>::new(&writer).unwrap().decode_with(&[2, 2, b'x'], &few).unwrap_err();
    assert!(error.to_string().contains("of memory"), "{error}");
}
