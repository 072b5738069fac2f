//! The crate `jiff`.

use jiff::{
    SignedDuration, Timestamp,
    civil::{Date, DateTime, Time},
};

use super::{
    super::{
        self as logical, CalendarDate, Instant, LocalDateTime, LocalTimestampMicros, TimeMicros, TimeOfDay,
        TimestampMicros,
    },
    written_as,
};

written_as!(Timestamp, TimestampMicros);
written_as!(DateTime, LocalTimestampMicros);
written_as!(Date, logical::Date);
written_as!(Time, TimeMicros);

/// Seconds rounded down, of two numbers with one sign.
#[cfg_attr(not(debug_assertions), inline(always))]
fn rounded_down(seconds: i64, nanoseconds: i32) -> (i64, u32) {
    if nanoseconds < 0 { (seconds - 1, (nanoseconds + 1_000_000_000) as u32) } else { (seconds, nanoseconds as u32) }
}

impl Instant for Timestamp {
    const NAME: &'static str = "jiff::Timestamp";

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn to_unix(&self) -> (i64, u32) {
        rounded_down(self.as_second(), self.subsec_nanosecond())
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn from_unix(seconds: i64, nanoseconds: u32) -> Option<Self> {
        Self::new(seconds, i32::try_from(nanoseconds).ok()?).ok()
    }
}

const EPOCH: DateTime = DateTime::constant(1970, 1, 1, 0, 0, 0, 0);

impl LocalDateTime for DateTime {
    const NAME: &'static str = "jiff::civil::DateTime";

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn to_unix(&self) -> (i64, u32) {
        let since = self.duration_since(EPOCH);
        rounded_down(since.as_secs(), since.subsec_nanos())
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn from_unix(seconds: i64, nanoseconds: u32) -> Option<Self> {
        EPOCH.checked_add(SignedDuration::new(seconds, i32::try_from(nanoseconds).ok()?)).ok()
    }
}

impl CalendarDate for Date {
    const NAME: &'static str = "jiff::civil::Date";

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn to_days(&self) -> i32 {
        // Whole days, of which the type has fewer than 32 bits.
        (self.duration_since(EPOCH.date()).as_secs() / 86_400) as i32
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn from_days(days: i32) -> Option<Self> {
        EPOCH.date().checked_add(SignedDuration::from_secs(i64::from(days) * 86_400)).ok()
    }
}

impl TimeOfDay for Time {
    const NAME: &'static str = "jiff::civil::Time";

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn to_nanos(&self) -> Option<u64> {
        let minutes = i64::from(self.hour()) * 60 + i64::from(self.minute());
        let seconds = minutes * 60 + i64::from(self.second());
        Some((seconds * 1_000_000_000 + i64::from(self.subsec_nanosecond())) as u64)
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn from_nanos(nanoseconds: u64) -> Option<Self> {
        let seconds = nanoseconds / 1_000_000_000;
        let hour = i8::try_from(seconds / 3600).ok()?;
        let (minute, second) = ((seconds / 60 % 60) as i8, (seconds % 60) as i8);
        Self::new(hour, minute, second, (nanoseconds % 1_000_000_000) as i32).ok()
    }
}
