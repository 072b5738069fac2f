//! What Java's conversions make of the values of logical types, beside what the types of each library make of them. Java
//! decides, but for what is listed.

use std::{
    fmt::Debug,
    fs,
    time::{Duration, SystemTime},
};

use bigdecimal::BigDecimal;
use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use jiff::civil;
use rust_decimal::Decimal;
use schema_runtime::{
    AvroAs, AvroDecodeOwned, AvroEncode, AvroFixed, AvroType, decode, encode,
    logical::{self, Unscaled},
};
use test_support::{from_hex, to_hex};
use time::{OffsetDateTime, PrimitiveDateTime, UtcDateTime};
use uuid::Uuid;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../schemas/golden/logical");

/// What is read otherwise than by Java, and why.
const DIFFERENCES: [(&str, &str, Option<&str>, &str); 3] = [
    ("decimal", "00", Some("0.00"), "Java's numbers have a byte at least; no byte is 0 here"),
    (
        "decimal",
        "107fffffffffffffff",
        None,
        "Java reads more digits than the precision, which the schema says are none",
    ),
    ("big_decimal", "040000", Some("0"), "as for a decimal"),
];

/// The lines of a kind in a generated file, each with the line behind it that says what became of it.
fn golden(noun: &str, kind: &str) -> Vec<(String, Option<String>)> {
    let text = fs::read_to_string(format!("{FOLDER}/{noun}.golden")).unwrap();
    let lines: Vec<&str> = text.lines().filter(|line| !line.starts_with("fastavro ")).collect();
    let pairs = lines.windows(2).filter_map(|pair| {
        let input = pair[0].strip_prefix(kind)?.strip_prefix(' ')?;
        let (outcome, text) = pair[1].split_once(' ').unwrap_or((pair[1], ""));
        assert!(["datum", "read", "refused"].contains(&outcome), "{noun}: {}", pair[1]);
        Some((input.to_owned(), (outcome != "refused").then(|| text.to_owned())))
    });
    pairs.collect()
}

/// Compares what stands for a library's type with the lines of a noun. What the type does not hold is passed over, but for
/// `held` values and data at least.
#[track_caller]
fn check<R, T>(noun: &str, held: usize, parse: impl Fn(&str) -> Option<T>)
where
    R: AvroType + AvroEncode + AvroDecodeOwned + AvroAs<T>,
    T: Debug,
{
    let schema = fs::read_to_string(format!("{FOLDER}/{noun}.golden")).unwrap();
    assert_eq!(format!("json {}", R::SCHEMA.get().to_json()), schema.lines().next().unwrap());
    let mut compared = 0;
    for (text, datum) in golden(noun, "value") {
        let Some(value) = parse(&text) else { continue };
        compared += 1;
        let written = R::try_from_value(&value).map_err(|why| why.to_string()).map(|by| encode(&by).unwrap());
        assert_eq!(written.as_ref().ok().map(|datum| to_hex(datum)), datum, "{noun} {text}: {written:?}");
    }
    for (datum, text) in golden(noun, "data") {
        let other = DIFFERENCES.iter().find(|(of, data, ..)| *of == noun && *data == datum);
        let text = other.map_or(text, |(_, _, ours, _)| ours.map(str::to_owned));
        let read = decode::<R>(&from_hex(&datum))
            .map_err(|why| why.to_string())
            .and_then(|by| by.try_into_value().map_err(|why| why.to_string()));
        let expected = match text {
            Some(text) => match parse(&text) {
                Some(value) => Some(value),
                None => continue,
            },
            None => None,
        };
        compared += 1;
        // As they are shown: decimals of other scales are equal as well.
        let (read_value, expected) = (read.as_ref().ok(), expected.as_ref());
        assert_eq!(format!("{read_value:?}"), format!("{expected:?}"), "{noun} {datum}: {read:?}");
    }
    assert!(compared >= held, "{noun}: only {compared} were compared");
}

/// As [`check`], of a type that means this by itself.
#[track_caller]
fn check_bare<R, T>(noun: &str, held: usize, parse: impl Fn(&str) -> Option<T>)
where
    R: AvroType + AvroEncode + AvroDecodeOwned + AvroAs<T>,
    T: Debug + AvroEncode + AvroDecodeOwned,
{
    assert_eq!(T::SCHEMA.get().to_json(), R::SCHEMA.get().to_json());
    for (text, datum) in golden(noun, "value") {
        let Some(value) = parse(&text) else { continue };
        assert_eq!(encode(&value).ok().map(|datum| to_hex(&datum)), datum, "{noun} {text}");
        if let Some(datum) = datum {
            let by = decode::<R>(&from_hex(&datum)).unwrap();
            let read = by.try_into_value().ok().map(|value| format!("{value:?}"));
            assert_eq!(decode::<T>(&from_hex(&datum)).ok().map(|value| format!("{value:?}")), read, "{noun} {text}");
        }
    }
    check::<R, T>(noun, held, parse);
}

fn instant(text: &str) -> Option<i128> {
    text.parse::<jiff::Timestamp>().ok().map(jiff::Timestamp::as_nanosecond)
}

fn seconds(text: &str) -> Option<(i64, u32)> {
    let nanos = instant(text)?;
    Some((i64::try_from(nanos.div_euclid(1_000_000_000)).unwrap(), nanos.rem_euclid(1_000_000_000) as u32))
}

fn chrono_instant(text: &str) -> Option<DateTime<Utc>> {
    let (seconds, nanos) = seconds(text)?;
    DateTime::from_timestamp(seconds, nanos)
}

fn system_time(text: &str) -> Option<SystemTime> {
    let (seconds, nanos) = seconds(text)?;
    let whole = Duration::from_secs(seconds.unsigned_abs());
    let epoch = SystemTime::UNIX_EPOCH;
    let second = if seconds < 0 { epoch - whole } else { epoch + whole };
    Some(second + Duration::from_nanos(nanos.into()))
}

#[test]
fn instants() {
    use logical::{TimestampMicros, TimestampMillis, TimestampNanos};

    macro_rules! each {
        ($($parse:expr),*) => {$(
            check_bare::<TimestampMicros, _>("timestamp_micros", 10, $parse);
            check::<TimestampMillis, _>("timestamp_millis", 10, $parse);
            check::<TimestampNanos, _>("timestamp_nanos", 12, $parse);
        )*};
    }

    each!(
        |text| text.parse::<jiff::Timestamp>().ok(),
        chrono_instant,
        |text| OffsetDateTime::from_unix_timestamp_nanos(instant(text)?).ok(),
        |text| UtcDateTime::from_unix_timestamp_nanos(instant(text)?).ok(),
        system_time
    );
}

#[test]
fn local_date_times() {
    use logical::{LocalTimestampMicros, LocalTimestampMillis, LocalTimestampNanos};

    macro_rules! each {
        ($($parse:expr),*) => {$(
            check_bare::<LocalTimestampMicros, _>("local_timestamp_micros", 11, $parse);
            check::<LocalTimestampMillis, _>("local_timestamp_millis", 11, $parse);
            check::<LocalTimestampNanos, _>("local_timestamp_nanos", 12, $parse);
        )*};
    }

    each!(
        |text| text.parse::<civil::DateTime>().ok(),
        |text| Some(text.parse::<NaiveDateTime>().or_else(|_| format!("{text}:00").parse()).unwrap()),
        |text| {
            let shown: civil::DateTime = text.parse().ok()?;
            let (date, time) = (shown.date(), shown.time());
            let month = time::Month::try_from(date.month() as u8).ok()?;
            let date = time::Date::from_calendar_date(date.year().into(), month, date.day() as u8).ok()?;
            let [hour, minute, second] = [time.hour(), time.minute(), time.second()].map(|part| part as u8);
            let time = time::Time::from_hms_nano(hour, minute, second, time.subsec_nanosecond() as u32).ok()?;
            Some(PrimitiveDateTime::new(date, time))
        }
    );
}

#[test]
fn dates() {
    use logical::Date;

    // jiff has the year -9999 with six digits alone.
    check_bare::<Date, _>("date", 9, |text| text.parse::<civil::Date>().ok());
    check_bare::<Date, _>("date", 10, |text| text.parse::<NaiveDate>().ok());
    check_bare::<Date, _>("date", 10, |text| {
        let date: NaiveDate = text.parse().unwrap();
        time::Date::from_julian_day(chrono::Datelike::num_days_from_ce(&date) + 1_721_425).ok()
    });
    check::<Date, i32>("date", 10, |text| {
        let date: NaiveDate = text.parse().unwrap();
        Some(chrono::Datelike::num_days_from_ce(&date) - 719_163)
    });
}

#[test]
fn times_of_day() {
    use logical::{TimeMicros, TimeMillis};

    let jiff = |text: &str| text.parse::<civil::Time>().ok();
    let chrono = |text: &str| Some(text.parse::<NaiveTime>().or_else(|_| format!("{text}:00").parse()).unwrap());
    let time = |text: &str| {
        let time: civil::Time = text.parse().ok()?;
        let [hour, minute, second] = [time.hour(), time.minute(), time.second()].map(|part| part as u8);
        time::Time::from_hms_nano(hour, minute, second, time.subsec_nanosecond() as u32).ok()
    };
    check::<TimeMillis, _>("time_millis", 8, jiff);
    check::<TimeMillis, _>("time_millis", 8, chrono);
    check::<TimeMillis, _>("time_millis", 8, time);
    check_bare::<TimeMicros, _>("time_micros", 8, jiff);
    check_bare::<TimeMicros, _>("time_micros", 8, chrono);
    check_bare::<TimeMicros, _>("time_micros", 8, time);
}

#[derive(AvroFixed)]
#[avro(logical = "decimal", precision = 9, scale = 2)]
struct Money([u8; 4]);

#[test]
fn decimals() {
    let rust_decimal = |text: &str| Decimal::from_str_exact(text).ok();
    let big = |text: &str| text.parse::<BigDecimal>().ok();
    check::<logical::Decimal<10, 2>, _>("decimal", 24, rust_decimal);
    check::<logical::Decimal<10, 2>, _>("decimal", 24, big);
    check::<logical::Decimal<4, 0>, _>("decimal_whole", 5, rust_decimal);
    check::<logical::Decimal<4, 0>, _>("decimal_whole", 5, big);
    check::<logical::Decimal<4, 0>, _>("decimal_whole", 5, |text| text.parse::<i64>().ok());
    check::<logical::Decimal<4, 0>, _>("decimal_whole", 5, |text| text.parse::<i128>().ok());
    check::<logical::Decimal<60, 10>, _>("decimal_long", 1, rust_decimal);
    check::<logical::Decimal<60, 10>, _>("decimal_long", 7, big);
    check::<Money, _>("decimal_fixed", 10, rust_decimal);
    check::<Money, _>("decimal_fixed", 10, big);
    check::<logical::BigDecimal, _>("big_decimal", 6, rust_decimal);
    check_bare::<logical::BigDecimal, _>("big_decimal", 11, big);
}

#[derive(AvroFixed)]
#[avro(logical = "uuid")]
struct Id([u8; 16]);

#[derive(AvroFixed)]
#[avro(logical = "duration")]
struct Span([u8; 12]);

#[test]
fn ids_and_durations() {
    check_bare::<logical::Uuid, _>("uuid", 6, |text| text.parse::<Uuid>().ok());
    check::<logical::Uuid, _>("uuid", 6, |text| Some(text.to_lowercase()));
    check::<Id, _>("uuid_fixed", 2, |text| text.parse::<Uuid>().ok());
    check::<Span, _>("duration", 4, |text| {
        let mut parts = text.split(' ').map(|part| part.parse().unwrap());
        let mut next = || parts.next().unwrap();
        Some(logical::Duration { months: next(), days: next(), milliseconds: next() })
    });
}

/// Every file has its test, and every difference its line.
#[test]
fn nothing_is_left_out() {
    let source = include_str!("logical.rs");
    for entry in fs::read_dir(FOLDER).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let (noun, _) = name.split_once('.').unwrap();
        assert!(source.contains(&format!("\"{noun}\"")), "{name} is compared with nothing");
    }
    for (noun, data, ..) in DIFFERENCES {
        assert!(golden(noun, "data").iter().any(|(known, _)| known == data), "{noun} has no {data}");
    }
    assert_eq!(Unscaled::from_be_bytes(&from_hex("8000000000000000")), i64::MIN.into());
}
