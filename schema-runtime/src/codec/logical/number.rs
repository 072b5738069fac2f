//! Logical types on `int` and `long`: a number of units since a beginning.

use std::{convert::Infallible, ops::Range};

use schema_model::{NamePiece, Node, Property, StaticSchema, private::ValueDomain};

use super::{
    CalendarDate, ConversionError, Instant, LocalDateTime, TimeOfDay,
    time::{DAY, from_units, to_units},
};
use crate::codec::{
    AvroAs, AvroDecode, AvroEncode, AvroType, Failure, PlanCursor, Reader, Reserved, Same,
    write_cursor::{MAX_INT, MAX_LONG},
};

/// A number with a logical type: written as the plain number, and read by the plain number's plan.
macro_rules! number {
    (
        $(#[$doc:meta])*
        $name:ident($number:ty) as $node:ident, $logical:literal, $in_names:literal, $max_len:ident
        $(, within $range:expr, $holds:expr)?
    ) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub $number);

        impl AvroType for $name {
            type Codec = Same;

            const SCHEMA: StaticSchema = StaticSchema::new(const {
                &Node::$node
                    .with_static_properties(const { &[Property::new("logicalType", concat!("\"", $logical, "\""))] })
                    $(.with_domain($holds))?
            });
            const NAME: NamePiece = NamePiece::Literal($in_names);
            const MAX_LEN: usize = $max_len;
        }

        impl AvroEncode for $name {
            #[cfg_attr(not(debug_assertions), inline(always))]
            fn encode_datum<'s, 'b>(&self, out: Reserved<'s, 'b>, tail: usize) -> Reserved<'s, 'b> {
                $(if !$range.contains(&self.0) {
                    return out.refuse(not_within(self.0.into(), $range.end.into(), $logical), tail);
                })?
                self.0.encode_datum(out, tail)
            }
        }

        impl<'de> AvroDecode<'de> for $name {
            #[cfg_attr(not(debug_assertions), inline(always))]
            fn decode_datum(reader: &mut Reader<'de>) -> Result<Self, Failure> {
                number!(@checked reader, <$number>::decode_datum(reader)?, $logical $(, $range)?)
            }

            #[cfg_attr(not(debug_assertions), inline(always))]
            fn decode_planned(reader: &mut Reader<'de>, plan: PlanCursor<'_>) -> Result<Self, Failure> {
                number!(@checked reader, <$number>::decode_planned(reader, plan)?, $logical $(, $range)?)
            }
        }

        /// The plain number.
        impl AvroAs<$number> for $name {
            type Error = Infallible;

            #[inline]
            fn try_from_value(value: &$number) -> Result<Self, Infallible> {
                Ok(Self(*value))
            }

            #[inline]
            fn try_into_value(self) -> Result<$number, Infallible> {
                Ok(self.0)
            }
        }

        /// Itself.
        impl AvroAs<Self> for $name {
            type Error = Infallible;

            #[inline]
            fn try_from_value(value: &Self) -> Result<Self, Infallible> {
                Ok(*value)
            }

            #[inline]
            fn try_into_value(self) -> Result<Self, Infallible> {
                Ok(self)
            }
        }
    };
    (@checked $reader:ident, $read:expr, $logical:literal) => {
        Ok(Self($read))
    };
    (@checked $reader:ident, $read:expr, $logical:literal, $range:expr) => {{
        let start = $reader.position();
        let number = $read;
        if $range.contains(&number) {
            Ok(Self(number))
        } else {
            Err($reader.refuse(start, not_within(number.into(), $range.end.into(), $logical)))
        }
    }};
}

#[cold]
fn not_within(number: i64, end: i64, logical: &str) -> String {
    format!("{number} is no `{logical}`: a day has {end}, and the first is 0")
}

const MILLIS_OF_A_DAY: Range<i32> = 0..86_400_000;
const MICROS_OF_A_DAY: Range<i64> = 0..86_400_000_000;

number! {
    /// Days since 1970-01-01, in the Gregorian calendar: the logical type `date`.
    Date(i32) as INT, "date", "date", MAX_INT
}

number! {
    /// Milliseconds since midnight: the logical type `time-millis`. Another number than those of a day is neither written nor
    /// read.
    TimeMillis(i32) as INT, "time-millis", "time_millis", MAX_INT, within MILLIS_OF_A_DAY, ValueDomain::TimeMillis
}

number! {
    /// Microseconds since midnight: the logical type `time-micros`. Another number than those of a day is neither written nor
    /// read.
    TimeMicros(i64) as LONG, "time-micros", "time_micros", MAX_LONG, within MICROS_OF_A_DAY, ValueDomain::TimeMicros
}

number! {
    /// Milliseconds since 1970-01-01T00:00:00Z: the logical type `timestamp-millis`.
    TimestampMillis(i64) as LONG, "timestamp-millis", "timestamp_millis", MAX_LONG
}

number! {
    /// Microseconds since 1970-01-01T00:00:00Z: the logical type `timestamp-micros`. They are those of the years -290308 to
    /// 294247.
    TimestampMicros(i64) as LONG, "timestamp-micros", "timestamp_micros", MAX_LONG
}

number! {
    /// Nanoseconds since 1970-01-01T00:00:00Z: the logical type `timestamp-nanos`. They are those of the years 1677 to 2262.
    TimestampNanos(i64) as LONG, "timestamp-nanos", "timestamp_nanos", MAX_LONG
}

number! {
    /// Milliseconds since 1970-01-01T00:00:00 of a clock without a time zone: the logical type `local-timestamp-millis`.
    LocalTimestampMillis(i64) as LONG, "local-timestamp-millis", "local_timestamp_millis", MAX_LONG
}

number! {
    /// Microseconds since 1970-01-01T00:00:00 of a clock without a time zone: the logical type `local-timestamp-micros`. They
    /// are those of the years -290308 to 294247.
    LocalTimestampMicros(i64) as LONG, "local-timestamp-micros", "local_timestamp_micros", MAX_LONG
}

number! {
    /// Nanoseconds since 1970-01-01T00:00:00 of a clock without a time zone: the logical type `local-timestamp-nanos`. They are
    /// those of the years 1677 to 2262.
    LocalTimestampNanos(i64) as LONG, "local-timestamp-nanos", "local_timestamp_nanos", MAX_LONG
}

/// What a number of units stands for.
macro_rules! point_in_time {
    ($name:ident for $value:ident: $per_second:literal $units:literal, $logical:literal $range:literal) => {
        impl<T: $value> AvroAs<T> for $name {
            type Error = ConversionError;

            #[cfg_attr(not(debug_assertions), inline(always))]
            fn try_from_value(value: &T) -> Result<Self, ConversionError> {
                match to_units(value.to_unix(), $per_second) {
                    Some(units) => Ok(Self(units)),
                    None => Err(ConversionError::new(format!(
                        concat!("{:?} is out of the range of `", $logical, "`, which is ", $range),
                        value
                    ))),
                }
            }

            #[cfg_attr(not(debug_assertions), inline(always))]
            fn try_into_value(self) -> Result<T, ConversionError> {
                let (seconds, nanoseconds) = from_units(self.0, $per_second);
                T::from_unix(seconds, nanoseconds).ok_or_else(|| since_1970(self.0, $units, T::NAME))
            }
        }
    };
}

#[cold]
fn since_1970(units: i64, name: &str, of: &str) -> ConversionError {
    ConversionError::new(format!("{units} {name} since 1970-01-01 are out of the range of `{of}`"))
}

point_in_time!(TimestampMillis for Instant: 1_000 "milliseconds", "timestamp-millis" "292 million years around 1970");
point_in_time!(TimestampMicros for Instant: 1_000_000 "microseconds", "timestamp-micros" "the years -290308 to 294247");
point_in_time!(TimestampNanos for Instant: 1_000_000_000 "nanoseconds", "timestamp-nanos"
    "1677-09-21T00:12:43.145224192Z to 2262-04-11T23:47:16.854775807Z");
point_in_time!(LocalTimestampMillis for LocalDateTime: 1_000 "milliseconds", "local-timestamp-millis"
    "292 million years around 1970");
point_in_time!(LocalTimestampMicros for LocalDateTime: 1_000_000 "microseconds", "local-timestamp-micros"
    "the years -290308 to 294247");
point_in_time!(LocalTimestampNanos for LocalDateTime: 1_000_000_000 "nanoseconds", "local-timestamp-nanos"
    "1677-09-21T00:12:43.145224192 to 2262-04-11T23:47:16.854775807");

impl<T: CalendarDate> AvroAs<T> for Date {
    type Error = ConversionError;

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn try_from_value(value: &T) -> Result<Self, ConversionError> {
        Ok(Self(value.to_days()))
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn try_into_value(self) -> Result<T, ConversionError> {
        T::from_days(self.0).ok_or_else(|| since_1970(self.0.into(), "days", T::NAME))
    }
}

macro_rules! time_of_day {
    ($name:ident($number:ty): $nanoseconds:literal) => {
        impl<T: TimeOfDay> AvroAs<T> for $name {
            type Error = ConversionError;

            #[cfg_attr(not(debug_assertions), inline(always))]
            fn try_from_value(value: &T) -> Result<Self, ConversionError> {
                match value.to_nanos() {
                    Some(nanoseconds) => Ok(Self((nanoseconds / $nanoseconds) as $number)),
                    None => Err(leap_second(value)),
                }
            }

            #[cfg_attr(not(debug_assertions), inline(always))]
            fn try_into_value(self) -> Result<T, ConversionError> {
                let nanoseconds = u64::try_from(self.0).ok().and_then(|units| units.checked_mul($nanoseconds));
                nanoseconds
                    .filter(|nanoseconds| *nanoseconds < DAY)
                    .and_then(T::from_nanos)
                    .ok_or_else(|| ConversionError::new(format!("{} is no time of day", self.0)))
            }
        }
    };
}

#[cold]
fn leap_second(value: &dyn std::fmt::Debug) -> ConversionError {
    ConversionError::new(format!("{value:?} is in a leap second, and a day in Avro has 24 hours"))
}

time_of_day!(TimeMillis(i32): 1_000_000);
time_of_day!(TimeMicros(i64): 1_000);
