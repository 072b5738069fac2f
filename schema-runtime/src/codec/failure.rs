//! Why a datum cannot be read or written, in one byte.

/// Why a datum cannot be read or written.
///
/// One byte, so that a result of it travels in registers. What belongs to it, a place and the offending value, is found
/// again in the datum when the error is told: the reader stays at the start of what it could not read.
#[doc(hidden)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The datum ends too early.
    End,
    /// A variable-length number is longer than its type.
    Varint,
    /// A boolean is neither 0 nor 1.
    Boolean,
    /// A length is negative, or longer than what is left.
    Length,
    /// A string is not UTF-8.
    Utf8,
    /// A union has no branch of that index.
    Branch,
    /// An enum has no symbol of that index.
    Symbol,
    /// The type that the value is read into refuses it; the reader has the reason.
    Refused,
    /// The value is none of the type that it is converted to; the reader has the reason.
    Unconverted,
    /// A block claims more items than what is left can hold.
    BlockCount,
    /// A block does not have the size that it claims.
    BlockSize,
    /// Nested too deep.
    Depth,
    /// Items take too much memory.
    Memory,
    /// Too many items take no byte.
    EmptyItems,
    /// Bytes are left behind the datum.
    Trailing,
    /// More items than an Avro block can count.
    ItemCount,
}

impl Failure {
    /// The failure of a value that is converted as a whole: what was refused in it stays refused there.
    #[cold]
    pub(crate) fn settled(self) -> Self {
        if self == Self::Unconverted { Self::Refused } else { self }
    }
}
