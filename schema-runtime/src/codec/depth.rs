//! How much of the stack is used.

use super::Limits;

/// How deep a value may nest: in levels, and in bytes of the stack.
///
/// Levels alone do not bound the stack: what one takes depends on the type, and on how it is compiled.
pub(crate) struct Depth {
    levels_left: u32,
    /// Where the stack was at the first level; 0 before that, so that what does not nest does not look.
    base: usize,
    max_stack: usize,
}

impl Depth {
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn new(limits: &Limits) -> Self {
        Self { levels_left: limits.max_depth, base: 0, max_stack: limits.max_stack }
    }

    /// Whether there is stack left. Records inside each other without a level between are bounded by their types in Rust, and
    /// by nothing where a schema comes from elsewhere.
    pub(crate) fn has_stack(&mut self) -> bool {
        let here = here();
        if self.base == 0 {
            self.base = here;
        }
        self.base.abs_diff(here) <= self.max_stack
    }

    /// Lets nesting go on for as long as there is stack.
    pub(crate) fn without_levels(&mut self) -> u32 {
        std::mem::replace(&mut self.levels_left, u32::MAX)
    }

    /// Counts levels again.
    pub(crate) fn with_levels(&mut self, levels_left: u32) {
        self.levels_left = levels_left;
    }

    /// Goes one level deeper, if that is allowed.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn enter(&mut self) -> bool {
        let here = here();
        if self.base == 0 {
            self.base = here;
        }
        if self.levels_left == 0 || self.base.abs_diff(here) > self.max_stack {
            return false;
        }
        self.levels_left -= 1;
        true
    }

    /// Comes back from one level deeper.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn leave(&mut self) {
        self.levels_left += 1;
    }
}

/// About where the top of the stack is: the address of a local.
#[cfg_attr(not(debug_assertions), inline(always))]
fn here() -> usize {
    let local = 0_u8;
    std::ptr::from_ref(std::hint::black_box(&local)).addr()
}
