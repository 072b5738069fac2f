//! How much a datum may ask of the program.

/// How much a datum may ask of the program that reads or writes it.
///
/// A few bytes of a hostile datum can claim billions of items, or nest without end. Limits belong to the reader at
/// hand, not to the process.
///
/// ```
/// use schema_runtime::{Limits, decode_with};
///
/// // An array of one block that claims four items, and holds one.
/// let error = decode_with::<Vec<Vec<i32>>>(&[8, 0, 0], &Limits::default()).unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "cannot decode array at byte 0: a block claims 4 items, more than the 2 bytes left can hold",
/// );
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// How many arrays, maps and boxes may be inside each other, in reading and in writing. Default: 128.
    pub max_depth: u32,
    /// How many bytes of the stack nested values may take, in reading and in writing. Default: 512 KiB.
    ///
    /// A level takes more in a debug build, and where records have many fields. Half a MiB leaves room on the stack of a
    /// thread of 2 MiB, which is what spawned threads and the workers of tokio have.
    pub max_stack: usize,
    /// How many bytes boxes and the items of arrays and maps may take in memory, all together. Default: 64 MiB.
    ///
    /// Strings and byte strings are not counted: they are never longer than the datum. Of a decimal that is converted to a larger
    /// scale, the bytes count that come on top.
    pub max_memory: usize,
    /// How many items may take no byte of the datum, all together, as empty records do. Default: 65536.
    ///
    /// Where a value is passed over or rewritten by a schema of its own, records inside of records that take no byte count as
    /// well.
    pub max_empty_items: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { max_depth: 128, max_stack: 512 << 10, max_memory: 64 << 20, max_empty_items: 1 << 16 }
    }
}

impl Limits {
    /// With this many levels of nesting.
    #[must_use]
    pub fn max_depth(mut self, levels: u32) -> Self {
        self.max_depth = levels;
        self
    }

    /// With this many bytes of stack for nested values.
    #[must_use]
    pub fn max_stack(mut self, bytes: usize) -> Self {
        self.max_stack = bytes;
        self
    }

    /// With this many bytes of memory for boxes and items.
    #[must_use]
    pub fn max_memory(mut self, bytes: usize) -> Self {
        self.max_memory = bytes;
        self
    }

    /// With this many items that take no byte.
    #[must_use]
    pub fn max_empty_items(mut self, items: usize) -> Self {
        self.max_empty_items = items;
        self
    }
}
