//! Logical types: which there are, what they may become, and their numbers.

use fastrand::Rng;

use super::{
    random::{FIELDS, define, one_in},
    schema::{Field, Kind, Type, World},
};

/// The types without a name that have logical types, with these.
const LOGICAL: [(&str, &str); 12] = [
    ("int", "date"),
    ("int", "time-millis"),
    ("long", "time-micros"),
    ("long", "timestamp-millis"),
    ("long", "timestamp-micros"),
    ("long", "timestamp-nanos"),
    ("long", "local-timestamp-millis"),
    ("long", "local-timestamp-micros"),
    ("long", "local-timestamp-nanos"),
    ("string", "uuid"),
    ("bytes", "big-decimal"),
    ("bytes", "decimal"),
];

/// A record of logical types.
pub(super) fn record(rng: &mut Rng, world: &mut World) -> Type {
    let mut fields = Vec::new();
    for name in FIELDS.iter().take(rng.usize(1..6)) {
        let kind = if one_in(rng, 3) {
            let size = rng.usize(2..20);
            let logical = Some(decimal(rng));
            define(rng, world, Kind::Fixed { size, logical })
        } else {
            kind(rng, None)
        };
        let kind = match rng.u32(..8) {
            0 => Type::Array(Box::new(kind)),
            1 => Type::Map(Box::new(kind)),
            2 => Type::Union(vec![Type::Plain("null"), kind]),
            _ => kind,
        };
        fields.push(Field { name: (*name).to_owned(), aliases: Vec::new(), kind, default: None });
    }
    define(rng, world, Kind::Record(fields))
}

/// A logical type that holds each value of one, if there is another.
pub(super) fn finer(rng: &mut Rng, logical: &str) -> Option<Type> {
    if logical.contains(r#""decimal""#) {
        let number = |key: &str| logical.split_once(&format!("{key:?}:"))?.1.split(',').next()?.parse::<u32>().ok();
        let (scale, room) = (rng.u32(..4), rng.u32(..2));
        let (precision, scale) = (number("precision")? + scale + room, number("scale")? + scale);
        let decimal = format!(r#""logicalType":"decimal","precision":{precision},"scale":{scale}"#);
        return Some(Type::Logical("bytes", decimal));
    }
    let clocks: [&[(&str, &str)]; 3] = [&LOGICAL[1..3], &LOGICAL[3..6], &LOGICAL[6..9]];
    for clock in clocks {
        if let Some(unit) = clock.iter().position(|(_, name)| logical.ends_with(&format!(":{name:?}"))) {
            let (base, name) = clock[rng.usize(unit..clock.len())];
            return Some(Type::Logical(base, format!(r#""logicalType":{name:?}"#)));
        }
    }
    None
}

/// A logical type; for one that was of a type, what it may have become.
pub(super) fn kind(rng: &mut Rng, was: Option<&str>) -> Type {
    loop {
        // Half of them are decimals, as these differ among themselves.
        let (base, name) = if rng.bool() { LOGICAL[11] } else { LOGICAL[rng.usize(..12)] };
        if was.is_some_and(|was| was != base && (was, base) != ("int", "long")) {
            continue;
        }
        return match name {
            "decimal" => Type::Logical(base, decimal(rng)),
            _ => Type::Logical(base, format!(r#""logicalType":{name:?}"#)),
        };
    }
}

/// Mostly of a few digits, so that one is often of another's scale with room for it.
pub(super) fn decimal(rng: &mut Rng) -> String {
    let (precision, scale) = match rng.u32(..10) {
        0 => (rng.u32(30..60), rng.u32(..30)),
        1 => (rng.u32(990..1010), rng.u32(..4)),
        _ => (rng.u32(3..10), rng.u32(..4)),
    };
    format!(r#""logicalType":"decimal","precision":{precision},"scale":{scale}"#)
}

/// A decimal's number: of few bytes, and now and then with more in front than it needs.
pub(super) fn unscaled(rng: &mut Rng) -> Vec<u8> {
    let mut number: Vec<_> = (0..rng.usize(..5)).map(|_| rng.u8(..)).collect();
    if one_in(rng, 4) {
        let fill = if number.first().is_some_and(|byte| *byte >= 0x80) { 0xff } else { 0 };
        number.splice(..0, std::iter::repeat_n(fill, rng.usize(1..20)));
    }
    number
}
