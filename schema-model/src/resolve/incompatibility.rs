//! Why data of one schema cannot be read as that of another.

use std::fmt;

/// Why data of a writer's schema cannot be read, in the terms of Java's `SchemaIncompatibilityType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum IncompatibilityKind {
    /// A named type has another name, and no alias says so.
    NameMismatch,
    /// A fixed has another size.
    FixedSizeMismatch,
    /// An enum lacks symbols of the writer's, and has no default.
    MissingEnumSymbols,
    /// The writer lacks a field of the reader's that has no default.
    ReaderFieldMissingDefaultValue,
    /// The types differ, and the one does not widen to the other.
    TypeMismatch,
    /// A branch of the writer's union cannot be read.
    MissingUnionBranch,
    /// The writer has several fields that are one of the reader's, by its name and its aliases. Java's checker throws there,
    /// and a registry answers no; a plan takes the field of the name, or of the first alias.
    AmbiguousField,
    /// The logical types differ, and the reader's does not hold all values of the writer's: the bytes could be read, and would
    /// mean something else. Java does not compare them.
    LogicalTypeMismatch,
}

impl IncompatibilityKind {
    /// The name that Java has for it, or would have.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NameMismatch => "NAME_MISMATCH",
            Self::FixedSizeMismatch => "FIXED_SIZE_MISMATCH",
            Self::MissingEnumSymbols => "MISSING_ENUM_SYMBOLS",
            Self::ReaderFieldMissingDefaultValue => "READER_FIELD_MISSING_DEFAULT_VALUE",
            Self::TypeMismatch => "TYPE_MISMATCH",
            Self::MissingUnionBranch => "MISSING_UNION_BRANCH",
            Self::AmbiguousField => "AMBIGUOUS_FIELD",
            Self::LogicalTypeMismatch => "LOGICAL_TYPE_MISMATCH",
        }
    }
}

/// The name that Java has for it, or would have.
impl fmt::Display for IncompatibilityKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// One reason why data of a writer's schema cannot be read by a reader's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Incompatibility {
    pub(super) kind: IncompatibilityKind,
    pub(super) path: String,
    pub(super) detail: String,
    pub(super) message: String,
}

impl Incompatibility {
    /// What kind of reason it is.
    pub const fn kind(&self) -> IncompatibilityKind {
        self.kind
    }

    /// Where it is, as a JSON pointer into the reader's schema, such as `/fields/1/type`; where a union is the writer's, a
    /// step is the index of its branch. `/` is the whole.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What Java says beside the kind: a field's name, `[A, B]` for symbols, `expected: 4, found: 2` for sizes.
    pub fn detail(&self) -> &str {
        &self.detail
    }
}

/// In words: what the writer has, and what the reader, and where.
impl fmt::Display for Incompatibility {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        if self.path != "/" {
            write!(f, " (at {})", self.path)?;
        }
        Ok(())
    }
}
