//! The cases of `schemas/conformance`: schema resolution by the transcoder, by derived types and by Java, case by case.

use std::{
    collections::{BTreeMap, HashMap},
    fmt::Debug,
    fs,
};

use schema_model::{
    Incompatibility, Plan, PlanRefused, Schema, java_incompatibilities,
    private::{Recorded, evolves},
};
use schema_runtime::{AvroDecode, AvroEncode, Resolver, Transcoder, decode, encode};
use serde_json::Value;
use test_support::{from_hex, leaked, to_hex};

use crate::conformance_types::{
    BorrowedNumbers, Empty, Every, FixedOfTwo, Last, Level, Line, List, ListNullLast, LongInt, Node, NullLongBytes,
    NullLongString, Numbers, Optional, OptionalLast, P, Person, PersonOfBytes, PersonOfTwo, Ping, Point, SeenList,
    Suit, Text, Tree, User, WasCustomer, WasOld, WasUser, logical,
};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../schemas/conformance");

/// A case, with the file that it stands in.
struct Case {
    place: String,
    json: Value,
    writer: Schema,
    reader: Schema,
}

impl Case {
    fn all() -> Vec<Self> {
        let mut all = Vec::new();
        for entry in fs::read_dir(FOLDER).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "json") {
                let file: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
                all.extend(file.as_array().unwrap().iter().map(|json| Self::new(&path.display().to_string(), json)));
            }
        }
        all
    }

    fn new(file: &str, json: &Value) -> Self {
        let place = format!("{}: {}", file.rsplit('/').next().unwrap(), json["name"]);
        let schema = |key: &str| Schema::parse(&json[key].to_string()).unwrap_or_else(|e| panic!("{place}: {e}"));
        Self { writer: schema("writer"), reader: schema("reader"), json: json.clone(), place }
    }

    /// Each datum of the writer's, and the reader's for it; none where it cannot be read.
    fn data(&self) -> impl Iterator<Item = (Vec<u8>, Option<Vec<u8>>)> {
        self.json["data"].as_array().unwrap().iter().map(|datum| {
            let expected = datum["expected"].as_str().map(from_hex);
            assert_eq!(expected.is_none(), datum["error"] == true, "{}", self.place);
            (from_hex(datum["datum"].as_str().unwrap()), expected)
        })
    }

    fn reasons(&self) -> Vec<Incompatibility> {
        match Plan::new(&self.writer, self.reader.root()) {
            Ok(plan) => plan.incompatibilities().to_vec(),
            Err(PlanRefused::Incompatible(reasons)) => reasons,
            Err(refused) => panic!("{}: {refused}", self.place),
        }
    }
}

#[test]
fn data_are_transcoded() {
    let cases = Case::all();
    assert!(cases.len() >= 280, "only {} cases were found", cases.len());
    for case in &cases {
        let transcoder = Transcoder::new(&case.writer, &case.reader);
        for (datum, expected) in case.data() {
            let ours = transcoder.as_ref().ok().and_then(|transcoder| transcoder.transcode(&datum).ok());
            assert_eq!(
                ours.as_deref().map(to_hex),
                expected.as_deref().map(to_hex),
                "{}, {}",
                case.place,
                to_hex(&datum)
            );
        }
    }
}

#[test]
fn plans_say_what_can_be_read() {
    for case in Case::all() {
        let mut reasons: Vec<_> =
            case.reasons().iter().map(|reason| (reason.kind().to_string(), reason.path().to_owned())).collect();
        let text = |reason: &Value, key: &str| reason[key].as_str().unwrap().to_owned();
        let mut expected: Vec<_> = case.json["reasons"].as_array().map_or(Vec::new(), |reasons| {
            reasons.iter().map(|reason| (text(reason, "type"), text(reason, "location"))).collect()
        });
        // In which order they are found is the planner's affair.
        reasons.sort();
        expected.sort();
        assert_eq!(reasons, expected, "{}", case.place);
        assert_eq!(case.json["compatible"], reasons.is_empty(), "{}", case.place);
        let is_total = Plan::new(&case.writer, case.reader.root()).is_ok_and(|plan| plan.is_total());
        assert_eq!(is_total, reasons.is_empty(), "{}", case.place);
    }
}

/// Cases in which the checks in constant evaluation refuse what a plan reads, or the other way round, and why.
const OF_THE_PLAN_ALONE: [(&str, &str); 1] = [(
    "equivalent unions whose namespaces are swapped",
    "a plan maps them index to index, and the checks name by name: they refuse what Java reads by chance",
)];

/// The checks that a build makes have the same verdict, from either side.
#[test]
fn the_compiler_says_what_can_be_read() {
    let (mut differ, mut converted) = (Vec::new(), 0);
    for case in Case::all() {
        let (writer, reader) = (leaked(&case.writer), leaked(&case.reader));
        let reads = evolves(reader, &Recorded::new(writer, 1, "s", true, false));
        let is_read = evolves(writer, &Recorded::new(reader, 1, "s", false, true));
        // Who has the recorded version may be one who does not convert.
        let total = |plan: Result<Plan, PlanRefused>| plan.is_ok_and(|plan| plan.is_total());
        let converts = total(Plan::new(&case.writer, case.reader.root()))
            && !total(Plan::unconverted(&case.writer, case.reader.root()));
        converted += usize::from(converts);
        assert_eq!(is_read, reads && !converts, "{}", case.place);
        if case.json["compatible"] != reads {
            differ.push(case.json["name"].as_str().unwrap().to_owned());
        }
    }
    assert!(converted > 10, "only {converted} cases convert");
    differ.sort();
    assert_eq!(differ, OF_THE_PLAN_ALONE.map(|(name, _)| name));
}

#[test]
fn java_s_verdict_is_java_s() {
    for case in Case::all() {
        let ours = java_incompatibilities(case.writer.root(), case.reader.root());
        let checker = &case.json["java"]["checker"];
        if let Some(thrown) = checker["throws"].as_str() {
            assert_eq!(ours.len(), 1, "{}", case.place);
            assert_eq!(ours[0].kind().as_str(), "AMBIGUOUS_FIELD", "{}", case.place);
            assert_eq!(format!("AvroRuntimeException: {}", ours[0].detail()), thrown, "{}", case.place);
            continue;
        }
        let ours: Vec<_> = ours
            .iter()
            .map(|reason| [reason.kind().as_str(), reason.path(), reason.detail()].map(Value::from))
            .collect();
        let text = |reason: &Value| ["type", "location", "message"].map(|key| reason[key].clone());
        let theirs: Vec<_> = checker.as_array().unwrap().iter().map(text).collect();
        assert_eq!(ours, theirs, "{}", case.place);
    }
}

/// A case says where it differs from Java, and why: there, and nowhere else.
#[test]
fn what_differs_from_java_is_known() {
    let mut unknown = Vec::new();
    for case in Case::all() {
        let java = &case.json["java"];
        let mut differs =
            java["checker"].as_array().is_none_or(|reasons| reasons.is_empty() != (case.json["compatible"] == true));
        let results = java["data"].as_array().unwrap();
        assert_eq!(results.len(), case.data().count(), "{}: run tests/golden/generate", case.place);
        for ((_, expected), java) in case.data().zip(results) {
            differs |= java["result"].as_str().map(from_hex) != expected;
            differs |= java.get("fast_result").is_some() || java.get("fast_error").is_some();
        }
        if differs != case.json["differs"].is_string() {
            unknown.push(format!("{}: {java}", case.place));
        }
    }
    assert!(unknown.is_empty(), "a difference that is not told, or one that is none:\n{}", unknown.join("\n"));
}

/// Reads a datum as a type, and compares it with what the type reads of the expected one.
type Typed = for<'d> fn(&str, &Schema, &'d [u8], Option<&'d [u8]>);

fn typed<'d, T: AvroDecode<'d> + AvroEncode + Debug>(
    place: &str,
    writer: &Schema,
    datum: &'d [u8],
    expected: Option<&'d [u8]>,
) {
    let read = Resolver::<T>::new(writer).and_then(|resolver| resolver.decode(datum));
    match (read, expected) {
        (Ok(read), Some(expected)) => {
            let expected_value: T = decode(expected).unwrap();
            assert_eq!(format!("{read:?}"), format!("{expected_value:?}"), "{place}, {}", to_hex(datum));
            // By bytes too: a NaN has more than one form, and zero two.
            assert_eq!(
                to_hex(&encode(&read).unwrap()),
                to_hex(&encode(&expected_value).unwrap()),
                "{place}, {}",
                to_hex(datum)
            );
        }
        (Err(_), None) => {}
        (Ok(read), None) => panic!("{place}, {}: {read:?}", to_hex(datum)),
        (Err(error), Some(_)) => panic!("{place}, {}: {error}", to_hex(datum)),
    }
}

/// Types by their schemas, as text: with names, aliases and defaults.
fn types() -> HashMap<String, Vec<Typed>> {
    let mut types: HashMap<String, Vec<Typed>> = HashMap::new();
    macro_rules! add {
        ($($type:ty),* $(,)?) => {$(
            let schema = Schema::from_static(<$type as schema_runtime::AvroType>::SCHEMA);
            let read: Typed = |place, writer, datum, expected| typed::<$type>(place, writer, datum, expected);
            types.entry(schema.to_string()).or_default().push(read);
        )*};
    }
    add!(bool, i32, i64, f32, f64, String, &str, Box<str>, Vec<u8>, &[u8]);
    add!(Option<i64>, Vec<i64>, Vec<f64>, Vec<Vec<i64>>, Vec<Option<i64>>);
    add!(BTreeMap<String, i64>, BTreeMap<String, f64>, BTreeMap<String, Option<i64>>, BTreeMap<String, Vec<P<'_>>>);
    add!(
        Numbers,
        BorrowedNumbers<'_>,
        Text<'_>,
        User<'_>,
        WasUser,
        WasCustomer,
        Person<'_>,
        PersonOfTwo,
        PersonOfBytes
    );
    add!(Optional, OptionalLast, NullLongString, NullLongBytes<'_>, LongInt, Suit, Option<Suit>, Level);
    add!(FixedOfTwo, Point, Empty, Last, Every<'_>, Line, List, SeenList, ListNullLast, WasOld, Tree, Node<'_>, Ping);
    add!(
        logical::TimeMicros,
        logical::TimestampMillis,
        logical::TimestampMicros,
        logical::TimestampNanos,
        logical::LocalTimestampNanos
    );
    add!(Option<logical::TimestampMicros>, Vec<logical::TimestampMicros>, Vec<logical::TimeMicros>);
    add!(logical::Decimal, logical::LongDecimal, Option<logical::Decimal>, BTreeMap<String, logical::Decimal>);
    add!(logical::FixedDecimal, logical::WasFixed, logical::WideDecimal);
    add!(Option<logical::FixedDecimal>, Vec<logical::FixedDecimal>);
    add!(logical::Event, logical::CoarseEvent, logical::Reordered, logical::WithDefaults, logical::Events);
    types
}

#[test]
fn types_read_what_is_transcoded() {
    let types = types();
    let mut found: BTreeMap<String, u32> = types.keys().map(|schema| (schema.clone(), 0)).collect();
    let mut cases = 0;
    for case in Case::all() {
        let schema = case.reader.to_string();
        let Some(all) = types.get(&schema) else { continue };
        *found.get_mut(&schema).unwrap() += 1;
        cases += 1;
        for (datum, expected) in case.data() {
            all.iter().for_each(|read| read(&case.place, &case.writer, &datum, expected.as_deref()));
        }
    }
    assert!(cases >= 140, "only {cases} cases are of types");
    let unused: Vec<_> = found.iter().filter(|(_, count)| **count == 0).collect();
    assert!(unused.is_empty(), "no case has the schema of these types: {unused:?}");
}
