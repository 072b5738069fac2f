//! A family of types that between them have every derive, attribute and type of Rust: schemas and bytes of random values
//! beside those of apache-avro, which has the schemas' texts and nothing else of ours.
#![allow(clippy::redundant_allocation, clippy::type_complexity, clippy::vec_box, reason = "what is odd is in it too")]

mod flattened;
mod generics;
mod kinds;
mod leaves;
mod lines;
mod member;
mod random;
mod recursion;
mod shapes;
mod subject;
mod unions;

use apache_avro::{
    Schema, rabin::Rabin, reader::datum::GenericDatumReader, types::Value, writer::datum::GenericDatumWriter,
};
use random::Random;
use subject::Subject;

/// Values of each type.
const VALUES: u64 = 150;

fn all() -> Vec<Subject> {
    [
        leaves::subjects(),
        kinds::subjects(),
        unions::subjects(),
        generics::subjects(),
        flattened::subjects(),
        recursion::subjects(),
        shapes::subjects(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Where apache-avro is wrong: the type, and why. Java decides.
const WRONG: &[(&str, &str)] = &[(
    "Attributes",
    "apache-avro keeps `order` in the canonical form; the specification does not name it among what is kept, and Java \
     leaves it out, as `schemas/golden/order.golden` has it",
)];

/// Seeds differ between values, and each is the same in every run.
fn random(seed: u64) -> (Random, bool) {
    // The order of entries is the writer's own, so that only maps of one have the same bytes.
    let many_entries = seed % 4 == 3;
    (Random::new(seed, if many_entries { 4 } else { 1 }), many_entries)
}

/// Whether two values are the same to the bit: a NaN is not equal to itself.
fn same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Float(one), Value::Float(other)) => one.to_bits() == other.to_bits(),
        (Value::Double(one), Value::Double(other)) => one.to_bits() == other.to_bits(),
        (Value::Union(index, one), Value::Union(other_index, other)) => index == other_index && same(one, other),
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
        }
        (Value::Map(one), Value::Map(other)) => {
            one.len() == other.len()
                && one.iter().all(|(key, one)| other.get(key).is_some_and(|other| same(one, other)))
        }
        (Value::Record(one), Value::Record(other)) => {
            one.len() == other.len()
                && one
                    .iter()
                    .zip(other)
                    .all(|((name, one), (other_name, other))| name == other_name && same(one, other))
        }
        (one, other) => one == other,
    }
}

#[test]
fn schemas_are_the_same() {
    let subjects = all();
    assert!(subjects.len() >= 60, "only {} types", subjects.len());
    for subject in subjects {
        let (name, json) = (subject.name, subject.schema.to_json());
        if let Some((derived_json, canonical_form, fingerprint)) = subject.texts {
            assert_eq!(derived_json, json, "{name}");
            assert_eq!(canonical_form, subject.schema.canonical_form(), "{name}");
            assert_eq!(fingerprint, subject.schema.fingerprint(), "{name}");
        }
        let parsed = schema_model::Schema::parse(&json).unwrap();
        assert_eq!(parsed.to_string(), json, "{name}");
        assert_eq!(parsed.root().canonical_form(), subject.schema.canonical_form(), "{name}");
        let theirs = Schema::parse_str(&json).unwrap_or_else(|error| panic!("{name}: {error}: {json}"));
        let (ours, theirs) = (
            (subject.schema.canonical_form(), subject.schema.fingerprint().to_le_bytes().to_vec()),
            (theirs.canonical_form(), theirs.fingerprint::<Rabin>().bytes.to_vec()),
        );
        match WRONG.iter().any(|(wrong, _)| *wrong == name) {
            true => assert_ne!(theirs, ours, "apache-avro is right by now about {name}"),
            false => assert_eq!(theirs, ours, "{name}"),
        }
    }
}

/// Runs a test with more of a stack than it has.
///
/// In a debug build, encoding a record of 300 fields takes 3 MB of the stack; see `a_wide_record_on_a_small_stack`.
fn with_a_large_stack(test: fn()) {
    std::thread::Builder::new().stack_size(64 << 20).spawn(test).unwrap().join().unwrap();
}

#[test]
fn bytes_are_the_same() {
    with_a_large_stack(|| {
        let (mut values, mut compared) = (0, 0);
        for subject in all() {
            let bytes = bytes_of(&subject);
            values += VALUES;
            compared += bytes;
        }
        assert!(values >= 10_000 && compared >= 7_500, "only {values} values, and the bytes of {compared}");
    });
}

/// All values of one type; of how many the bytes were compared.
fn bytes_of(subject: &Subject) -> u64 {
    let name = subject.name;
    let schema = Schema::parse_str(&subject.schema.to_json()).unwrap();
    let writer = GenericDatumWriter::builder(&schema).build().unwrap();
    let reader = GenericDatumReader::builder(&schema).build().unwrap();
    let mut compared = 0;
    for seed in 0..VALUES {
        let (mut random, many_entries) = random(seed);
        let (datum, value) = (subject.sample)(&mut random);
        if !many_entries {
            let mut theirs = Vec::new();
            writer.write_value_ref(&mut theirs, &value).unwrap_or_else(|error| panic!("{name}, seed {seed}: {error}"));
            assert_eq!(datum, theirs, "{name}, seed {seed}: {value:?}");
            compared += 1;
        }
        let mut rest = &datum[..];
        let read = reader.read_value(&mut rest).unwrap_or_else(|error| panic!("{name}, seed {seed}: {error}"));
        assert!(same(&read, &value) && rest.is_empty(), "{name}, seed {seed}: {read:?} is not {value:?}");
        let read = (subject.read)(&datum);
        assert!(same(&read, &value), "{name}, seed {seed}: {read:?} is not {value:?}");
    }
    compared
}

/// Not of a normal run: writes the file that `FAMILY_LINES` names, for `scripts/interop`.
#[test]
#[ignore = "scripts/interop runs it"]
fn lines_for_others() {
    with_a_large_stack(|| {
        let path = std::env::var_os("FAMILY_LINES").expect("FAMILY_LINES names a file");
        std::fs::write(path, lines::lines()).unwrap();
    });
}

/// Code that is not optimized has its constants on the stack.
#[test]
fn a_wide_record_on_a_small_stack() {
    let wide = shapes::subjects().into_iter().find(|subject| subject.name == "ThreeHundred").unwrap();
    let test = move || bytes_of(&wide);
    std::thread::Builder::new().stack_size(1 << 20).spawn(test).unwrap().join().unwrap();
}

/// What is empty is a level to the encoder as to the decoder.
#[test]
fn what_is_empty_as_deep_as_can_be() {
    #[derive(schema_runtime::AvroRecord)]
    struct Nested {
        next: Vec<Nested>,
    }

    let deep = |levels| (0..levels).fold(Nested { next: vec![] }, |nested, _| Nested { next: vec![nested] });
    for levels in [127, 128, 129] {
        if let Ok(datum) = schema_runtime::encode(&deep(levels)) {
            assert!(schema_runtime::decode::<Nested>(&datum).is_ok(), "{levels} levels can be written only");
        }
    }
}
