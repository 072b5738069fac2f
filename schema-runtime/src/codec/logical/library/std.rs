//! The standard library's clock.

use std::time::{Duration, SystemTime};

use super::{
    super::{Instant, TimestampMicros},
    written_as,
};

written_as!(SystemTime, TimestampMicros);

impl Instant for SystemTime {
    const NAME: &'static str = "std::time::SystemTime";

    fn to_unix(&self) -> (i64, u32) {
        match self.duration_since(Self::UNIX_EPOCH) {
            Ok(since) => (i64::try_from(since.as_secs()).unwrap_or(i64::MAX), since.subsec_nanos()),
            Err(before) => {
                let before = before.duration();
                // No clock has more seconds than 64 bits with a sign; the nanoseconds count from the second before.
                let seconds = 0_i64.checked_sub_unsigned(before.as_secs()).unwrap_or(i64::MIN);
                match before.subsec_nanos() {
                    0 => (seconds, 0),
                    nanoseconds => (seconds.saturating_sub(1), 1_000_000_000 - nanoseconds),
                }
            }
        }
    }

    fn from_unix(seconds: i64, nanoseconds: u32) -> Option<Self> {
        let whole = Duration::from_secs(seconds.unsigned_abs());
        let second = match seconds {
            0.. => Self::UNIX_EPOCH.checked_add(whole),
            _ => Self::UNIX_EPOCH.checked_sub(whole),
        };
        second?.checked_add(Duration::from_nanos(nanoseconds.into()))
    }
}
