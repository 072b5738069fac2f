//! The crate `chrono`.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Timelike, Utc};

use super::{
    super::{CalendarDate, Date, Instant, LocalDateTime, LocalTimestampMicros, TimeMicros, TimeOfDay, TimestampMicros},
    written_as,
};

written_as!(DateTime<Utc>, TimestampMicros);
written_as!(NaiveDateTime, LocalTimestampMicros);
written_as!(NaiveDate, Date);
written_as!(NaiveTime, TimeMicros);

impl Instant for DateTime<Utc> {
    const NAME: &'static str = "chrono::DateTime<Utc>";

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn to_unix(&self) -> (i64, u32) {
        // In a leap second, the nanoseconds go on behind 999 999 999.
        (self.timestamp(), self.timestamp_subsec_nanos())
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn from_unix(seconds: i64, nanoseconds: u32) -> Option<Self> {
        Self::from_timestamp(seconds, nanoseconds)
    }
}

impl LocalDateTime for NaiveDateTime {
    const NAME: &'static str = "chrono::NaiveDateTime";

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn to_unix(&self) -> (i64, u32) {
        Instant::to_unix(&self.and_utc())
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn from_unix(seconds: i64, nanoseconds: u32) -> Option<Self> {
        DateTime::from_timestamp(seconds, nanoseconds).map(|utc| utc.naive_utc())
    }
}

/// 1970-01-01, in days since the first day of the year 1, which is the day 1.
const EPOCH: i32 = 719_163;

impl CalendarDate for NaiveDate {
    const NAME: &'static str = "chrono::NaiveDate";

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn to_days(&self) -> i32 {
        chrono::Datelike::num_days_from_ce(self) - EPOCH
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn from_days(days: i32) -> Option<Self> {
        Self::from_num_days_from_ce_opt(days.checked_add(EPOCH)?)
    }
}

impl TimeOfDay for NaiveTime {
    const NAME: &'static str = "chrono::NaiveTime";

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn to_nanos(&self) -> Option<u64> {
        let nanoseconds = u64::from(self.nanosecond());
        (nanoseconds < 1_000_000_000).then(|| u64::from(self.num_seconds_from_midnight()) * 1_000_000_000 + nanoseconds)
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn from_nanos(nanoseconds: u64) -> Option<Self> {
        let seconds = u32::try_from(nanoseconds / 1_000_000_000).ok()?;
        Self::from_num_seconds_from_midnight_opt(seconds, (nanoseconds % 1_000_000_000) as u32)
    }
}
