//! The crate `time`.

use time::{Date, OffsetDateTime, PrimitiveDateTime, Time, UtcDateTime};

use super::{
    super::{
        self as logical, CalendarDate, Instant, LocalDateTime, LocalTimestampMicros, TimeMicros, TimeOfDay,
        TimestampMicros,
    },
    written_as,
};

written_as!(OffsetDateTime, TimestampMicros);
written_as!(UtcDateTime, TimestampMicros);
written_as!(PrimitiveDateTime, LocalTimestampMicros);
written_as!(Date, logical::Date);
written_as!(Time, TimeMicros);

/// The instant alone, which is read as one in UTC.
impl Instant for OffsetDateTime {
    const NAME: &'static str = "time::OffsetDateTime";

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn to_unix(&self) -> (i64, u32) {
        // An offset is whole seconds.
        (self.unix_timestamp(), self.nanosecond())
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn from_unix(seconds: i64, nanoseconds: u32) -> Option<Self> {
        Self::from_unix_timestamp(seconds).ok()?.replace_nanosecond(nanoseconds).ok()
    }
}

impl Instant for UtcDateTime {
    const NAME: &'static str = "time::UtcDateTime";

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn to_unix(&self) -> (i64, u32) {
        (self.unix_timestamp(), self.nanosecond())
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn from_unix(seconds: i64, nanoseconds: u32) -> Option<Self> {
        Self::from_unix_timestamp(seconds).ok()?.replace_nanosecond(nanoseconds).ok()
    }
}

impl LocalDateTime for PrimitiveDateTime {
    const NAME: &'static str = "time::PrimitiveDateTime";

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn to_unix(&self) -> (i64, u32) {
        Instant::to_unix(&self.assume_utc())
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn from_unix(seconds: i64, nanoseconds: u32) -> Option<Self> {
        let utc: OffsetDateTime = Instant::from_unix(seconds, nanoseconds)?;
        Some(Self::new(utc.date(), utc.time()))
    }
}

/// The Julian day of 1970-01-01.
const EPOCH: i32 = 2_440_588;

impl CalendarDate for Date {
    const NAME: &'static str = "time::Date";

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn to_days(&self) -> i32 {
        self.to_julian_day() - EPOCH
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn from_days(days: i32) -> Option<Self> {
        Self::from_julian_day(days.checked_add(EPOCH)?).ok()
    }
}

impl TimeOfDay for Time {
    const NAME: &'static str = "time::Time";

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn to_nanos(&self) -> Option<u64> {
        let (hour, minute, second, nanosecond) = self.as_hms_nano();
        let seconds = (u64::from(hour) * 60 + u64::from(minute)) * 60 + u64::from(second);
        Some(seconds * 1_000_000_000 + u64::from(nanosecond))
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn from_nanos(nanoseconds: u64) -> Option<Self> {
        let seconds = nanoseconds / 1_000_000_000;
        let hour = u8::try_from(seconds / 3600).ok()?;
        let (minute, second) = ((seconds / 60 % 60) as u8, (seconds % 60) as u8);
        Self::from_hms_nano(hour, minute, second, (nanoseconds % 1_000_000_000) as u32).ok()
    }
}
