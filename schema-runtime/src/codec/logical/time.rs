//! The arithmetic of times: units since a beginning, rounded towards the past.

/// The nanoseconds of a day.
pub(crate) const DAY: u64 = 86_400 * 1_000_000_000;

/// Seconds and nanoseconds in a unit of which a second has so many, rounded down; none where 64 bits do not hold them.
#[cfg_attr(not(debug_assertions), inline(always))]
pub(crate) fn to_units((seconds, nanoseconds): (i64, u32), per_second: u32) -> Option<i64> {
    // In 128 bits, as the whole seconds of the least number of units are less than 64 bits hold.
    let whole = i128::from(seconds) * i128::from(per_second);
    let part = nanoseconds / (1_000_000_000 / per_second);
    i64::try_from(whole + i128::from(part)).ok()
}

/// The seconds of so many units, rounded down, and the nanoseconds behind them.
#[cfg_attr(not(debug_assertions), inline(always))]
pub(crate) fn from_units(units: i64, per_second: u32) -> (i64, u32) {
    let per_second = i64::from(per_second);
    let part = units.rem_euclid(per_second) as u32;
    (units.div_euclid(per_second), part * (1_000_000_000 / per_second as u32))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_finer_is_cut_off_towards_the_past() {
        assert_eq!(to_units((0, 999_999_999), 1000), Some(999));
        assert_eq!(to_units((-1, 999_999_999), 1000), Some(-1));
        assert_eq!(to_units((-1, 999_999_999), 1_000_000_000), Some(-1));
        assert_eq!(to_units((-1, 1), 1_000_000), Some(-1_000_000));
        // A leap second.
        assert_eq!(to_units((-1, 1_500_000_000), 1000), Some(500));
    }

    #[test]
    fn the_ends_are_exact() {
        for per_second in [1000, 1_000_000, 1_000_000_000] {
            for units in [i64::MIN, i64::MIN + 1, -1, 0, 1, i64::MAX] {
                let (seconds, nanoseconds) = from_units(units, per_second);
                assert_eq!(to_units((seconds, nanoseconds), per_second), Some(units));
            }
            let (seconds, nanoseconds) = from_units(i64::MAX, per_second);
            assert_eq!(to_units((seconds, nanoseconds + 1_000_000_000 / per_second), per_second), None);
            let (seconds, nanoseconds) = from_units(i64::MIN, per_second);
            assert_eq!(to_units((seconds - 1, nanoseconds), per_second), None);
        }
    }
}
