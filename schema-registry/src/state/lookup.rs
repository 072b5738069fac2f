//! Which records are looked at: versions that were deleted softly are kept, and can be asked for.

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Lookup {
    /// Those that are not deleted.
    #[default]
    Active,
    All,
    Deleted,
}

impl Lookup {
    /// Deleted ones only if they are asked for.
    pub(crate) fn with_deleted(deleted: bool) -> Self {
        if deleted { Self::All } else { Self::Active }
    }

    pub(crate) fn takes(self, deleted: bool) -> bool {
        match self {
            Self::Active => !deleted,
            Self::All => true,
            Self::Deleted => deleted,
        }
    }

    /// The same, where there is no difference between some being deleted and all.
    pub(crate) fn widened(self) -> Self {
        Self::with_deleted(self != Self::Active)
    }
}
