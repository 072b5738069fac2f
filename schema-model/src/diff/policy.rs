//! What two schemas are compared for.

use crate::schema::StaticSchema;

/// What a walk through two schemas compares.
#[derive(Clone, Copy)]
pub(crate) enum Policy {
    /// Two definitions of one name: whether they are one. Named types inside are compared by their names.
    Definition,
    /// A type and the schema of a file: whether they are the same, but for documentation and properties without a meaning.
    File,
    /// A type and a recorded version: whether the type reads what the version wrote.
    Reads,
    /// A type and a recorded version: whether readers with the version read what the type writes.
    IsRead,
}

/// A recorded version of a subject's schema, and which side a type is on when it meets its data.
#[derive(Clone, Copy, Debug)]
pub struct Recorded {
    pub(crate) schema: StaticSchema,
    pub(crate) version: u32,
    pub(crate) subject: &'static str,
    pub(crate) reads: bool,
    pub(crate) is_read: bool,
}

impl Recorded {
    /// A version of a subject: whether the type is to read its data, as the levels BACKWARD and FULL ask, and whether its
    /// readers are to read what the type writes, as FORWARD and FULL do.
    pub const fn new(schema: StaticSchema, version: u32, subject: &'static str, reads: bool, is_read: bool) -> Self {
        Self { schema, version, subject, reads, is_read }
    }

    /// Whether the version is compared for this.
    pub(crate) const fn asks(&self, policy: Policy) -> bool {
        match policy {
            Policy::Reads => self.reads,
            Policy::IsRead => self.is_read,
            Policy::Definition | Policy::File => false,
        }
    }
}
