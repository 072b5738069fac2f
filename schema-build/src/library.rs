//! Libraries with types for logical types.

use schema_model::LogicalType;

/// A library with types for logical types. `schema-runtime` supports each with a feature of the same name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Library {
    /// `chrono`: dates, times and timestamps, those of an instant in UTC.
    Chrono,
    /// `time`: dates, times and timestamps, those of an instant in UTC.
    Time,
    /// `jiff`: dates, times and timestamps.
    Jiff,
    /// `uuid`: a `uuid` that is a string or a fixed.
    Uuid,
    /// `rust_decimal`: decimals that are bytes or a fixed, of a scale of up to 28, which is the most that it has.
    RustDecimal,
    /// `bigdecimal`: decimals that are bytes or a fixed.
    BigDecimal,
}

/// The largest scale of a `rust_decimal::Decimal`.
pub(crate) const MAX_SCALE: u32 = 28;

impl Library {
    /// Whether the library has dates and times.
    pub(crate) fn has_times(self) -> bool {
        matches!(self, Self::Chrono | Self::Time | Self::Jiff)
    }

    /// The type for values of a logical type.
    pub(crate) fn rust_type(self, logical: LogicalType) -> Option<&'static str> {
        // A date, a time of day, an instant, and a date and time without a zone.
        let times = match self {
            Self::Chrono => [
                "::chrono::NaiveDate",
                "::chrono::NaiveTime",
                "::chrono::DateTime<::chrono::Utc>",
                "::chrono::NaiveDateTime",
            ],
            Self::Time => ["::time::Date", "::time::Time", "::time::UtcDateTime", "::time::PrimitiveDateTime"],
            Self::Jiff => {
                ["::jiff::civil::Date", "::jiff::civil::Time", "::jiff::Timestamp", "::jiff::civil::DateTime"]
            }
            Self::Uuid => return (logical == LogicalType::Uuid).then_some("::uuid::Uuid"),
            Self::RustDecimal | Self::BigDecimal => {
                let path =
                    if self == Self::BigDecimal { "::bigdecimal::BigDecimal" } else { "::rust_decimal::Decimal" };
                let is_known = match logical {
                    LogicalType::Decimal { scale, .. } => self == Self::BigDecimal || scale <= MAX_SCALE,
                    logical => logical == LogicalType::BigDecimal,
                };
                return is_known.then_some(path);
            }
        };
        Some(match logical {
            LogicalType::Date => times[0],
            LogicalType::TimeMillis | LogicalType::TimeMicros => times[1],
            LogicalType::TimestampMillis | LogicalType::TimestampMicros | LogicalType::TimestampNanos => times[2],
            LogicalType::LocalTimestampMillis
            | LogicalType::LocalTimestampMicros
            | LogicalType::LocalTimestampNanos => times[3],
            _ => return None,
        })
    }
}
