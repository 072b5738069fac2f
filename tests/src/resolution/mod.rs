//! Pairs of schemas, one a changed form of the other, with data of the first: what schema resolution is tried on, here and
//! by Java.

mod change;
mod logical;
mod random;
mod schema;

use std::fmt::Write as _;

use fastrand::Rng;
use schema_model::{
    Incompatibility,
    IncompatibilityKind::{self, MissingEnumSymbols},
    Plan, PlanRefused, Schema, java_incompatibilities,
};
use schema_runtime::{Error, Transcoder};
use test_support::to_hex;

/// How many data there are of each writer's schema.
pub const DATA: usize = 4;

/// A writer's schema, a reader's, and data of the writer's.
#[derive(Debug)]
#[allow(missing_docs, reason = "the fields are their names")]
pub struct Pair {
    pub writer: Schema,
    pub reader: Schema,
    pub data: Vec<Vec<u8>>,
}

/// What these crates make of a pair.
#[derive(Debug)]
#[allow(missing_docs, reason = "the fields are their names")]
pub struct Ours {
    /// What hinders some data, or all.
    pub reasons: Vec<Incompatibility>,
    /// Java's verdict, as it is computed here.
    pub checker: Vec<Incompatibility>,
    /// For each datum, the reader's, or why there is none.
    pub results: Vec<Result<Vec<u8>, Refused>>,
}

/// Why a datum is none of the reader's.
#[derive(Debug)]
#[allow(missing_docs, reason = "the fields are their names")]
pub struct Refused {
    pub message: String,
    /// The kinds of the reasons, out of those that hinder some data; none where it is the value.
    pub kinds: Vec<IncompatibilityKind>,
}

impl Refused {
    fn new(error: &Error, reasons: &[Incompatibility]) -> Self {
        let message = error.to_string();
        let kinds = reasons.iter().filter(|reason| {
            let whole = reason.to_string();
            let words = whole.rsplit_once(" (at ").map_or(whole.as_str(), |(words, _)| words);
            // Of an enum's symbols, a datum has one.
            message.contains(words) || (reason.kind() == MissingEnumSymbols && message.contains("is none of the enum"))
        });
        Self { kinds: kinds.map(Incompatibility::kind).collect(), message }
    }
}

impl Pair {
    /// The pair of a seed, always the same.
    pub fn new(seed: u64) -> Self {
        let mut rng = Rng::with_seed(seed);
        loop {
            let before = random::world(&mut rng);
            let mut after = before.clone();
            for _ in 0..rng.usize(..5) {
                change::change(&mut rng, &mut after);
            }
            // Both directions are evolution: a reader may be the older one.
            let (written, read) = if random::one_in(&mut rng, 3) { (after, before) } else { (before, after) };
            // Not all changes lead to a schema.
            let (Ok(writer), Ok(reader)) = (Schema::parse(&written.to_json()), Schema::parse(&read.to_json())) else {
                continue;
            };
            if !has_an_end(&written) {
                continue;
            }
            let mut data: Vec<Vec<u8>> = Vec::new();
            for _ in 0..DATA {
                let mut datum = Vec::new();
                random::datum(&mut rng, &written, &written.root, 6, &mut datum);
                if datum.len() < 1 << 12 && !data.contains(&datum) {
                    data.push(datum);
                }
            }
            return Self { writer, reader, data };
        }
    }

    /// What these crates make of it.
    pub fn ours(&self) -> Ours {
        let reasons = match Plan::new(&self.writer, self.reader.root()) {
            Ok(plan) => plan.incompatibilities().to_vec(),
            Err(PlanRefused::Incompatible(reasons)) => reasons,
            Err(refused) => panic!("{refused}: {} {}", self.writer, self.reader),
        };
        let results = match Transcoder::new(&self.writer, &self.reader) {
            Ok(transcoder) => {
                let refused = |error| Refused::new(&error, &reasons);
                self.data.iter().map(|datum| transcoder.transcode(datum).map_err(refused)).collect()
            }
            Err(error) => self.data.iter().map(|_| Err(Refused::new(&error, &reasons))).collect(),
        };
        Ours { reasons, checker: java_incompatibilities(self.writer.root(), self.reader.root()), results }
    }

    /// The pair and what these crates make of it, as a line of JSON for others to compare with.
    pub fn line(&self, seed: u64) -> String {
        let Ours { reasons, checker, results } = self.ours();
        let mut line = format!(
            r#"{{"seed":{seed},"writer":{},"reader":{},"reasons":{},"checker":{},"data":["#,
            self.writer,
            self.reader,
            listed(&reasons),
            listed(&checker),
        );
        for (i, (datum, result)) in self.data.iter().zip(results).enumerate() {
            _ = write!(line, r#"{}{{"datum":"{}","#, if i > 0 { "," } else { "" }, to_hex(datum));
            _ = match result {
                Ok(result) => write!(line, r#""result":"{}"}}"#, to_hex(&result)),
                Err(Refused { message, kinds }) => {
                    let kinds: Vec<_> = kinds.iter().map(|kind| quoted(kind.as_str())).collect();
                    write!(line, r#""error":{},"kinds":[{}]}}"#, quoted(&message), kinds.join(","))
                }
            };
        }
        line + "]}"
    }
}

/// Whether a datum of a schema has an end: a change may have put a record inside itself.
fn has_an_end(world: &schema::World) -> bool {
    use schema::{Kind, Type};
    let mut ends: Vec<_> =
        world.definitions.iter().map(|definition| !matches!(definition.kind, Kind::Record(_))).collect();
    fn of(kind: &Type, ends: &[bool]) -> bool {
        match kind {
            // A union without a null is not kept from going on.
            Type::Union(branches) => {
                branches.contains(&Type::Plain("null")) || branches.iter().all(|branch| of(branch, ends))
            }
            Type::Named(index) => ends[*index],
            _ => true,
        }
    }
    loop {
        let before = ends.clone();
        for (i, definition) in world.definitions.iter().enumerate() {
            if let Kind::Record(fields) = &definition.kind {
                ends[i] |= fields.iter().all(|field| of(&field.kind, &ends));
            }
        }
        if ends == before {
            // Of all of them, as any branch may be taken.
            return ends.iter().all(|ends| *ends);
        }
    }
}

fn listed(reasons: &[Incompatibility]) -> String {
    let reason = |reason: &Incompatibility| {
        format!(
            r#"{{"type":{},"location":{},"message":{}}}"#,
            quoted(reason.kind().as_str()),
            quoted(reason.path()),
            quoted(reason.detail())
        )
    };
    format!("[{}]", reasons.iter().map(reason).collect::<Vec<_>>().join(","))
}

/// A text as JSON.
fn quoted(text: &str) -> String {
    let mut json = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => json.extend(['\\', c]),
            ' '.. => json.push(c),
            _ => _ = write!(json, "\\u{:04x}", u32::from(c)),
        }
    }
    json + "\""
}
