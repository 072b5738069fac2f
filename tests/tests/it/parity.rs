//! Schemas and bytes beside those of apache-avro, for random values of every supported type.

use std::collections::{BTreeMap, HashMap};

use apache_avro::{rabin::Rabin, reader::datum::GenericDatumReader, types::Value, writer::datum::GenericDatumWriter};
use schema_runtime::{AvroRecord, decode, encode};

#[derive(AvroRecord, Debug, PartialEq, Clone)]
#[avro(namespace = "com.example.parity")]
struct Sample {
    /// Of each primitive type, one.
    boolean: bool,
    int: i32,
    long: i64,
    float: f32,
    double: f64,
    #[avro(default = "eu", alias = "region")]
    string: String,
    bytes: Vec<u8>,
    optional_long: Option<i64>,
    optional_string: Option<String>,
    ints: Vec<i32>,
    doubles: Vec<f64>,
    strings: Vec<Vec<String>>,
    counts: HashMap<String, i64>,
    part: Part,
    parts: BTreeMap<String, Vec<Part>>,
    next: Option<Box<Sample>>,
}

#[derive(AvroRecord, Debug, PartialEq, Clone)]
#[avro(namespace = "com.example.parts", name = "Piece")]
struct Part {
    name: String,
    weight: Option<f32>,
}

/// What random values are made of.
struct Random {
    rng: fastrand::Rng,
    max_entries: usize,
}

impl Random {
    fn long(&mut self) -> i64 {
        // Of every length as a varint.
        let number = self.rng.i64(..) >> self.rng.u32(0..64);
        if self.rng.bool() { number } else { !number }
    }

    fn string(&mut self) -> String {
        let len = [0, 1, 5, 63, 64, 200][self.rng.usize(..6)];
        (0..len).map(|_| self.rng.char(..)).collect()
    }

    fn list<T>(&mut self, max: usize, mut item: impl FnMut(&mut Self) -> T) -> Vec<T> {
        (0..self.rng.usize(..=max)).map(|_| item(self)).collect()
    }

    fn optional<T>(&mut self, item: impl FnOnce(&mut Self) -> T) -> Option<T> {
        self.rng.bool().then(|| item(self))
    }

    fn part(&mut self) -> Part {
        Part { name: self.string(), weight: self.optional(|random| random.rng.f32()) }
    }

    fn sample(&mut self, depth: usize) -> Sample {
        let entries = self.max_entries;
        Sample {
            boolean: self.rng.bool(),
            int: self.long() as i32,
            long: self.long(),
            float: f32::from_bits(self.rng.u32(..)),
            double: f64::from_bits(self.rng.u64(..)),
            string: self.string(),
            bytes: self.list(300, |random| random.rng.u8(..)),
            optional_long: self.optional(Self::long),
            optional_string: self.optional(Self::string),
            ints: self.list(600, |random| random.long() as i32),
            doubles: self.list(9, |random| random.rng.f64()),
            strings: self.list(3, |random| random.list(3, Self::string)),
            counts: self.list(entries, |random| (random.string(), random.long())).into_iter().collect(),
            part: self.part(),
            parts: self.list(entries, |random| (random.string(), random.list(2, Self::part))).into_iter().collect(),
            next: (depth > 0).then(|| Box::new(self.sample(depth - 1))),
        }
    }
}

fn union(value: Option<Value>) -> Value {
    match value {
        None => Value::Union(0, Box::new(Value::Null)),
        Some(value) => Value::Union(1, Box::new(value)),
    }
}

fn record<const N: usize>(fields: [(&str, Value); N]) -> Value {
    Value::Record(fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

fn part_value(part: &Part) -> Value {
    record([("name", Value::String(part.name.clone())), ("weight", union(part.weight.map(Value::Float)))])
}

fn value(sample: &Sample) -> Value {
    let string = |text: &String| Value::String(text.clone());
    let parts = |parts: &Vec<Part>| Value::Array(parts.iter().map(part_value).collect());
    record([
        ("boolean", Value::Boolean(sample.boolean)),
        ("int", Value::Int(sample.int)),
        ("long", Value::Long(sample.long)),
        ("float", Value::Float(sample.float)),
        ("double", Value::Double(sample.double)),
        ("string", string(&sample.string)),
        ("bytes", Value::Bytes(sample.bytes.clone())),
        ("optional_long", union(sample.optional_long.map(Value::Long))),
        ("optional_string", union(sample.optional_string.as_ref().map(string))),
        ("ints", Value::Array(sample.ints.iter().copied().map(Value::Int).collect())),
        ("doubles", Value::Array(sample.doubles.iter().copied().map(Value::Double).collect())),
        (
            "strings",
            Value::Array(sample.strings.iter().map(|list| Value::Array(list.iter().map(string).collect())).collect()),
        ),
        ("counts", Value::Map(sample.counts.iter().map(|(key, value)| (key.clone(), Value::Long(*value))).collect())),
        ("part", part_value(&sample.part)),
        ("parts", Value::Map(sample.parts.iter().map(|(key, value)| (key.clone(), parts(value))).collect())),
        ("next", union(sample.next.as_deref().map(value))),
    ])
}

#[test]
fn schemas_are_the_same() {
    let schema = apache_avro::Schema::parse_str(Sample::SCHEMA_JSON).unwrap();
    assert_eq!(schema.canonical_form(), Sample::CANONICAL_FORM);
    assert_eq!(schema.fingerprint::<Rabin>().bytes, Sample::FINGERPRINT.to_le_bytes());

    // The record of the documentation of `AvroRecord`, whose fingerprint stands there.
    let json = r#"{"type":"record","name":"com.example.User","fields":[{"name":"first_name","type":"string"}]}"#;
    let schema = apache_avro::Schema::parse_str(json).unwrap();
    assert_eq!(schema.fingerprint::<Rabin>().bytes, 0xd38d_a832_76c1_6d93_u64.to_le_bytes());
}

#[test]
fn bytes_are_the_same() {
    let schema = apache_avro::Schema::parse_str(Sample::SCHEMA_JSON).unwrap();
    let writer = GenericDatumWriter::builder(&schema).build().unwrap();
    let reader = GenericDatumReader::builder(&schema).build().unwrap();
    for seed in 0..300 {
        // apache-avro writes maps in the order of a hash map, so that the bytes of larger ones differ.
        let max_entries = if seed % 3 == 0 { 5 } else { 1 };
        let mut random = Random { rng: fastrand::Rng::with_seed(seed), max_entries };
        let sample = random.sample(2);
        let ours = encode(&sample).unwrap();
        let theirs = writer.write_value_to_vec(value(&sample)).unwrap();
        if max_entries == 1 {
            assert_eq!(ours, theirs, "seed {seed}");
        }
        // NaN is not equal to itself, so values are compared as they are printed, map by map sorted.
        let print = |value: &Value| print(value);
        assert_eq!(print(&reader.read_value(&mut &ours[..]).unwrap()), print(&value(&sample)), "seed {seed}");
        let read: Sample = decode(&theirs).unwrap();
        assert_eq!(print(&value(&read)), print(&value(&sample)), "seed {seed}");
    }
}

fn print(value: &Value) -> String {
    match value {
        Value::Float(float) => format!("f{:x}", float.to_bits()),
        Value::Double(double) => format!("d{:x}", double.to_bits()),
        Value::Union(index, value) => format!("{index}:{}", print(value)),
        Value::Array(items) => format!("{:?}", items.iter().map(print).collect::<Vec<_>>()),
        Value::Map(entries) => {
            format!("{:?}", entries.iter().map(|(key, value)| (key, print(value))).collect::<BTreeMap<_, _>>())
        }
        Value::Record(fields) => {
            format!("{:?}", fields.iter().map(|(name, value)| (name, print(value))).collect::<Vec<_>>())
        }
        other => format!("{other:?}"),
    }
}

/// The schemas of the folder parse to what apache-avro makes of them, and the quickstart's is its file's.
#[test]
fn files_are_read_as_by_others() {
    let mut files = 0;
    for entry in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../schemas")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "avsc") {
            files += 1;
            let text = std::fs::read_to_string(&path).unwrap();
            let (ours, theirs) =
                (schema_model::Schema::parse(&text).unwrap(), apache_avro::Schema::parse_str(&text).unwrap());
            assert_eq!(ours.root().canonical_form(), theirs.canonical_form(), "{}", path.display());
            let again = schema_model::Schema::parse(&ours.to_string()).unwrap();
            assert_eq!(again.to_string(), ours.to_string(), "{}", path.display());
        }
    }
    assert!(files >= 2, "only {files} schemas were found");

    #[derive(AvroRecord)]
    #[avro(name = "AvroUsers", namespace = "com.example")]
    struct UserModel {
        #[allow(dead_code, reason = "only its schema is of interest")]
        first_name: String,
        #[allow(dead_code, reason = "only its schema is of interest")]
        last_name: String,
    }
    let file = include_str!("../../../schemas/com.example.AvroUsers.avsc");
    assert_eq!(schema_model::Schema::parse(file).unwrap().to_string(), UserModel::SCHEMA_JSON);
}
