//! A type that has changed, and the schemas that wrote its data.

use std::{collections::BTreeMap, fmt::Debug, sync::OnceLock};

use schema_runtime::{
    AvroDecode, AvroEnum, AvroFixed, AvroRecord, AvroUnion, Limits, Resolver, Schema, Transcoder, decode_with,
};

use super::{limits, rescaled, tell};

/// What has something of each kind, and borrows.
#[derive(AvroRecord, Debug)]
struct Evolved<'a> {
    #[avro(alias = "number")]
    long: i64,
    #[avro(default = "none")]
    text: &'a str,
    #[avro(default = "\u{0}\u{ff}")]
    bytes: &'a [u8],
    double: Option<f64>,
    #[avro(default = 1.5)]
    float: f32,
    #[avro(default = "B")]
    letter: Letter,
    #[avro(default = "aaaa")]
    digest: Four,
    #[avro(null = "last", default = 7)]
    small: Option<u8>,
    either: Option<Either<'a>>,
    #[avro(default = [])]
    doubles: Vec<f64>,
    #[avro(default = {"k": [{"a": 1, "b": null}]})]
    inners: BTreeMap<String, Vec<Part>>,
    #[avro(default = [true])]
    flags: Vec<bool>,
    next: Option<Box<Evolved<'a>>>,
}

/// An enum with a default.
#[derive(AvroEnum, Debug)]
enum Letter {
    A,
    #[avro(default)]
    B,
    C,
}

/// A fixed.
#[derive(AvroFixed, Debug)]
struct Four([u8; 4]);

/// A union.
#[derive(AvroUnion, Debug)]
enum Either<'a> {
    Long(i64),
    Text(&'a str),
    Part(Part),
    Many(BTreeMap<String, f32>),
}

/// A record in a union and in a map.
#[derive(AvroRecord, Debug)]
#[avro(alias = "OldPart")]
struct Part {
    #[avro(default = 0)]
    a: i32,
    b: Option<Box<Part>>,
}

/// What has written it at one time or another: the fields of `Evolved`.
const WRITERS: [&str; 12] = [
    r#"{"name":"long","type":"long"}"#,
    // In another order, with a field that has gone, narrower, by another name.
    r#"{"name":"gone","type":["null",{"type":"map","values":{"type":"array","items":"double"}}]},
       {"name":"letter","type":{"type":"enum","name":"Letter","symbols":["C","D","A"]}},
       {"name":"number","type":"int"},{"name":"text","type":"bytes"},{"name":"bytes","type":"string"}"#,
    r#"{"name":"number","type":["int","long"]},{"name":"double","type":["int","null","long","float","double"]},
       {"name":"float","type":["long","int"]},{"name":"small","type":"int"},{"name":"doubles","type":{"type":"array",
       "items":["null","int","long","float","double","string"]}}"#,
    r#"{"name":"next","type":["Evolved","null"]},{"name":"long","type":"int"}"#,
    r#"{"name":"long","type":"int"},{"name":"next","type":["null","Evolved"]}"#,
    r#"{"name":"either","type":["string","null","int",{"type":"record","name":"OldPart","fields":[{"name":"c","type":"float"},
       {"name":"b","type":["OldPart","null"]}]},{"type":"map","values":"int"}]},{"name":"long","type":"long"}"#,
    r#"{"name":"either","type":{"type":"map","values":"long"}},{"name":"long","type":"long"},{"name":"digest",
       "type":{"type":"fixed","name":"Four","size":4}}"#,
    r#"{"name":"inners","type":{"type":"map","values":{"type":"array","items":{"type":"record","name":"Part","fields":[
       {"name":"gone","type":{"type":"fixed","name":"Gone","size":3}},{"name":"b","type":["null","Part"]}]}}}},
       {"name":"long","type":"int"},{"name":"flags","type":{"type":"array","items":["null","boolean"]}}"#,
    // Items that take no byte, and become some.
    r#"{"name":"doubles","type":{"type":"array","items":["double"]}},{"name":"inners","type":{"type":"map","values":
       {"type":"array","items":{"type":"record","name":"Part","fields":[]}}}},{"name":"long","type":"long"},
       {"name":"gone","type":{"type":"array","items":"null"}}"#,
    // Some of it cannot be read.
    r#"{"name":"long","type":["null","string","long"]},{"name":"letter","type":{"type":"enum","name":"Letter",
       "symbols":["X","A"]}},{"name":"flags","type":{"type":"array","items":"string"}}"#,
    r#"{"name":"double","type":"float"},{"name":"either","type":"OLD"},{"name":"long","type":"int"},{"name":"gone","type":
       {"type":"enum","name":"Gone","symbols":["A","B"]}},{"name":"gone2","type":["boolean","float","OLD"]}"#,
    r#"{"name":"long","type":"long"},{"name":"gone","type":["null",{"type":"record","name":"List","fields":[{"name":"list",
       "type":["null","List"]},{"name":"lists","type":{"type":"array","items":"List"}}]}]}"#,
];

struct Writer {
    resolver: Resolver<Evolved<'static>>,
    transcoder: Transcoder,
}

fn writers() -> &'static [Writer] {
    static KNOWN: OnceLock<Vec<Writer>> = OnceLock::new();
    KNOWN.get_or_init(|| {
        let reader = Schema::parse(Evolved::SCHEMA_JSON).expect("a schema");
        let old = r#"{"type":"record","name":"OldPart","fields":[{"name":"a","type":"int"}]}"#;
        let fields = WRITERS.iter().map(|fields| fields.replacen("\"OLD\"", old, 1).replace("\"OLD\"", "\"OldPart\""));
        let schema = |fields| format!(r#"{{"type":"record","name":"Evolved","fields":[{fields}]}}"#);
        let writer = |fields| {
            let writer = Schema::parse(&schema(fields)).expect("a schema");
            let resolver = Resolver::new(&writer).expect("it can be read");
            Writer { resolver, transcoder: Transcoder::new(&writer, &reader).expect("it can be read") }
        };
        fields.map(writer).collect()
    })
}

/// A datum of another schema is read as what it is rewritten to, or refused by both.
pub(super) fn evolved(data: &[u8]) {
    let Some((kind, datum)) = data.split_first() else { return };
    // Added later, in a range that nothing in the corpus starts with.
    if let 0xc0..=0xcb = kind {
        return rescaled::rescaled(kind & 0xf, datum);
    }
    let Some(writer) = writers().get(usize::from(*kind) % (WRITERS.len() + 4)) else { return again(datum) };
    read_and_rewritten(&writer.resolver, &writer.transcoder, datum, &mut Vec::new());
}

/// A datum is read as what it is rewritten to, or refused by both.
pub(super) fn read_and_rewritten<'d, T: AvroDecode<'d> + Debug>(
    resolver: &Resolver<T>,
    transcoder: &Transcoder,
    datum: &'d [u8],
    rewritten: &'d mut Vec<u8>,
) {
    let limits: Limits = limits();
    let written = tell(transcoder.transcode_into(datum, rewritten, &limits));
    let read = tell(resolver.decode_with(datum, &limits));
    // What a type of Rust narrows or holds in memory is its own; the other is by schemas alone.
    if let Some(read) = read {
        assert!(written.is_some(), "it was read: {read:?}");
        let again: T = decode_with(rewritten, &Limits::default()).expect("it was read, and rewritten");
        assert_eq!(format!("{read:?}"), format!("{again:?}"));
    }
}

/// A pair of schemas of the datum's first bytes: whatever the rest is, it is rewritten or refused, and what is rewritten is a
/// datum.
fn again(data: &[u8]) {
    let Some((seed, datum)) = data.split_first_chunk::<2>() else { return };
    let pair = crate::resolution::Pair::new(u16::from_le_bytes(*seed).into());
    let Ok(transcoder) = Transcoder::new(&pair.writer, &pair.reader) else { return };
    let mut rewritten = Vec::new();
    if tell(transcoder.transcode_into(datum, &mut rewritten, &limits())).is_some() {
        let again = Transcoder::new(&pair.reader, &pair.reader).expect("it is the same");
        let mut twice = Vec::new();
        let wide = Limits::default().max_depth(1000).max_memory(usize::MAX).max_empty_items(usize::MAX);
        again.transcode_into(&rewritten, &mut twice, &wide).expect("what is written is a datum of the reader's");
        assert_eq!(rewritten, twice);
    } else {
        assert!(rewritten.is_empty(), "what is refused leaves nothing");
    }
}
