//! Defaults of logical types, as expressions of the types of libraries and of the runtime.
//!
//! The compiler evaluates a library's constant functions, so a value out of range that is not found here is an error there.

use schema_model::{LogicalType, json::Value, private::ValueDomain};

use super::bytes;
use crate::{Library, library::MAX_SCALE, plan::logical::Logical};

const NANOS: i128 = 1_000_000_000;
const DAY: i128 = 86_400 * NANOS;

/// The expression for a default; `None` where the type cannot represent it.
pub(super) fn value(logical: &Logical, default: &Value<'_>, runtime: &str) -> Option<String> {
    let Some(library) = logical.library else { return of_the_runtime(logical, default, runtime) };
    match logical.logical_type {
        LogicalType::Date => date(library, default.as_i64()?),
        LogicalType::TimeMillis => time(library, default.as_i64()?, 1_000_000),
        LogicalType::TimeMicros => time(library, default.as_i64()?, 1_000),
        LogicalType::TimestampMillis => instant(library, default.as_i64()?, 1_000_000),
        LogicalType::TimestampMicros => instant(library, default.as_i64()?, 1_000),
        LogicalType::TimestampNanos => instant(library, default.as_i64()?, 1),
        LogicalType::LocalTimestampMillis => local(library, default.as_i64()?, 1_000_000),
        LogicalType::LocalTimestampMicros => local(library, default.as_i64()?, 1_000),
        LogicalType::LocalTimestampNanos => local(library, default.as_i64()?, 1),
        LogicalType::Uuid => Some(format!("::uuid::Uuid::from_bytes({:?})", uuid(default.as_str()?)?)),
        LogicalType::Decimal { scale, .. } => decimal(library, &bytes(default.as_str()?)?, scale.into()),
        LogicalType::BigDecimal => {
            let (unscaled, scale) = big_decimal(default)?;
            decimal(library, &unscaled, scale.into())
        }
        _ => None,
    }
}

/// The expression of a type of the runtime, which contains what is written.
fn of_the_runtime(logical: &Logical, default: &Value<'_>, runtime: &str) -> Option<String> {
    let ty = format!("{runtime}::logical::{}", logical.runtime_type());
    Some(match logical.logical_type {
        // Its constructor can fail.
        LogicalType::Decimal { .. } => return None,
        LogicalType::BigDecimal => {
            let (unscaled, scale) = big_decimal(default)?;
            format!("{ty} {{ unscaled: {runtime}::logical::Unscaled::from_be_bytes(&{unscaled:?}), scale: {scale} }}")
        }
        LogicalType::Uuid => format!("{ty}({:?})", uuid(default.as_str()?)?),
        LogicalType::Duration => {
            let bytes = bytes(default.as_str()?)?;
            let mut numbers =
                bytes.chunks_exact(4).map(|bytes| bytes.iter().rev().fold(0, |n, b| n << 8 | u32::from(*b)));
            let (months, days, milliseconds) = (numbers.next()?, numbers.next()?, numbers.next()?);
            format!("{ty} {{ months: {months}, days: {days}, milliseconds: {milliseconds} }}")
        }
        _ => format!("{ty}({})", default.as_i64()?),
    })
}

/// A call of a constant function that returns an `Option`.
fn some(call: &str) -> String {
    format!("const {{ {call}.unwrap() }}")
}

/// A call of a constant function that returns a `Result`, whose methods are not constant.
fn ok(call: &str) -> String {
    format!(
        "const {{ match {call} {{ ::core::result::Result::Ok(value) => value, \
         ::core::result::Result::Err(_) => ::core::panic!(\"out of range\") }} }}"
    )
}

fn date(library: Library, days: i64) -> Option<String> {
    let (year, month, day) = civil(days)?;
    Some(match library {
        Library::Chrono if (-262_142..=262_141).contains(&year) => {
            // Counted from the first day of the year 1, which is 1.
            let days = days.checked_add(719_163)?;
            some(&format!("::chrono::NaiveDate::from_num_days_from_ce_opt({days})"))
        }
        Library::Time if (-9999..=9999).contains(&year) => {
            ok(&format!("::time::Date::from_julian_day({})", days.checked_add(2_440_588)?))
        }
        Library::Jiff if (-9999..=9999).contains(&year) => {
            format!("const {{ ::jiff::civil::Date::constant({year}, {month}, {day}) }}")
        }
        _ => return None,
    })
}

fn time(library: Library, units: i64, nanos: i128) -> Option<String> {
    let nanos = i128::from(units).checked_mul(nanos).filter(|nanos| (0..DAY).contains(nanos))?;
    let (seconds, nanos) = (nanos / NANOS, nanos % NANOS);
    let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let parts = format!("{hour}, {minute}, {second}, {nanos}");
    Some(match library {
        Library::Chrono => {
            some(&format!("::chrono::NaiveTime::from_num_seconds_from_midnight_opt({seconds}, {nanos})"))
        }
        Library::Time => ok(&format!("::time::Time::from_hms_nano({parts})")),
        Library::Jiff => format!("const {{ ::jiff::civil::Time::constant({parts}) }}"),
        _ => return None,
    })
}

fn instant(library: Library, units: i64, nanos: i128) -> Option<String> {
    let all = i128::from(units) * nanos;
    let (seconds, nanos) = (all.div_euclid(NANOS), all.rem_euclid(NANOS));
    let (year, ..) = civil(i64::try_from(all.div_euclid(DAY)).ok()?)?;
    Some(match library {
        Library::Chrono if (-262_142..=262_141).contains(&year) => {
            some(&format!("::chrono::DateTime::from_timestamp({seconds}, {nanos})"))
        }
        Library::Time if (-9999..=9999).contains(&year) => {
            ok(&format!("::time::UtcDateTime::from_unix_timestamp_nanos({all})"))
        }
        // Its range ends where every time zone still has a date.
        Library::Jiff if (-377_705_023_201..=253_402_207_200).contains(&seconds) => {
            // Both of one sign.
            format!("const {{ ::jiff::Timestamp::constant({}, {}) }}", all / NANOS, all % NANOS)
        }
        _ => return None,
    })
}

fn local(library: Library, units: i64, nanos: i128) -> Option<String> {
    let all = i128::from(units) * nanos;
    let days = i64::try_from(all.div_euclid(DAY)).ok()?;
    let of_day = i64::try_from(all.rem_euclid(DAY)).ok()?;
    let (date, time) = (date(library, days)?, time(library, of_day, 1)?);
    Some(match library {
        Library::Chrono => format!("::chrono::NaiveDateTime::new({date}, {time})"),
        Library::Time => format!("::time::PrimitiveDateTime::new({date}, {time})"),
        Library::Jiff => format!("::jiff::civil::DateTime::from_parts({date}, {time})"),
        _ => return None,
    })
}

/// A decimal of the number in these bytes, the most significant one first.
fn decimal(library: Library, unscaled: &[u8], scale: i64) -> Option<String> {
    let number = whole(unscaled);
    match library {
        Library::BigDecimal => {
            let number = match number {
                Some(number) => format!("from({number}_i128)"),
                None => format!("from_signed_bytes_be(&{unscaled:?})"),
            };
            Some(format!("::bigdecimal::BigDecimal::new(::bigdecimal::num_bigint::BigInt::{number}, {scale})"))
        }
        Library::RustDecimal => {
            let (number, scale) = (number?, u32::try_from(scale).ok().filter(|scale| *scale <= MAX_SCALE)?);
            let size = number.unsigned_abs();
            let part = |shift: u32| size >> shift & u128::from(u32::MAX);
            let (low, middle, high) = (part(0), part(32), part(64));
            (size >> 96 == 0).then(|| {
                format!("::rust_decimal::Decimal::from_parts({low}, {middle}, {high}, {}, {scale})", number < 0)
            })
        }
        _ => None,
    }
}

/// The number of these bytes in two's complement, if it has up to 128 bits; no bytes are 0.
fn whole(bytes: &[u8]) -> Option<i128> {
    let start = if bytes.first().is_some_and(|byte| *byte >= 0x80) { -1 } else { 0 };
    (bytes.len() <= 16).then(|| bytes.iter().fold(start, |number, byte| number << 8 | i128::from(*byte)))
}

/// The unscaled number and the scale of a big-decimal.
fn big_decimal(default: &Value<'_>) -> Option<(Vec<u8>, i32)> {
    let json = default.to_compact();
    ValueDomain::read_big_decimal(json.strip_prefix('"')?.strip_suffix('"')?.as_bytes())
}

/// The bytes of a UUID: those of a fixed, or of a text.
fn uuid(default: &str) -> Option<[u8; 16]> {
    let of_fixed = bytes(default).and_then(|bytes| bytes.try_into().ok());
    of_fixed.or_else(|| ValueDomain::read_uuid(default.as_bytes()))
}

/// The year, the month and the day of a number of days since 1970-01-01, in the Gregorian calendar.
fn civil(days: i64) -> Option<(i64, i64, i64)> {
    // Eras of 400 years from the first of March of the year 0 on, so that a leap day is a year's last.
    let days = days.checked_add(719_468)?;
    let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    Some((year + era * 400 + i64::from(month <= 2), month, day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_dates() {
        for (days, date) in [
            (0, (1970, 1, 1)),
            (-1, (1969, 12, 31)),
            (59, (1970, 3, 1)),
            (11_016, (2000, 2, 29)),
            (11_017, (2000, 3, 1)),
            (2_932_896, (9999, 12, 31)),
            (-719_162, (1, 1, 1)),
            (-719_163, (0, 12, 31)),
        ] {
            assert_eq!(civil(days), Some(date), "{days}");
        }
        assert_eq!(civil(i64::MAX), None);
    }

    #[test]
    fn numbers_are_read_from_bytes() {
        assert_eq!(whole(&[]), Some(0));
        assert_eq!(whole(&[0xff, 0x7f]), Some(-129));
        assert_eq!(whole(&[0x7f; 16]), Some(i128::from_be_bytes([0x7f; 16])));
        assert_eq!(whole(&[0; 17]), None);
    }

    #[test]
    fn uuids_are_read_from_texts_and_bytes() {
        let bytes = [0x12, 0x3e, 0x45, 0x67, 0xe8, 0x9b, 0x12, 0xd3, 0xa4, 0x56, 0x42, 0x66, 0x14, 0x17, 0x40, 0];
        assert_eq!(uuid("123e4567-e89b-12d3-a456-426614174000"), Some(bytes));
        // The derive refuses other forms.
        for text in [
            "123E4567E89B12D3A456426614174000",
            "urn:uuid:123e4567-e89b-12d3-a456-426614174000",
            "{123e4567-e89b-12d3-a456-426614174000}",
        ] {
            assert_eq!(uuid(text), None, "{text}");
        }
        assert_eq!(uuid(&"\u{1}".repeat(16)), Some([1; 16]));
        assert_eq!(uuid("123e"), None);
    }

    #[test]
    fn what_a_library_does_not_hold_has_no_value() {
        for library in [Library::Chrono, Library::Time, Library::Jiff] {
            assert!(date(library, 2_932_896).is_some());
            assert!(date(library, i64::from(i32::MAX)).is_none());
            assert!(instant(library, i64::MAX, 1_000_000).is_none());
            assert!(local(library, i64::MIN, 1_000).is_none());
            assert!(time(library, 86_400_000, 1_000_000).is_none());
        }
        // The last second of the year 9999, in UTC.
        let last = 253_402_300_799_000;
        assert!(instant(Library::Time, last, 1_000_000).is_some());
        assert!(instant(Library::Jiff, last, 1_000_000).is_none());
        assert!(decimal(Library::RustDecimal, &[1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], 0).is_none());
        assert!(decimal(Library::RustDecimal, &[1], 29).is_none());
        assert!(decimal(Library::RustDecimal, &[1], -1).is_none());
        assert!(decimal(Library::BigDecimal, &[1; 20], 29).is_some());
    }
}
