//! The logical type `duration`.

/// Months, days and milliseconds: the logical type `duration`, which are 12 bytes of a fixed.
///
/// The three are apart, since a month has no fixed number of days, nor a day of hours. A fixed has a name, so it is a type of the
/// user's that stands for it:
///
/// ```
/// use schema_runtime::{AvroFixed, AvroRecord, encode, logical::Duration};
///
/// #[derive(AvroFixed)]
/// #[avro(logical = "duration")]
/// struct Span([u8; 12]);
///
/// #[derive(AvroRecord)]
/// struct Subscription {
///     #[avro(as = Span)]
///     runs: Duration,
/// }
///
/// let runs = Duration { months: 1, days: 2, milliseconds: 3 };
/// assert_eq!(encode(&Subscription { runs })?, [1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0]);
/// # Ok::<(), schema_runtime::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Duration {
    /// Whole months.
    pub months: u32,
    /// Days beside them.
    pub days: u32,
    /// Milliseconds beside both.
    pub milliseconds: u32,
}

impl Duration {
    /// The three numbers, each from the least significant byte on.
    #[must_use]
    pub fn to_bytes(self) -> [u8; 12] {
        let mut bytes = [0; 12];
        for (to, number) in bytes.as_chunks_mut::<4>().0.iter_mut().zip([self.months, self.days, self.milliseconds]) {
            *to = number.to_le_bytes();
        }
        bytes
    }

    /// The duration of these bytes.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 12]) -> Self {
        let mut numbers = bytes.as_chunks::<4>().0.iter().map(|bytes| u32::from_le_bytes(*bytes));
        let mut next = || numbers.next().unwrap_or_default();
        Self { months: next(), days: next(), milliseconds: next() }
    }
}
