//! Logical types: what a plain type's values mean.

use super::{Node, Property, View, name::str_eq};

/// A logical type of the specification (Avro 1.12, "Logical Types").
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum LogicalType {
    /// A decimal number: an unscaled two's-complement integer in `bytes` or a `fixed`.
    Decimal {
        /// The most decimal digits a value may have.
        precision: u32,
        /// How many of the digits are behind the point.
        scale: u32,
    },
    /// A decimal number in `bytes` that carries its own scale.
    BigDecimal,
    /// A UUID, as text in a `string` or as 16 bytes in a `fixed`.
    Uuid,
    /// Days since 1970-01-01, in an `int`.
    Date,
    /// Milliseconds since midnight, in an `int`.
    TimeMillis,
    /// Microseconds since midnight, in a `long`.
    TimeMicros,
    /// Milliseconds since the Unix epoch, in a `long`.
    TimestampMillis,
    /// Microseconds since the Unix epoch, in a `long`.
    TimestampMicros,
    /// Nanoseconds since the Unix epoch, in a `long`.
    TimestampNanos,
    /// Milliseconds since 1970-01-01 00:00 of a clock without a time zone, in a `long`.
    LocalTimestampMillis,
    /// Microseconds since 1970-01-01 00:00 of a clock without a time zone, in a `long`.
    LocalTimestampMicros,
    /// Nanoseconds since 1970-01-01 00:00 of a clock without a time zone, in a `long`.
    LocalTimestampNanos,
    /// Months, days and milliseconds, in a `fixed` of 12 bytes.
    Duration,
}

impl LogicalType {
    /// Whether both are of one kind, whatever a decimal's parameters are.
    pub(crate) const fn is(self, other: Self) -> bool {
        self.number() == other.number()
    }

    const fn number(self) -> u8 {
        match self {
            Self::Decimal { .. } => 0,
            Self::BigDecimal => 1,
            Self::Uuid => 2,
            Self::Date => 3,
            Self::TimeMillis => 4,
            Self::TimeMicros => 5,
            Self::TimestampMillis => 6,
            Self::TimestampMicros => 7,
            Self::TimestampNanos => 8,
            Self::LocalTimestampMillis => 9,
            Self::LocalTimestampMicros => 10,
            Self::LocalTimestampNanos => 11,
            Self::Duration => 12,
        }
    }
}

/// A valid logical type for a message: its properties as a schema has them.
pub(crate) fn push_logical(text: &mut String, node: &Node) {
    let keys: &[&str] = match node.logical_type() {
        Some(LogicalType::Decimal { .. }) => &["logicalType", "precision", "scale"],
        Some(_) => &["logicalType"],
        None => return,
    };
    let mut before = " with ";
    for key in keys {
        if let Some(value) = property(node.properties(), key) {
            *text += &format!("{before}\"{key}\":{value}");
            before = ",";
        }
    }
}

/// The logical type that a node's properties name, if it is valid on that node.
pub(crate) const fn logical_type(node: &Node) -> Option<LogicalType> {
    let properties = node.properties();
    let Some(name) = property(properties, "logicalType") else { return None };
    match node.view() {
        View::Int => first(name, &[("\"date\"", LogicalType::Date), ("\"time-millis\"", LogicalType::TimeMillis)]),
        View::Long => first(
            name,
            &[
                ("\"time-micros\"", LogicalType::TimeMicros),
                ("\"timestamp-millis\"", LogicalType::TimestampMillis),
                ("\"timestamp-micros\"", LogicalType::TimestampMicros),
                ("\"timestamp-nanos\"", LogicalType::TimestampNanos),
                ("\"local-timestamp-millis\"", LogicalType::LocalTimestampMillis),
                ("\"local-timestamp-micros\"", LogicalType::LocalTimestampMicros),
                ("\"local-timestamp-nanos\"", LogicalType::LocalTimestampNanos),
            ],
        ),
        View::String => first(name, &[("\"uuid\"", LogicalType::Uuid)]),
        View::Bytes if str_eq(name, "\"decimal\"") => decimal(properties, None),
        View::Bytes => first(name, &[("\"big-decimal\"", LogicalType::BigDecimal)]),
        View::Fixed(fixed) if str_eq(name, "\"decimal\"") => decimal(properties, Some(fixed.size())),
        View::Fixed(fixed) if fixed.size() == 16 => first(name, &[("\"uuid\"", LogicalType::Uuid)]),
        View::Fixed(fixed) if fixed.size() == 12 => first(name, &[("\"duration\"", LogicalType::Duration)]),
        _ => None,
    }
}

const fn first(name: &str, known: &[(&str, LogicalType)]) -> Option<LogicalType> {
    let mut i = 0;
    while i < known.len() {
        if str_eq(name, known[i].0) {
            return Some(known[i].1);
        }
        i += 1;
    }
    None
}

/// A decimal needs a positive precision that its base can hold, and a scale of at most that.
const fn decimal(properties: &[Property], size: Option<usize>) -> Option<LogicalType> {
    let Some(text) = property(properties, "precision") else { return None };
    let Some(precision) = unsigned(text) else { return None };
    let scale = match property(properties, "scale") {
        Some(text) => match unsigned(text) {
            Some(scale) => scale,
            None => return None,
        },
        None => 0,
    };
    let fits = match size {
        None => true,
        Some(size) => precision as u128 <= decimal_digits(size),
    };
    if precision == 0 || scale > precision || !fits { None } else { Some(LogicalType::Decimal { precision, scale }) }
}

/// How many digits so many bytes hold, whichever they are.
pub(crate) const fn decimal_digits(size: usize) -> u128 {
    // The digits of 2^(8n - 1) - 1; log10(2) to ten places, which no size that fits in memory outgrows.
    (size as u128 * 8).saturating_sub(1) * 3_010_299_956 / 10_000_000_000
}

/// A property's value as JSON, by its key.
pub(crate) const fn property<'a>(properties: &'a [Property], key: &str) -> Option<&'a str> {
    let mut i = 0;
    while i < properties.len() {
        if str_eq(properties[i].key(), key) {
            return Some(properties[i].value());
        }
        i += 1;
    }
    None
}

pub(crate) const fn unsigned(text: &str) -> Option<u32> {
    match u32::from_str_radix(text, 10) {
        Ok(number) => Some(number),
        Err(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::Schema;

    fn logical(json: &str) -> Option<LogicalType> {
        Schema::parse(json).expect("a valid schema").root().logical_type()
    }

    #[test]
    fn a_logical_type_is_one_of_its_base() {
        assert_eq!(logical(r#"{"type":"int","logicalType":"date"}"#), Some(LogicalType::Date));
        assert_eq!(logical(r#"{"type":"long","logicalType":"timestamp-nanos"}"#), Some(LogicalType::TimestampNanos));
        assert_eq!(
            logical(r#"{"type":"fixed","name":"D","size":12,"logicalType":"duration"}"#),
            Some(LogicalType::Duration)
        );
        assert_eq!(logical(r#"{"type":"long","logicalType":"date"}"#), None);
        assert_eq!(logical(r#"{"type":"string","logicalType":"email"}"#), None);
        assert_eq!(logical(r#"{"type":"fixed","name":"D","size":11,"logicalType":"duration"}"#), None);
    }

    #[test]
    fn a_decimal_fits_its_base() {
        let decimal = |precision, scale| Some(LogicalType::Decimal { precision, scale });
        assert_eq!(logical(r#"{"type":"bytes","logicalType":"decimal","precision":40,"scale":3}"#), decimal(40, 3));
        assert_eq!(logical(r#"{"type":"bytes","logicalType":"decimal","precision":4}"#), decimal(4, 0));
        assert_eq!(logical(r#"{"type":"bytes","logicalType":"decimal","precision":2,"scale":3}"#), None);
        assert_eq!(logical(r#"{"type":"bytes","logicalType":"decimal","precision":0}"#), None);
        assert_eq!(logical(r#"{"type":"bytes","logicalType":"decimal"}"#), None);
        let fixed = |size: usize, precision: usize| {
            logical(&format!(
                r#"{{"type":"fixed","name":"F","size":{size},"logicalType":"decimal","precision":{precision}}}"#
            ))
        };
        assert_eq!(fixed(4, 9), decimal(9, 0));
        assert_eq!(fixed(4, 10), None);
        assert_eq!(fixed(0, 1), None);
    }
}
