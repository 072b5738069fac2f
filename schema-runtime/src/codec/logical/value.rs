//! What the types of libraries have in common: one trait for each notion, which each type implements once.

use std::fmt;

use super::{ConversionError, Unscaled};

/// A type whose values are instants, wherever the clock stands: `TimestampMillis`, `TimestampMicros` and `TimestampNanos` stand
/// for them.
#[diagnostic::on_unimplemented(
    message = "a `timestamp` of Avro is an instant, and `{Self}` is none that this crate knows [AVRO1310]",
    label = "not a known instant",
    note = "instants are `SystemTime`, `chrono::DateTime<Utc>`, `time::OffsetDateTime`, `time::UtcDateTime` and `jiff::Timestamp`, each \
            by the feature of schema-runtime with the library's name; `i64` is the plain number",
    note = "a date and time without a time zone is a `local-timestamp`"
)]
pub trait Instant: Sized + fmt::Debug {
    /// What messages call the type.
    const NAME: &'static str;

    /// Seconds since 1970-01-01T00:00:00Z, rounded down, and nanoseconds behind them, which go on behind a second where it is a
    /// leap second.
    fn to_unix(&self) -> (i64, u32);

    /// The instant of these seconds and up to 999 999 999 nanoseconds, where the type has it.
    fn from_unix(seconds: i64, nanoseconds: u32) -> Option<Self>;
}

/// A type whose values are what a clock and a calendar show, without a time zone: `LocalTimestampMillis`,
/// `LocalTimestampMicros` and `LocalTimestampNanos` stand for them.
#[diagnostic::on_unimplemented(
    message = "a `local-timestamp` of Avro is a date and time without a time zone, and `{Self}` is none that this crate knows [AVRO1310]",
    label = "not a known date and time",
    note = "such are `chrono::NaiveDateTime`, `time::PrimitiveDateTime` and `jiff::civil::DateTime`, each by the feature of \
            schema-runtime with the library's name; `i64` is the plain number",
    note = "an instant is a `timestamp`"
)]
pub trait LocalDateTime: Sized + fmt::Debug {
    /// What messages call the type.
    const NAME: &'static str;

    /// As [`Instant::to_unix`], of a clock that shows UTC.
    fn to_unix(&self) -> (i64, u32);

    /// As [`Instant::from_unix`], of a clock that shows UTC.
    fn from_unix(seconds: i64, nanoseconds: u32) -> Option<Self>;
}

/// A type whose values are days of the calendar: `Date` stands for them.
#[diagnostic::on_unimplemented(
    message = "a `date` of Avro is a day of the calendar, and `{Self}` is none that this crate knows [AVRO1310]",
    label = "not a known date",
    note = "dates are `chrono::NaiveDate`, `time::Date` and `jiff::civil::Date`, each by the feature of schema-runtime with the \
            library's name; `i32` is the plain number"
)]
pub trait CalendarDate: Sized + fmt::Debug {
    /// What messages call the type.
    const NAME: &'static str;

    /// Days since 1970-01-01.
    fn to_days(&self) -> i32;

    /// The date of this many days since 1970-01-01, where the type has it.
    fn from_days(days: i32) -> Option<Self>;
}

/// A type whose values are times of any day: `TimeMillis` and `TimeMicros` stand for them.
#[diagnostic::on_unimplemented(
    message = "a `time` of Avro is a time of day, and `{Self}` is none that this crate knows [AVRO1310]",
    label = "not a known time of day",
    note = "times of day are `chrono::NaiveTime`, `time::Time` and `jiff::civil::Time`, each by the feature of schema-runtime with \
            the library's name; `i32` for milliseconds and `i64` for microseconds are the plain number"
)]
pub trait TimeOfDay: Sized + fmt::Debug {
    /// What messages call the type.
    const NAME: &'static str;

    /// Nanoseconds since midnight; none in a leap second.
    fn to_nanos(&self) -> Option<u64>;

    /// The time of this many nanoseconds since midnight, less than those of 24 hours.
    fn from_nanos(nanoseconds: u64) -> Option<Self>;
}

/// A type whose values are decimal numbers: `Decimal` stands for them, and a fixed with `logical = "decimal"`.
#[diagnostic::on_unimplemented(
    message = "a `decimal` of Avro is a decimal number, and `{Self}` is none that this crate knows [AVRO1310]",
    label = "not a known decimal number",
    note = "decimal numbers are `rust_decimal::Decimal` and `bigdecimal::BigDecimal`, each by the feature of schema-runtime with the \
            library's name; `i64` and `i128` are the unscaled number",
    note = "for what is inside of an `Option`, a `Vec` or a map, a fixed is given as `as = Option<Money>`, `as = Vec<Money>` and so on"
)]
pub trait DecimalNumber: Sized + fmt::Display {
    /// The most digits behind the point that the type holds: a decimal of a greater scale does not compile.
    const MAX_SCALE: u32 = u32::MAX;

    /// The value times 10 to the power of `scale`. `precision` is the most digits that are kept: the caller checks it, and it
    /// saves work here.
    ///
    /// # Errors
    ///
    /// Where that is no whole number, or has far more digits: it is never rounded.
    fn to_unscaled(&self, precision: u32, scale: u32) -> Result<Unscaled, ConversionError>;

    /// The number divided by 10 to the power of `scale`, as a value of that scale.
    ///
    /// # Errors
    ///
    /// Where the type does not hold it.
    fn from_unscaled(unscaled: Unscaled, scale: u32) -> Result<Self, ConversionError>;
}

/// A type whose values are UUIDs: `Uuid` stands for them, and a fixed with `logical = "uuid"`.
#[diagnostic::on_unimplemented(
    message = "a `uuid` of Avro is a UUID, and `{Self}` is none that this crate knows [AVRO1310]",
    label = "not a known UUID",
    note = "UUIDs are `uuid::Uuid`, by the feature `uuid` of schema-runtime, and `[u8; 16]`; for a string, also `String`",
    note = "for what is inside of an `Option`, a `Vec` or a map, a fixed is given as `as = Option<Id>`, `as = Vec<Id>` and so on"
)]
pub trait UuidBytes: Sized {
    /// The 16 bytes, the first of the text first.
    fn to_uuid_bytes(&self) -> [u8; 16];

    /// The UUID of these bytes.
    fn from_uuid_bytes(bytes: [u8; 16]) -> Self;
}
