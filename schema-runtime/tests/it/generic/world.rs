//! Schemas and data, made up from a seed.

use fastrand::Rng;
use schema_model::{LogicalType, Node, View};

/// Types of a line of text: those without parts.
const PLAIN: &[&str] = &[
    r#""null""#,
    r#""boolean""#,
    r#""int""#,
    r#""long""#,
    r#""float""#,
    r#""double""#,
    r#""bytes""#,
    r#""string""#,
    r#"{"type":"int","logicalType":"date"}"#,
    r#"{"type":"int","logicalType":"time-millis"}"#,
    r#"{"type":"long","logicalType":"time-micros"}"#,
    r#"{"type":"long","logicalType":"timestamp-millis"}"#,
    r#"{"type":"long","logicalType":"timestamp-micros"}"#,
    r#"{"type":"long","logicalType":"timestamp-nanos"}"#,
    r#"{"type":"long","logicalType":"local-timestamp-millis"}"#,
    r#"{"type":"long","logicalType":"local-timestamp-micros"}"#,
    r#"{"type":"long","logicalType":"local-timestamp-nanos"}"#,
    r#"{"type":"string","logicalType":"uuid"}"#,
    r#"{"type":"string","logicalType":"email"}"#,
    r#"{"type":"long","logicalType":"date"}"#,
    r#"{"type":"bytes","logicalType":"decimal","precision":9,"scale":2}"#,
    r#"{"type":"bytes","logicalType":"big-decimal"}"#,
];

/// A schema's text in the making.
pub(crate) struct Maker<'r> {
    pub(crate) rng: &'r mut Rng,
    pub(crate) named: usize,
}

impl Maker<'_> {
    /// A type; `around` are the records that it is inside of.
    pub(crate) fn schema(&mut self, levels: usize, around: &mut Vec<String>) -> String {
        match self.rng.u32(..if levels == 0 { 7 } else { 14 }) {
            0..=4 => PLAIN[self.rng.usize(..PLAIN.len())].to_owned(),
            5 => {
                let symbols: Vec<_> = (0..self.rng.usize(1..80)).map(|at| format!("\"S{at}\"")).collect();
                format!(r#"{{"type":"enum","name":"{}","symbols":[{}]}}"#, self.name(), symbols.join(","))
            }
            6 => {
                let (size, logical) = [
                    (0, ""),
                    (5, ""),
                    (16, r#","logicalType":"uuid""#),
                    (15, r#","logicalType":"uuid""#),
                    (12, r#","logicalType":"duration""#),
                    (8, r#","logicalType":"decimal","precision":18,"scale":4"#),
                ][self.rng.usize(..6)];
                format!(r#"{{"type":"fixed","name":"{}","size":{size}{logical}}}"#, self.name())
            }
            7 | 8 => format!(r#"{{"type":"array","items":{}}}"#, self.schema(levels - 1, around)),
            9 => format!(r#"{{"type":"map","values":{}}}"#, self.schema(levels - 1, around)),
            10 | 11 => self.union(levels, around),
            _ => {
                let name = self.name();
                around.push(name.clone());
                let fields: Vec<_> = (0..self.rng.usize(..7))
                    .map(|at| format!(r#"{{"name":"f{at}","type":{}}}"#, self.schema(levels - 1, around)))
                    .collect();
                around.pop();
                format!(r#"{{"type":"record","name":"{name}","fields":[{}]}}"#, fields.join(","))
            }
        }
    }

    /// Of null, of one that may be what is around, and of a few that no other branch is.
    fn union(&mut self, levels: usize, around: &mut Vec<String>) -> String {
        let mut branches = vec![r#""null""#.to_owned()];
        if let Some(name) = around.last().filter(|_| self.rng.bool()) {
            branches.push(format!("\"{name}\""));
        }
        let more = [
            r#""long""#.to_owned(),
            r#"{"type":"string","logicalType":"uuid"}"#.to_owned(),
            format!(r#"{{"type":"array","items":{}}}"#, self.schema(levels - 1, around)),
            format!(r#"{{"type":"record","name":"{}","fields":[{{"name":"only","type":"int"}}]}}"#, self.name()),
        ];
        branches.extend(more.into_iter().filter(|_| self.rng.bool()));
        self.rng.shuffle(&mut branches);
        format!("[{}]", branches.join(","))
    }

    fn name(&mut self) -> String {
        self.named += 1;
        format!("{}N{}", ["", "a.b."][self.rng.usize(..2)], self.named)
    }
}

fn long(number: i64, out: &mut Vec<u8>) {
    let mut rest = (number << 1 ^ number >> 63).cast_unsigned();
    while rest >= 0x80 {
        out.push(rest as u8 | 0x80);
        rest >>= 7;
    }
    out.push(rest as u8);
}

fn run(bytes: &[u8], out: &mut Vec<u8>) {
    long(bytes.len() as i64, out);
    out.extend_from_slice(bytes);
}

/// A datum of a schema. Arrays and maps are in blocks, with their sizes or without.
pub(crate) fn datum(rng: &mut Rng, node: &Node, levels: usize, out: &mut Vec<u8>) {
    let wide = |rng: &mut Rng| rng.i64(..) >> rng.u32(..64);
    let text = |rng: &mut Rng| (0..rng.usize(..9)).map(|_| rng.char(..)).collect::<String>();
    let noise = |rng: &mut Rng, len: usize| (0..len).map(|_| rng.u8(..)).collect::<Vec<_>>();
    match (node.view(), node.logical_type()) {
        (View::Null, _) => {}
        (View::Boolean, _) => out.push(rng.u8(..2)),
        (View::Int, _) => long((wide(rng) as i32).into(), out),
        (View::Long, _) => long(wide(rng), out),
        (View::Float, _) => out.extend(noise(rng, 4)),
        (View::Double, _) => out.extend(noise(rng, 8)),
        (View::Bytes, Some(LogicalType::BigDecimal)) => {
            let (len, mut inner) = (rng.usize(..9), Vec::new());
            run(&noise(rng, len), &mut inner);
            long(rng.i64(-9..9), &mut inner);
            run(&inner, out);
        }
        (View::Bytes, _) => {
            let len = rng.usize(..70);
            run(&noise(rng, len), out);
        }
        (View::String, Some(LogicalType::Uuid)) => {
            let uuid = apache_avro::Uuid::from_u128(rng.u128(..));
            let text = if rng.bool() { uuid.to_string() } else { uuid.simple().to_string() };
            run(text.as_bytes(), out);
        }
        (View::String, _) => run(text(rng).as_bytes(), out),
        (View::Fixed(fixed), _) => out.extend(noise(rng, fixed.size())),
        (View::Enum(symbols), _) => long(rng.usize(..symbols.symbols().len()) as i64, out),
        (View::Union(branches), _) => {
            let null = branches.iter().position(|branch| matches!(branch.view(), View::Null));
            let at = null.filter(|_| levels == 0).unwrap_or_else(|| rng.usize(..branches.len()));
            long(at as i64, out);
            datum(rng, branches.get(at).unwrap(), levels.saturating_sub(1), out);
        }
        (View::Record(record), _) => {
            record.fields().iter().for_each(|field| datum(rng, field.schema(), levels.saturating_sub(1), out));
        }
        (View::Array(items), _) => blocks(rng, levels, out, |rng, out| datum(rng, items, levels - 1, out)),
        (View::Map(values), _) => blocks(rng, levels, out, |rng, out| {
            // Few letters, so that keys stand twice.
            run(["", "a", "b", "é"][rng.usize(..4)].as_bytes(), out);
            datum(rng, values, levels - 1, out);
        }),
        (View::Reference(_), _) => datum(rng, node.resolved(), levels, out),
    }
}

fn blocks(rng: &mut Rng, levels: usize, out: &mut Vec<u8>, item: impl Fn(&mut Rng, &mut Vec<u8>)) {
    for _ in 0..if levels == 0 { 0 } else { rng.usize(..3) } {
        let (count, mut block) = (rng.i64(1..4), Vec::new());
        (0..count).for_each(|_| item(rng, &mut block));
        if rng.bool() {
            long(count, out);
        } else {
            long(-count, out);
            long(block.len() as i64, out);
        }
        out.extend(block);
    }
    out.push(0);
}
