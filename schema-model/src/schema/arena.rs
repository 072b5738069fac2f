//! Where the nodes of a parsed schema live.

use std::{
    alloc::{self, Layout},
    cell::{Cell, RefCell},
    ptr::NonNull,
};

use super::raw::{Raw, Text};

/// Memory that is handed out piece by piece and freed all at once.
///
/// Pieces are reached by raw pointers only, never through the arena itself, so that moving the arena (or the `Arc` it
/// sits in) says nothing about them. Nothing in it needs dropping.
#[derive(Default)]
pub(crate) struct Arena {
    chunks: RefCell<Vec<(NonNull<u8>, Layout)>>,
    free: Cell<Free>,
}

#[derive(Clone, Copy)]
struct Free {
    start: *mut u8,
    len: usize,
}

impl Default for Free {
    fn default() -> Self {
        Self { start: std::ptr::null_mut(), len: 0 }
    }
}

// SAFETY: the parser fills an arena on one thread and then gives it away inside a `Schema`, which lends nodes but never
// the arena: from then on it is only dropped, once.
unsafe impl Send for Arena {}
// SAFETY: as above; no method is called through a shared reference once the arena is inside a `Schema`.
unsafe impl Sync for Arena {}

/// Alignment of every chunk, and the most that a piece may ask for.
const ALIGN: usize = 16;
/// Chunks grow from the first size to the second, so that a small schema stays small.
const FIRST_CHUNK: usize = 1 << 10;
const LARGEST_CHUNK: usize = 1 << 16;

impl Arena {
    /// Room for one `T`, not initialized, which lives as long as the arena.
    pub(crate) fn reserve<T>(&self) -> *mut T {
        self.piece::<T>(Layout::new::<T>())
    }

    /// Moves a value in.
    pub(crate) fn put<T>(&self, value: T) -> *const T {
        let at = self.reserve::<T>();
        // SAFETY: `at` is fresh, aligned for `T`, and no reference to it exists.
        unsafe { at.write(value) };
        at
    }

    /// Moves the values in.
    pub(crate) fn put_all<T>(&self, values: Vec<T>) -> Raw<T> {
        if values.is_empty() {
            return Raw::empty();
        }
        let len = values.len();
        // A `Vec` of this length exists, so the layout does too.
        let Ok(layout) = Layout::array::<T>(len) else { unreachable!("a Vec of this length exists") };
        let start = self.piece::<T>(layout);
        for (i, value) in values.into_iter().enumerate() {
            // SAFETY: `start` has room for `len` values, `i < len`, and no reference to the place exists.
            unsafe { start.add(i).write(value) };
        }
        Raw::from_arena(start, len)
    }

    /// Copies a string in.
    pub(crate) fn text(&self, text: &str) -> Text {
        Text::from_arena(self.put_all(text.as_bytes().to_vec()))
    }

    fn piece<T>(&self, layout: Layout) -> *mut T {
        const {
            assert!(!std::mem::needs_drop::<T>(), "nothing in an arena is dropped");
            assert!(align_of::<T>() <= ALIGN);
        }
        let free = self.free.get();
        let padding = free.start.align_offset(layout.align());
        let start = if !free.start.is_null() && padding.checked_add(layout.size()).is_some_and(|n| n <= free.len) {
            let start = free.start.wrapping_add(padding);
            self.free.set(Free { start: start.wrapping_add(layout.size()), len: free.len - padding - layout.size() });
            start
        } else {
            let chunk = self.chunk(layout.size());
            self.free.set(Free { start: chunk.start.wrapping_add(layout.size()), len: chunk.len - layout.size() });
            chunk.start
        };
        start.cast()
    }

    fn chunk(&self, at_least: usize) -> Free {
        let mut chunks = self.chunks.borrow_mut();
        let usual = (FIRST_CHUNK << chunks.len().min(6)).min(LARGEST_CHUNK);
        let size = at_least.max(usual);
        let Ok(layout) = Layout::from_size_align(size, ALIGN) else { unreachable!("larger than the address space") };
        // SAFETY: `size` is not zero.
        let Some(start) = NonNull::new(unsafe { alloc::alloc(layout) }) else { alloc::handle_alloc_error(layout) };
        chunks.push((start, layout));
        Free { start: start.as_ptr(), len: size }
    }
}

impl Drop for Arena {
    fn drop(&mut self) {
        for (start, layout) in self.chunks.get_mut().drain(..) {
            // SAFETY: allocated in `chunk` with this layout, and freed only here.
            unsafe { alloc::dealloc(start.as_ptr(), layout) };
        }
    }
}
