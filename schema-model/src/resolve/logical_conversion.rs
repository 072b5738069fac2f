//! What becomes of a value's logical type: it is kept, converted exactly, or not read at all.
//!
//! The canonical form leaves logical types out, and Java compares none of them; but a `timestamp-millis` that is read as a
//! `timestamp-micros` is another instant. So a value is converted where the reader's logical type holds each of the writer's
//! values, and else refused: never is a number taken for one of another unit or scale.

use crate::schema::{LogicalType, Node, View};

/// How the values of a writer's logical type become those of a reader's, each of them exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Conversion {
    /// A number of a unit of time, as one of a finer unit, in a `long`. One that does not fit is an error of its datum.
    Times {
        /// What the writer has.
        from: Whole,
        /// How many of the reader's units are one of the writer's.
        factor: u32,
    },
    /// A decimal's unscaled integer, in `bytes` or a `fixed`, as one of a larger scale.
    Rescale {
        /// How many digits more the reader has behind the point: the integer is multiplied by ten to this power.
        power: u32,
        /// How many digits the reader has in all, up to [`Conversion::MAX_DIGITS`]. A value of more, which the writer's
        /// schema does not allow, is an error of its datum.
        precision: u32,
    },
}

impl Conversion {
    /// The most digits of a decimal that is converted: a hostile schema may claim billions of them. Databases have up to a
    /// thousand.
    pub const MAX_DIGITS: u32 = 1000;
}

/// A type of whole numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the variants are their types")]
pub enum Whole {
    Int,
    Long,
}

/// What becomes of a value's logical type, where its bytes can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LogicalConversion {
    /// It is the reader's, or one side says nothing of it.
    Same,
    /// The reader says the same in other numbers.
    Converted(Conversion),
    /// It would be another, or not always fit: why, for either side.
    Refused(&'static str),
}

const OTHER: &str = "the one is not read as the other";
const COARSER: &str = "a coarser unit would lose digits";
const LESS_SCALE: &str = "fewer digits behind the point would lose some";
const LESS_ROOM: &str = "fewer digits before the point would not hold all values";
const TOO_MANY_DIGITS: &str = "a decimal of more than 1000 digits is not converted to another scale";
const NOT_CONVERTED: &str = "most readers, such as Java's, do not convert it, and would take it for another value";
const NO_TEXT: &str = "the bytes of a decimal are no text";

impl LogicalConversion {
    /// What it is to readers of which is not known that they convert: most do not, and take a number as it is.
    pub(crate) const fn unconverted(self) -> Self {
        match self {
            Self::Converted(_) => Self::Refused(NOT_CONVERTED),
            kept => kept,
        }
    }
}

/// Returns what becomes of a value's logical type. Neither type is a union.
pub(crate) const fn logical_conversion(writer: &Node, reader: &Node) -> LogicalConversion {
    let is_text = matches!(writer.view(), View::String) || matches!(reader.view(), View::String);
    if !is_text && (writer.properties().is_empty() || reader.properties().is_empty()) {
        return LogicalConversion::Same;
    }
    match (writer.logical_type(), reader.logical_type()) {
        (Some(from), Some(to)) => between(from, to, matches!(writer.view(), View::Int)),
        (Some(LogicalType::Decimal { .. } | LogicalType::BigDecimal), None)
            if matches!(reader.view(), View::String) =>
        {
            LogicalConversion::Refused(NO_TEXT)
        }
        (None, Some(LogicalType::Decimal { .. } | LogicalType::BigDecimal))
            if matches!(writer.view(), View::String) =>
        {
            LogicalConversion::Refused(NO_TEXT)
        }
        _ => LogicalConversion::Same,
    }
}

const fn between(writer: LogicalType, reader: LogicalType, from_int: bool) -> LogicalConversion {
    if let (
        LogicalType::Decimal { precision, scale },
        LogicalType::Decimal { precision: reader_precision, scale: reader_scale },
    ) = (writer, reader)
    {
        return decimals((precision, scale), (reader_precision, reader_scale));
    }
    if writer.is(reader) {
        return LogicalConversion::Same;
    }
    let (Some((clock, unit)), Some((reader_clock, reader_unit))) = (unit(writer), unit(reader)) else {
        return LogicalConversion::Refused(OTHER);
    };
    if clock as u8 != reader_clock as u8 {
        return LogicalConversion::Refused(OTHER);
    }
    if reader_unit < unit {
        return LogicalConversion::Refused(COARSER);
    }
    let from = if from_int { Whole::Int } else { Whole::Long };
    LogicalConversion::Converted(Conversion::Times { from, factor: reader_unit / unit })
}

/// Of a precision and a scale each. A logical type is valid, so that no scale is greater than its precision.
const fn decimals(writer: (u32, u32), reader: (u32, u32)) -> LogicalConversion {
    if reader.1 < writer.1 {
        return LogicalConversion::Refused(LESS_SCALE);
    }
    if reader.0 - reader.1 < writer.0 - writer.1 {
        return LogicalConversion::Refused(LESS_ROOM);
    }
    let power = reader.1 - writer.1;
    if power == 0 {
        return LogicalConversion::Same;
    }
    if reader.0 > Conversion::MAX_DIGITS {
        return LogicalConversion::Refused(TOO_MANY_DIGITS);
    }
    LogicalConversion::Converted(Conversion::Rescale { power, precision: reader.0 })
}

/// What a number counts from.
#[derive(Clone, Copy)]
enum Clock {
    Midnight,
    Epoch,
    /// Without a time zone, it is no instant.
    LocalEpoch,
}

/// What a logical type counts from, and how many of its units are a millisecond.
const fn unit(logical: LogicalType) -> Option<(Clock, u32)> {
    Some(match logical {
        LogicalType::TimeMillis => (Clock::Midnight, 1),
        LogicalType::TimeMicros => (Clock::Midnight, 1_000),
        LogicalType::TimestampMillis => (Clock::Epoch, 1),
        LogicalType::TimestampMicros => (Clock::Epoch, 1_000),
        LogicalType::TimestampNanos => (Clock::Epoch, 1_000_000),
        LogicalType::LocalTimestampMillis => (Clock::LocalEpoch, 1),
        LogicalType::LocalTimestampMicros => (Clock::LocalEpoch, 1_000),
        LogicalType::LocalTimestampNanos => (Clock::LocalEpoch, 1_000_000),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::Schema;

    fn of(writer: &str, reader: &str) -> LogicalConversion {
        let parse = |json: &str| Schema::parse(json).unwrap_or_else(|error| panic!("{error}: {json}"));
        logical_conversion(parse(writer).root(), parse(reader).root())
    }

    /// Each logical type of a number, with what it counts from and its unit in nanoseconds, as the specification has them.
    const OF_NUMBERS: [(&str, &str, &str, u64); 9] = [
        ("int", "date", "days", 86_400_000_000_000),
        ("int", "time-millis", "midnight", 1_000_000),
        ("long", "time-micros", "midnight", 1_000),
        ("long", "timestamp-millis", "epoch", 1_000_000),
        ("long", "timestamp-micros", "epoch", 1_000),
        ("long", "timestamp-nanos", "epoch", 1),
        ("long", "local-timestamp-millis", "local", 1_000_000),
        ("long", "local-timestamp-micros", "local", 1_000),
        ("long", "local-timestamp-nanos", "local", 1),
    ];

    #[test]
    fn numbers_are_converted_to_a_finer_unit_from_the_same_start() {
        let schema = |base: &str, name: &str| format!(r#"{{"type":"{base}","logicalType":"{name}"}}"#);
        for (base, name, start, unit) in OF_NUMBERS {
            for (reader_base, reader_name, reader_start, reader_unit) in OF_NUMBERS {
                let found = of(&schema(base, name), &schema(reader_base, reader_name));
                if name == reader_name {
                    assert_eq!(found, LogicalConversion::Same);
                } else if start != reader_start {
                    assert_eq!(found, LogicalConversion::Refused(OTHER), "{name} {reader_name}");
                } else if unit < reader_unit {
                    assert_eq!(found, LogicalConversion::Refused(COARSER), "{name} {reader_name}");
                } else {
                    let from = if base == "int" { Whole::Int } else { Whole::Long };
                    let factor = u32::try_from(unit / reader_unit).expect("a small factor");
                    assert_eq!(
                        found,
                        LogicalConversion::Converted(Conversion::Times { from, factor }),
                        "{name} {reader_name}"
                    );
                }
            }
            assert_eq!(of(&schema(base, name), &format!("\"{base}\"")), LogicalConversion::Same);
            assert_eq!(of("\"int\"", &schema(base, name)), LogicalConversion::Same);
        }
    }

    #[test]
    fn decimals_get_digits_on_either_side_of_the_point() {
        let decimal = |(precision, scale): (u64, u64)| {
            format!(r#"{{"type":"bytes","logicalType":"decimal","precision":{precision},"scale":{scale}}}"#)
        };
        let rescale = |power, precision| LogicalConversion::Converted(Conversion::Rescale { power, precision });
        for (writer, reader, expected) in [
            ((4, 2), (4, 2), LogicalConversion::Same),
            ((4, 2), (9, 2), LogicalConversion::Same),
            ((4, 2), (3, 2), LogicalConversion::Refused(LESS_ROOM)),
            ((4, 2), (5, 3), rescale(1, 5)),
            ((4, 2), (9, 5), rescale(3, 9)),
            ((4, 2), (4, 3), LogicalConversion::Refused(LESS_ROOM)),
            ((4, 2), (9, 8), LogicalConversion::Refused(LESS_ROOM)),
            ((4, 2), (9, 1), LogicalConversion::Refused(LESS_SCALE)),
            ((2, 2), (3, 3), rescale(1, 3)),
            ((1, 0), (1000, 999), rescale(999, 1000)),
            ((1, 0), (1001, 1), LogicalConversion::Refused(TOO_MANY_DIGITS)),
            ((1, 0), (4_000_000_000, 3_999_999_999), LogicalConversion::Refused(TOO_MANY_DIGITS)),
            // Nothing is computed where the scale stays.
            ((1, 0), (4_000_000_000, 0), LogicalConversion::Same),
        ] {
            assert_eq!(of(&decimal(writer), &decimal(reader)), expected, "{writer:?} {reader:?}");
        }
    }

    #[test]
    fn decimals_are_no_text() {
        let decimal = r#"{"type":"bytes","logicalType":"decimal","precision":4}"#;
        let big = r#"{"type":"bytes","logicalType":"big-decimal"}"#;
        let uuid = r#"{"type":"string","logicalType":"uuid"}"#;
        for binary in [decimal, big] {
            for (writer, reader) in [(binary, "\"string\""), ("\"string\"", binary)] {
                assert_eq!(of(writer, reader), LogicalConversion::Refused(NO_TEXT), "{writer} {reader}");
            }
            assert_eq!(of(binary, "\"bytes\""), LogicalConversion::Same);
            assert_eq!(of("\"bytes\"", binary), LogicalConversion::Same);
            assert_eq!(of(binary, uuid), LogicalConversion::Refused(OTHER));
        }
        assert_eq!(of(decimal, big), LogicalConversion::Refused(OTHER));
        // A UUID in a string is text.
        assert_eq!(of(uuid, "\"bytes\""), LogicalConversion::Same);
        assert_eq!(of("\"bytes\"", uuid), LogicalConversion::Same);
    }
}
