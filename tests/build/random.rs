//! Schemas that are made up: valid ones, with names, defaults and properties of all kinds.

use fastrand::Rng;
use serde_json::{Map, Value, json};

/// A schema by a seed.
pub(crate) fn schema(seed: u64) -> Value {
    let mut maker = Maker { rng: Rng::with_seed(seed), namespace: "made.up".into(), types: Vec::new(), ahead: 0 };
    maker.record(0)
}

struct Maker {
    rng: Rng,
    /// That around the place at hand.
    namespace: String,
    /// The full names of what is defined.
    types: Vec<String>,
    /// How many names were given.
    ahead: usize,
}

const WORDS: [&str; 24] = [
    "a",
    "type",
    "Self",
    "self",
    "gen",
    "async",
    "fooBar",
    "foo_bar",
    "FooBar",
    "FOO_BAR",
    "_x",
    "__",
    "x1",
    "String",
    "Option",
    "Vec",
    "Box",
    "crate",
    "r",
    "HTTPServer",
    "value",
    "Null",
    "match",
    "id",
];
const DOCS: [&str; 6] = ["What it is.", "Two\nlines.", "", " a [link] and <T>\n", "    code", "é \"quoted\" \\ */ ```"];
const LOGICAL: [(&str, &str); 6] = [
    ("int", "date"),
    ("int", "time-millis"),
    ("long", "timestamp-millis"),
    ("long", "timestamp-nanos"),
    ("string", "uuid"),
    ("string", "no-such-type"),
];

impl Maker {
    fn one<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        choices[self.rng.usize(..choices.len())]
    }

    /// Some names of fields or symbols, which differ.
    fn names(&mut self, at_least: usize) -> Vec<&'static str> {
        let mut words = WORDS.to_vec();
        self.rng.shuffle(&mut words);
        words.truncate(self.rng.usize(at_least..8));
        words
    }

    fn definition(&mut self, kind: &str) -> Map<String, Value> {
        let mut members = Map::new();
        // Names that differ in a number: what differs in case alone stands in the corpus.
        let name = format!("{}_{}", self.one(&WORDS), self.ahead);
        self.ahead += 1;
        members.insert("type".into(), kind.into());
        members.insert("name".into(), name.as_str().into());
        if self.ahead == 1 || self.rng.u8(..3) == 0 {
            self.namespace = self.one(&["made.up", "made", "made.up.type", "other"]).to_owned();
            members.insert("namespace".into(), self.namespace.as_str().into());
        }
        self.types.push(format!("{}.{name}", self.namespace));
        if self.rng.u8(..3) == 0 {
            members.insert("doc".into(), self.one(&DOCS).into());
        }
        if self.rng.u8(..4) == 0 {
            members.insert("aliases".into(), json!(["Old", "before.Older"]));
        }
        if self.rng.u8(..4) == 0 {
            members.insert("owner".into(), json!({"team": [1, null, -2.5e-3], "a/b": "\u{1}\u{e9}"}));
        }
        members
    }

    fn record(&mut self, level: usize) -> Value {
        let kind = if self.rng.u8(..8) == 0 { "error" } else { "record" };
        let around = self.namespace.clone();
        let mut members = self.definition(kind);
        let mut fields = Vec::new();
        for name in self.names(0) {
            let mut field = Map::new();
            field.insert("name".into(), name.into());
            let (ty, default) = self.ty(level + 1, true);
            field.insert("type".into(), ty);
            if let Some(default) = default.filter(|_| self.rng.bool()) {
                field.insert("default".into(), default);
            }
            if self.rng.u8(..4) == 0 {
                field.insert("doc".into(), self.one(&DOCS).into());
            }
            if self.rng.u8(..5) == 0 {
                field.insert("order".into(), self.one(&["ignore", "descending", "ascending"]).into());
            }
            if self.rng.u8(..5) == 0 {
                field.insert("aliases".into(), json!([format!("{name}_before")]));
            }
            if self.rng.u8(..5) == 0 {
                field.insert("connect.index".into(), json!(7));
            }
            fields.push(Value::Object(field));
        }
        members.insert("fields".into(), fields.into());
        self.namespace = around;
        Value::Object(members)
    }

    /// A type, and a default of it.
    fn ty(&mut self, level: usize, may_be_union: bool) -> (Value, Option<Value>) {
        let choice = if level > 4 { self.rng.u8(..4) } else { self.rng.u8(..14) };
        match choice {
            0..=2 => self.primitive(),
            3 => {
                let (base, logical) = LOGICAL[self.rng.usize(..LOGICAL.len())];
                let default = if base == "string" { json!("123e4567-e89b-12d3-a456-426614174000") } else { json!(0) };
                (json!({"type": base, "logicalType": logical}), Some(default))
            }
            4 => {
                let (items, default) = self.ty(level + 1, true);
                let default = default.map_or_else(|| json!([]), |default| json!([default]));
                (self.with_property(json!({"type": "array", "items": items})), Some(default))
            }
            5 => {
                let (values, default) = self.ty(level + 1, true);
                let default = default.map_or_else(|| json!({}), |default| json!({"k\"": default}));
                (self.with_property(json!({"type": "map", "values": values})), Some(default))
            }
            6 => {
                let (symbols, around) = (self.names(1), self.namespace.clone());
                let mut members = self.definition("enum");
                self.namespace = around;
                if self.rng.bool() {
                    members.insert("default".into(), symbols[0].into());
                }
                let default = symbols.last().map(|symbol| json!(symbol));
                members.insert("symbols".into(), json!(symbols));
                (Value::Object(members), default)
            }
            7 => {
                let (size, around) = (self.rng.usize(..20), self.namespace.clone());
                let mut members = self.definition("fixed");
                self.namespace = around;
                members.insert("size".into(), size.into());
                (Value::Object(members), Some("\u{ff}".repeat(size).into()))
            }
            8 => (self.record(level), None),
            9 if self.types.len() > 1 => {
                // Not the record at hand, which would have no end; in an array, all have one.
                let name = self.types[self.rng.usize(..self.types.len())].clone();
                (json!({"type": "array", "items": name}), Some(json!([])))
            }
            10 => self.logical_fixed(),
            11 if self.rng.u8(..4) == 0 => {
                (json!({"type": "bytes", "logicalType": "big-decimal"}), Some("\u{2}\u{f}\u{2}".into()))
            }
            11 => {
                let mut members = json!({"type": "bytes", "logicalType": "decimal"});
                let precision = self.rng.u32(1..40);
                self.decimal(&mut members, precision);
                (members, Some("\u{5}".into()))
            }
            _ if may_be_union => self.union(level),
            _ => self.primitive(),
        }
    }

    /// A fixed of a logical type.
    fn logical_fixed(&mut self) -> (Value, Option<Value>) {
        let around = self.namespace.clone();
        let mut members = Value::Object(self.definition("fixed"));
        self.namespace = around;
        let (size, name) = match self.rng.u8(..3) {
            0 => (16, "uuid"),
            1 => (12, "duration"),
            _ => (self.rng.u32(1..20), "decimal"),
        };
        members["size"] = size.into();
        if name == "decimal" {
            // The digits that all numbers of the size have.
            let precision = self.rng.u32(1..=((8 * size - 1) * 301 / 1000).max(1));
            self.decimal(&mut members, precision);
        }
        members["logicalType"] = name.into();
        let mut default = vec!["\u{0}"; size as usize - 1];
        default.push("\u{5}");
        (members, Some(default.concat().into()))
    }

    fn decimal(&mut self, members: &mut Value, precision: u32) {
        members["precision"] = precision.into();
        if self.rng.u8(..4) > 0 {
            members["scale"] = self.rng.u32(..=precision).into();
        }
    }

    fn primitive(&mut self) -> (Value, Option<Value>) {
        let (name, default) = match self.rng.u8(..8) {
            0 => ("null", json!(null)),
            1 => ("boolean", json!(true)),
            2 => ("int", json!(-7)),
            3 => ("long", json!(i64::MIN)),
            4 => ("float", json!(0.5)),
            5 => ("double", json!(1e-300)),
            6 => ("bytes", json!("\u{0}\u{ff}")),
            _ => ("string", json!("a\"\\\n\u{7f}é")),
        };
        let ty = if self.rng.u8(..3) == 0 { self.with_property(json!({"type": name})) } else { json!(name) };
        (ty, Some(default))
    }

    fn with_property(&mut self, mut ty: Value) -> Value {
        if let (Value::Object(members), 0) = (&mut ty, self.rng.u8(..3)) {
            members.insert("avro.java.string".into(), "String".into());
            members.insert("more".into(), json!({"a": [true, {}]}));
        }
        ty
    }

    fn union(&mut self, level: usize) -> (Value, Option<Value>) {
        let mut branches: Vec<(Value, Option<Value>)> = Vec::new();
        let mut kinds: Vec<String> = Vec::new();
        for _ in 0..self.rng.usize(1..5) {
            let known = self.types.len();
            let (ty, default) =
                if self.rng.u8(..3) == 0 { (json!("null"), Some(json!(null))) } else { self.ty(level + 1, false) };
            let kind = match &ty {
                Value::Object(members) if members.contains_key("name") => format!("{}", self.ahead),
                Value::Object(members) => members["type"].as_str().unwrap_or_default().to_owned(),
                name => name.as_str().unwrap_or_default().to_owned(),
            };
            if !kinds.contains(&kind) {
                kinds.push(kind);
                branches.push((ty, default));
            } else {
                // With the branch go the definitions in it.
                self.types.truncate(known);
            }
        }
        let default = branches[0].1.clone();
        (branches.into_iter().map(|(ty, _)| ty).collect(), default)
    }
}
