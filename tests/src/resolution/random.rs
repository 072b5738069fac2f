//! Schemas, values of them and defaults, made up from a seed.

use fastrand::Rng;

use super::{
    logical,
    schema::{Definition, Field, Kind, Type, World},
};

pub(super) const PLAIN: [&str; 8] = ["null", "boolean", "int", "long", "float", "double", "bytes", "string"];
pub(super) const SYMBOLS: [&str; 5] = ["A", "B", "C", "D", "E"];
pub(super) const FIELDS: [&str; 6] = ["a", "b", "c", "d", "e", "f"];
pub(super) const NAMES: [&str; 6] = ["R", "S", "T", "U", "V", "W"];

pub(super) fn pick<'a, T: ?Sized>(rng: &mut Rng, from: &[&'a T]) -> &'a T {
    from[rng.usize(..from.len())]
}

pub(super) fn one_in(rng: &mut Rng, n: u32) -> bool {
    rng.u32(..n) == 0
}

/// A schema of a few types.
pub(super) fn world(rng: &mut Rng) -> World {
    let namespaces: &[&str] = if one_in(rng, 4) { &[""] } else { &["n", "n", "m"] };
    let mut world = World { namespaces, definitions: Vec::new(), root: Type::Plain("null") };
    world.root = match rng.u32(..10) {
        0 => kind(rng, &mut world, &mut Vec::new(), 3),
        1 => union(rng, &mut world, &mut Vec::new(), 3),
        2..=3 => logical::record(rng, &mut world),
        _ => record(rng, &mut world, &mut Vec::new(), 3),
    };
    world
}

/// A type; `open` are the records that it is inside of.
pub(super) fn kind(rng: &mut Rng, world: &mut World, open: &mut Vec<usize>, levels: u32) -> Type {
    match rng.u32(..if levels == 0 { 12 } else { 20 }) {
        0..=8 => Type::Plain(pick(rng, &PLAIN)),
        9 | 10 => logical::kind(rng, None),
        11 => closed(rng, world, open).unwrap_or(Type::Plain("string")),
        12 => Type::Array(Box::new(inside(rng, world, open, levels - 1))),
        13 => Type::Map(Box::new(inside(rng, world, open, levels - 1))),
        14 | 15 => union(rng, world, open, levels - 1),
        16 | 17 => record(rng, world, open, levels - 1),
        18 => {
            let mut symbols = SYMBOLS.map(ToOwned::to_owned).to_vec();
            rng.shuffle(&mut symbols);
            symbols.truncate(rng.usize(1..4));
            let default = one_in(rng, 3).then(|| symbols[rng.usize(..symbols.len())].clone());
            define(rng, world, Kind::Enum { symbols, default })
        }
        _ => {
            let (size, logical) = match rng.u32(..7) {
                0 => (16, Some(r#""logicalType":"uuid""#.to_owned())),
                1 => (12, Some(r#""logicalType":"duration""#.to_owned())),
                2 => (4, Some(logical::decimal(rng))),
                3 => (rng.usize(2..20), Some(logical::decimal(rng))),
                _ => (rng.usize(..4), None),
            };
            define(rng, world, Kind::Fixed { size, logical })
        }
    }
}

/// A type inside of an array, a map or a union, where a record may hold itself.
fn inside(rng: &mut Rng, world: &mut World, open: &mut Vec<usize>, levels: u32) -> Type {
    match one_in(rng, 3) && !open.is_empty() {
        true => Type::Named(open[rng.usize(..open.len())]),
        false => kind(rng, world, open, levels),
    }
}

pub(super) fn union(rng: &mut Rng, world: &mut World, open: &mut Vec<usize>, levels: u32) -> Type {
    // With a null, so that what holds itself has an end.
    let mut branches = vec![Type::Plain("null")];
    for _ in 0..rng.usize(1..4) {
        let branch = inside(rng, world, open, levels);
        if !matches!(branch, Type::Union(_)) && !branches.iter().any(|other| alike(world, other, &branch)) {
            branches.push(branch);
        }
    }
    rng.shuffle(&mut branches);
    Type::Union(branches)
}

/// Whether two types cannot be in one union.
pub(super) fn alike(world: &World, a: &Type, b: &Type) -> bool {
    let base = |kind: &Type| match kind {
        Type::Plain(name) | Type::Logical(name, _) => (*name).to_owned(),
        Type::Array(_) => "array".to_owned(),
        Type::Map(_) => "map".to_owned(),
        Type::Union(_) => "union".to_owned(),
        Type::Named(index) => format!(".{}", world.definitions[*index].full_name()),
    };
    base(a) == base(b)
}

/// A definition that is made and that may be mentioned anywhere.
fn closed(rng: &mut Rng, world: &World, open: &[usize]) -> Option<Type> {
    let closed: Vec<_> = (0..world.definitions.len()).filter(|index| !open.contains(index)).collect();
    (!closed.is_empty()).then(|| Type::Named(closed[rng.usize(..closed.len())]))
}

fn record(rng: &mut Rng, world: &mut World, open: &mut Vec<usize>, levels: u32) -> Type {
    let Type::Named(index) = define(rng, world, Kind::Record(Vec::new())) else { unreachable!() };
    open.push(index);
    let mut fields = Vec::new();
    for name in FIELDS.iter().take(rng.usize(..5)) {
        let kind = match one_in(rng, 4) && levels > 0 {
            true => union(rng, world, open, levels - 1),
            false => kind(rng, world, open, levels),
        };
        fields.push(Field { name: (*name).to_owned(), aliases: Vec::new(), kind, default: None });
    }
    open.pop();
    world.definitions[index].kind = Kind::Record(fields);
    Type::Named(index)
}

pub(super) fn define(rng: &mut Rng, world: &mut World, kind: Kind) -> Type {
    let (mut name, mut namespace) = (pick(rng, &NAMES).to_owned(), pick(rng, world.namespaces).to_owned());
    let full = |name: &str, namespace: &str| Definition {
        namespace: namespace.to_owned(),
        name: name.to_owned(),
        aliases: Vec::new(),
        kind: kind.clone(),
    };
    let mut definition = full(&name, &namespace);
    while world.definitions.iter().any(|other| other.full_name() == definition.full_name()) {
        if one_in(rng, 4) {
            name = format!("{}{}", pick(rng, &NAMES), world.definitions.len());
        } else {
            (name, namespace) = (pick(rng, &NAMES).to_owned(), pick(rng, world.namespaces).to_owned());
        }
        definition = full(&name, &namespace);
    }
    world.definitions.push(definition);
    Type::Named(world.definitions.len() - 1)
}

/// A default of a type, as JSON; none where it would have no end.
pub(super) fn default(rng: &mut Rng, world: &World, kind: &Type, levels: u32) -> Option<String> {
    let levels = levels.checked_sub(1)?;
    Some(match kind {
        Type::Plain(base) | Type::Logical(base, _) => match *base {
            "null" => "null".to_owned(),
            "boolean" => rng.bool().to_string(),
            "int" => pick(rng, &["0", "-1", "2147483647"]).to_owned(),
            "long" => pick(rng, &["0", "-64", "64", "9007199254740993"]).to_owned(),
            "float" | "double" => pick(rng, &["0", "1.5", "-0.1", "1e3", "3"]).to_owned(),
            "bytes" => pick(rng, &[r#""""#, r#""\u00ff""#, r#""a\u0080""#]).to_owned(),
            _ => pick(rng, &[r#""""#, r#""x""#, r#""\u00e9""#]).to_owned(),
        },
        Type::Array(items) => {
            let items: Option<Vec<_>> = (0..rng.usize(..3)).map(|_| default(rng, world, items, levels)).collect();
            format!("[{}]", items.unwrap_or_default().join(","))
        }
        Type::Map(values) => match rng.bool() {
            true => default(rng, world, values, levels).map_or("{}".to_owned(), |value| format!(r#"{{"k":{value}}}"#)),
            false => "{}".to_owned(),
        },
        // Of any branch, as from Avro 1.12; the first is what others understand.
        Type::Union(branches) => {
            let branch = if one_in(rng, 4) { rng.usize(..branches.len().max(1)) } else { 0 };
            default(rng, world, branches.get(branch)?, levels)?
        }
        Type::Named(index) => match &world.definitions[*index].kind {
            Kind::Enum { symbols, .. } => format!("{:?}", symbols[rng.usize(..symbols.len())]),
            Kind::Fixed { size, .. } => format!("\"{}\"", pick(rng, &[r"\u00ff", "a", r"\u0000"]).repeat(*size)),
            Kind::Record(fields) => {
                let mut members = Vec::new();
                for field in fields {
                    if field.default.is_none() || rng.bool() {
                        members.push(format!("{:?}:{}", field.name, default(rng, world, &field.kind, levels)?));
                    }
                }
                format!("{{{}}}", members.join(","))
            }
        },
    })
}

/// A datum of a type.
pub(super) fn datum(rng: &mut Rng, world: &World, kind: &Type, levels: i32, out: &mut Vec<u8>) {
    match kind {
        Type::Logical("bytes", _) if !one_in(rng, 4) => {
            let number = logical::unscaled(rng);
            bytes(&number, out);
        }
        Type::Logical("int" | "long", _) if !one_in(rng, 3) => long(rng.i64(-1_000_000..1_000_000), out),
        Type::Plain(base) | Type::Logical(base, _) => plain(rng, base, out),
        Type::Array(items) => blocks(rng, levels, out, |rng, out, _| datum(rng, world, items, levels - 1, out)),
        Type::Map(values) => blocks(rng, levels, out, |rng, out, i| {
            bytes(format!("{}{i}", pick(rng, &["", "k", "é"])).as_bytes(), out);
            datum(rng, world, values, levels - 1, out);
        }),
        Type::Union(branches) => {
            let null = branches.iter().position(|branch| *branch == Type::Plain("null"));
            let branch = match null {
                Some(null) if levels <= 0 => null,
                _ => rng.usize(..branches.len()),
            };
            long(branch as i64, out);
            datum(rng, world, &branches[branch], levels - 1, out);
        }
        Type::Named(index) => match &world.definitions[*index].kind {
            Kind::Enum { symbols, .. } => long(rng.usize(..symbols.len()) as i64, out),
            Kind::Fixed { size, logical: Some(_) } if !one_in(rng, 4) => {
                let number = logical::unscaled(rng);
                let fill = if number.first().is_some_and(|byte| *byte >= 0x80) { 0xff } else { 0 };
                out.extend(std::iter::repeat_n(fill, size.saturating_sub(number.len())));
                out.extend(&number[number.len().saturating_sub(*size)..]);
            }
            Kind::Fixed { size, .. } => out.extend((0..*size).map(|_| rng.u8(..))),
            Kind::Record(fields) => {
                for field in fields {
                    datum(rng, world, &field.kind, levels - 1, out);
                }
            }
        },
    }
}

fn plain(rng: &mut Rng, base: &str, out: &mut Vec<u8>) {
    match base {
        "null" => {}
        "boolean" => out.push(rng.u8(..2)),
        "int" => {
            long([0, -1, 1, i64::from(i32::MIN), i64::from(i32::MAX), i64::from(rng.i32(..))][rng.usize(..6)], out);
        }
        "long" => long([0, -1, 1, i64::MIN, i64::MAX, rng.i64(..), 1 << 53 | 1][rng.usize(..7)], out),
        "float" => {
            let number = [0.0, -0.0, 0.1, f32::NAN, f32::INFINITY, f32::from_bits(rng.u32(..))][rng.usize(..6)];
            out.extend_from_slice(&number.to_le_bytes());
        }
        "double" => {
            let number = [0.0, -0.0, 0.1, f64::NAN, f64::NEG_INFINITY, f64::from_bits(rng.u64(..))][rng.usize(..6)];
            out.extend_from_slice(&number.to_le_bytes());
        }
        // Mostly text, as it may be read as such.
        "bytes" => bytes(
            [&b""[..], b"a", "é\u{1F980}".as_bytes(), b"long enough to take a while", b"\xff\xfe"][rng.usize(..5)],
            out,
        ),
        _ => bytes(["", "a", "é\u{1F980}", "null", "long enough to take a while"][rng.usize(..5)].as_bytes(), out),
    }
}

/// A few items in blocks, of which some tell their sizes.
fn blocks(rng: &mut Rng, levels: i32, out: &mut Vec<u8>, mut item: impl FnMut(&mut Rng, &mut Vec<u8>, usize)) {
    let mut left = if levels <= 0 { 0 } else { rng.usize(..4) };
    let mut index = 0;
    while left > 0 {
        let count = rng.usize(1..=left);
        let mut block = Vec::new();
        for _ in 0..count {
            item(rng, &mut block, index);
            index += 1;
        }
        if one_in(rng, 3) {
            long(-(count as i64), out);
            long(block.len() as i64, out);
        } else {
            long(count as i64, out);
        }
        out.append(&mut block);
        left -= count;
    }
    out.push(0);
}

fn bytes(bytes: &[u8], out: &mut Vec<u8>) {
    long(bytes.len() as i64, out);
    out.extend_from_slice(bytes);
}

fn long(number: i64, out: &mut Vec<u8>) {
    let mut rest = (number << 1 ^ number >> 63).cast_unsigned();
    while rest >= 0x80 {
        out.push(rest as u8 | 0x80);
        rest >>= 7;
    }
    out.push(rest as u8);
}
