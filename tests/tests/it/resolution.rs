//! What holds of schema resolution for pairs of schemas that are made up, each with data of the writer's.

use std::collections::BTreeMap;

use schema_model::{
    Incompatibility, IncompatibilityKind as Kind, Plan, PlanRefused,
    private::{Recorded, evolves},
};
use schema_runtime::Transcoder;
use test_support::{leaked, to_hex};
use tests::resolution::{Ours, Pair};

const PAIRS: u64 = 6_000;

/// Each pair, with what is made of it. A failure names the seed.
fn pairs() -> impl Iterator<Item = (u64, Pair, Ours)> {
    (0..PAIRS).map(|seed| {
        let pair = Pair::new(seed);
        let ours = pair.ours();
        (seed, pair, ours)
    })
}

#[test]
fn a_total_plan_reads_all_data() {
    let (mut read, mut refused, mut of_the_datum) = (0, 0, [0; 3]);
    for (seed, pair, ours) in pairs() {
        let is_total = ours.reasons.is_empty();
        for (datum, result) in pair.data.iter().zip(&ours.results) {
            let context = || format!("seed {seed}: {} as {}, {}", pair.writer, pair.reader, to_hex(datum));
            match result {
                Ok(_) => read += 1,
                // Whether bytes are text is no question of schemas, nor how great a number is.
                Err(refusal) if refusal.kinds.is_empty() => {
                    let known = ["UTF-8", "which a long does not hold", "the reader's decimal has up to"];
                    let at = known.iter().position(|words| refusal.message.contains(words));
                    of_the_datum[at.unwrap_or_else(|| panic!("{}: {}", context(), refusal.message))] += 1;
                }
                Err(refusal) => {
                    refused += 1;
                    assert!(!is_total, "{}: {}", context(), refusal.message);
                }
            }
        }
    }
    assert!(read > 5_000 && refused > 1_000, "{read} data were read, and {refused} were not");
    assert!(of_the_datum.iter().all(|count| *count > 10), "{of_the_datum:?}");
}

#[test]
fn what_is_written_is_a_datum_of_the_reader() {
    for (seed, pair, ours) in pairs() {
        let Ok(again) = Transcoder::new(&pair.reader, &pair.reader) else {
            panic!("seed {seed}: {} cannot be read as itself", pair.reader)
        };
        assert!(again.incompatibilities().is_empty(), "seed {seed}");
        for result in ours.results.iter().flatten() {
            assert_eq!(again.transcode(result).as_ref().ok(), Some(result), "seed {seed}: {}", pair.reader);
        }
    }
}

/// What is total is compatible to Java, but for fields of one name and another's alias.
#[test]
fn what_is_read_is_compatible_to_java() {
    let mut classes: BTreeMap<&str, u32> = BTreeMap::new();
    for (seed, pair, ours) in pairs() {
        let class = match (ours.reasons.is_empty(), ours.checker.is_empty()) {
            (true, true) => "both",
            (false, false) => "neither",
            (true, false) => {
                // A name goes before an alias here. To Java one of the writer's fields is two of the reader's, or two are one.
                let reader = pair.reader.to_string();
                assert!(reader.contains("aliases"), "seed {seed}: {} as {reader}", pair.writer);
                "ours alone: an alias that is also a field's name"
            }
            (false, true) => match ours.reasons[0].kind() {
                Kind::LogicalTypeMismatch => "Java's alone: logical types",
                // Or a default that holds itself, or that a field has taken by an alias has not.
                Kind::ReaderFieldMissingDefaultValue => "Java's alone: a field without a value",
                // Of a reader's union, Java's checker takes any branch that can be read, and its decoder the one of the name.
                _ => "Java's alone: another branch",
            },
        };
        *classes.entry(class).or_default() += 1;
    }
    let of = |class: &str| classes.get(class).copied().unwrap_or_default();
    assert!(of("both") > 1_000 && of("neither") > 1_000, "{classes:?}");
    assert!(of("ours alone: an alias that is also a field's name") < 300, "{classes:?}");
    assert!(of("Java's alone: logical types") > 0 && of("Java's alone: another branch") < 10, "{classes:?}");
}

fn is_unconverted(reason: &Incompatibility) -> bool {
    reason.to_string().contains("do not convert it")
}

/// What is checked in constant evaluation is what a plan is made of.
#[test]
fn the_compiler_says_what_a_plan_says() {
    // A default that leaves out a field of such a default has no end: the compiler knows that there is one, and not what it is.
    let without_end =
        |ours: &Ours| ours.reasons.iter().all(|reason| reason.to_string().contains("stands for no value"));
    for (seed, pair, ours) in pairs() {
        let (writer, reader) = (leaked(&pair.writer), leaked(&pair.reader));
        let reads = evolves(reader, &Recorded::new(writer, 1, "s", true, false));
        let is_read = evolves(writer, &Recorded::new(reader, 1, "s", false, true));
        // Who has the recorded version may be one who does not convert.
        let converts = match Plan::unconverted(&pair.writer, pair.reader.root()) {
            Ok(plan) => plan.incompatibilities().iter().any(is_unconverted),
            Err(PlanRefused::Incompatible(reasons)) => reasons.iter().any(is_unconverted),
            Err(_) => false,
        };
        assert_eq!(is_read, reads && !converts, "seed {seed}: {} as {}", pair.writer, pair.reader);
        assert_eq!(reads, without_end(&ours), "seed {seed}: {} as {}: {:?}", pair.writer, pair.reader, ours.reasons);
    }
}
