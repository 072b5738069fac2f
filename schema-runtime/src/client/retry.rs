//! When a request is sent again, and after which pause.

use std::time::Duration;

/// How often and how patiently a request to the registry is sent again after a failure that may pass.
///
/// Such failures are connections that cannot be made or break off, answers that do not come in time, and the HTTP
/// statuses 408, 429, 500, 502, 503 and 504. The pause before the *n*-th retry is a random time between nothing and
/// `initial_delay` doubled *n* - 1 times, `max_delay` at most, so that clients which failed together do not come back
/// together. Where the registry said how long to wait (`Retry-After`, in seconds), the pause is that long at least,
/// again `max_delay` at most.
///
/// Where several URLs are configured, each attempt goes through them in turn, without a pause between two of them.
///
/// ```
/// use std::time::Duration;
/// use schema_runtime::RetryPolicy;
///
/// let patient = RetryPolicy::default().retries(8).max_delay(Duration::from_secs(60));
/// # let _ = patient;
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RetryPolicy {
    retries: u32,
    initial_delay: Duration,
    max_delay: Duration,
}

impl Default for RetryPolicy {
    /// Three retries, with pauses of up to 1, 2 and 4 seconds, and of up to 20 where the registry asks for it.
    fn default() -> Self {
        Self { retries: 3, initial_delay: Duration::from_secs(1), max_delay: Duration::from_secs(20) }
    }
}

impl RetryPolicy {
    /// No retries: the first failure is the result.
    pub fn none() -> Self {
        Self::default().retries(0)
    }

    /// Sets how often a request is sent again after its first attempt.
    #[must_use]
    pub fn retries(mut self, retries: u32) -> Self {
        self.retries = retries;
        self
    }

    /// Sets the longest pause before the first retry.
    #[must_use]
    pub fn initial_delay(mut self, delay: Duration) -> Self {
        self.initial_delay = delay;
        self
    }

    /// Sets the longest pause before any retry.
    #[must_use]
    pub fn max_delay(mut self, delay: Duration) -> Self {
        self.max_delay = delay;
        self
    }

    pub(super) fn attempts(&self) -> u32 {
        self.retries.saturating_add(1)
    }

    /// The pause after the `attempt`-th attempt, counted from 1, where `dice` is in 0 to 1.
    pub(super) fn pause(&self, attempt: u32, retry_after: Option<Duration>, dice: f64) -> Duration {
        let doubled = 2_u32.saturating_pow(attempt.saturating_sub(1));
        let longest = self.initial_delay.saturating_mul(doubled).min(self.max_delay);
        // Fails only where the longest pause is longer than any clock runs.
        let jittered = Duration::try_from_secs_f64(longest.as_secs_f64() * dice).unwrap_or(longest);
        jittered.max(retry_after.unwrap_or_default()).min(self.max_delay)
    }
}

/// Whether a request that was answered with this status may be answered otherwise a little later.
pub(super) fn is_transient(status: u16) -> bool {
    matches!(status, 408 | 429 | 500 | 502 | 503 | 504)
}

/// The value of a `Retry-After` header. Its other form, a date, is taken as absent: it depends on two clocks agreeing.
pub(super) fn retry_after(header: Option<&str>) -> Option<Duration> {
    header?.trim().parse().ok().map(Duration::from_secs)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn policy() -> RetryPolicy {
        RetryPolicy::default().initial_delay(Duration::from_secs(1)).max_delay(Duration::from_secs(20))
    }

    #[test]
    fn pauses_double_up_to_the_longest() {
        let longest: Vec<_> = (1..=7).map(|attempt| policy().pause(attempt, None, 1.0).as_secs()).collect();
        assert_eq!(longest, [1, 2, 4, 8, 16, 20, 20]);
        assert_eq!(policy().pause(u32::MAX, None, 1.0).as_secs(), 20);
    }

    #[test]
    fn jitter_is_full() {
        assert_eq!(policy().pause(3, None, 0.0), Duration::ZERO);
        assert_eq!(policy().pause(3, None, 0.5), Duration::from_secs(2));
        let endless = policy().initial_delay(Duration::MAX).max_delay(Duration::MAX);
        assert_eq!(endless.pause(3, None, 1.0), Duration::MAX);
    }

    #[test]
    fn the_registry_may_ask_for_more_but_not_for_ever() {
        assert_eq!(policy().pause(1, Some(Duration::from_secs(7)), 1.0), Duration::from_secs(7));
        assert_eq!(policy().pause(1, Some(Duration::from_secs(7000)), 1.0), Duration::from_secs(20));
        assert_eq!(policy().pause(1, Some(Duration::ZERO), 1.0), Duration::from_secs(1));
    }

    #[test]
    fn retry_after_is_seconds() {
        assert_eq!(retry_after(Some("3")), Some(Duration::from_secs(3)));
        assert_eq!(retry_after(Some(" 0 ")), Some(Duration::ZERO));
        for odd in ["", "-1", "1.5", "Wed, 21 Oct 2015 07:28:00 GMT", "99999999999999999999999"] {
            assert_eq!(retry_after(Some(odd)), None, "{odd}");
        }
        assert_eq!(retry_after(None), None);
    }

    #[test]
    fn retriable_statuses() {
        let retriable: Vec<_> = (100..600).filter(|status| is_transient(*status)).collect();
        assert_eq!(retriable, [408, 429, 500, 502, 503, 504]);
    }
}
