//! Logical types: times, dates, ids and decimals as numbers, bytes and strings.
//!
//! Each type here stands for the values of others in messages: `#[avro(logical = "timestamp-millis")]` on a field is
//! `#[avro(as = schema_runtime::logical::TimestampMillis)]`, also where the field's type is inside an `Option`, a `Vec` and the
//! like. They are types of fields by themselves as well, and hold what is written: the plain number.
//!
//! ```
//! use std::time::{Duration, SystemTime};
//!
//! use schema_runtime::{AvroRecord, decode, encode, logical::TimestampMillis};
//!
//! #[derive(AvroRecord)]
//! struct Sighting {
//!     // A type that has one meaning needs no attribute: an instant is microseconds.
//!     at: SystemTime,
//!     #[avro(logical = "timestamp-millis")]
//!     stored_at: Option<SystemTime>,
//!     sent_at: TimestampMillis,
//! }
//!
//! let at = SystemTime::UNIX_EPOCH + Duration::from_micros(1_500_001);
//! let datum = encode(&Sighting { at, stored_at: Some(at), sent_at: TimestampMillis(1500) })?;
//! let read: Sighting = decode(&datum)?;
//! assert_eq!(read.at, at);
//! assert_eq!(read.stored_at, Some(SystemTime::UNIX_EPOCH + Duration::from_millis(1500)));
//! assert_eq!(read.sent_at, TimestampMillis(1500));
//! # Ok::<(), schema_runtime::Error>(())
//! ```
//!
//! The types of libraries are known by the features `chrono`, `time`, `jiff`, `uuid`, `rust_decimal` and `bigdecimal`, those of
//! the standard library always.
//!
//! # What is exact
//!
//! What is finer than the unit is cut off towards the past: the clock's `now` has nanoseconds, and can be written. Decimals are
//! never rounded: one that the schema does not keep is an error. So is what is out of range, in both directions. An instant in
//! a leap second is the one a second later, as Unix time counts; a time of day of 23:59:60 is an error.

mod big_decimal;
mod conversion_error;
mod decimal;
mod duration;
mod fixed;
mod library;
mod number;
mod power_of_ten;
mod time;
mod unscaled;
mod uuid;
mod value;

pub use big_decimal::BigDecimal;
pub use conversion_error::ConversionError;
pub use decimal::Decimal;
pub use duration::Duration;
pub use fixed::{
    decimal_from_fixed, decimal_to_fixed, duration_from_fixed, duration_to_fixed, uuid_from_fixed, uuid_to_fixed,
};
pub use number::{
    Date, LocalTimestampMicros, LocalTimestampMillis, LocalTimestampNanos, TimeMicros, TimeMillis, TimestampMicros,
    TimestampMillis, TimestampNanos,
};
pub use unscaled::Unscaled;
pub use uuid::Uuid;
pub use value::{CalendarDate, DecimalNumber, Instant, LocalDateTime, TimeOfDay, UuidBytes};
