//! What a type of Rust holds, where its schema has more.

/// What a type of Rust holds of the values that its schema has.
///
/// It stands in the type's node, so that it is found inside of others: in items, values, fields and branches. Schemas are
/// compared without it, as it is in no text.
#[doc(hidden)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    All,
    I8,
    I16,
    U8,
    U16,
    U32,
    /// The milliseconds of a day.
    TimeMillis,
    /// The microseconds of a day.
    TimeMicros,
    /// So many items, or bytes.
    Items(usize),
}

impl Holds {
    /// Whether a number is one of the type's.
    pub(crate) const fn number(self, negative: bool, value: u128) -> bool {
        let (below, above) = match self {
            Self::All | Self::Items(_) => return true,
            Self::I8 => (1 << 7, (1 << 7) - 1),
            Self::I16 => (1 << 15, (1 << 15) - 1),
            Self::U8 => (0, (1 << 8) - 1),
            Self::U16 => (0, (1 << 16) - 1),
            Self::U32 => (0, (1 << 32) - 1),
            Self::TimeMillis => (0, 86_400_000 - 1),
            Self::TimeMicros => (0, 86_400_000_000 - 1),
        };
        value <= if negative { below } else { above }
    }

    /// Whether so many items, or bytes, are as many as the type has.
    pub(crate) const fn count(self, count: usize) -> bool {
        match self {
            Self::Items(length) => length == count,
            _ => true,
        }
    }

    /// The name of a type of numbers, of Rust or of Avro.
    pub(crate) const fn type_name(self) -> &'static str {
        match self {
            Self::I8 => "i8",
            Self::I16 => "i16",
            Self::U8 => "u8",
            Self::U16 => "u16",
            Self::U32 => "u32",
            Self::TimeMillis => "time-millis",
            Self::TimeMicros => "time-micros",
            Self::All | Self::Items(_) => unreachable!(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Holds;

    #[test]
    fn numbers_are_those_of_the_type() {
        for (holds, least, greatest) in [
            (Holds::I8, i64::from(i8::MIN), i64::from(i8::MAX)),
            (Holds::I16, i64::from(i16::MIN), i64::from(i16::MAX)),
            (Holds::U8, 0, i64::from(u8::MAX)),
            (Holds::U16, 0, i64::from(u16::MAX)),
            (Holds::U32, 0, i64::from(u32::MAX)),
            (Holds::TimeMillis, 0, 86_399_999),
            (Holds::TimeMicros, 0, 86_399_999_999),
        ] {
            let has = |number: i64| holds.number(number < 0, number.unsigned_abs().into());
            assert!(has(least) && has(greatest) && has(0), "{holds:?}");
            assert!(!has(least - 1) && !has(greatest + 1), "{holds:?}");
        }
        // Minus nothing is nothing.
        assert!(Holds::U8.number(true, 0) && Holds::All.number(true, u128::MAX));
    }
}
