//! An allocator that counts. A program of tests declares it with `#[global_allocator]`.
//!
//! Invariant of the unsafe code: every call reaches the system's allocator with the arguments that it came with, and the
//! result goes back unchanged. Counting allocates nothing.

use std::{
    alloc::{GlobalAlloc, Layout, System},
    cell::Cell,
    sync::atomic::{AtomicUsize, Ordering},
};

/// The system's allocator, with a count of calls per thread, and of bytes for the whole process.
#[derive(Debug)]
pub struct CountingAllocator;

thread_local! {
    /// Of this thread, so that tests on other threads do not count.
    static ALLOCATIONS: Cell<usize> = const { Cell::new(0) };
}

static BYTES: AtomicUsize = AtomicUsize::new(0);
static MOST_BYTES: AtomicUsize = AtomicUsize::new(0);

fn count(more: usize, fewer: usize) {
    // A thread that ends may allocate after its thread-locals are gone.
    let _ = ALLOCATIONS.try_with(|count| count.set(count.get() + 1));
    let before = BYTES.fetch_add(more, Ordering::Relaxed);
    MOST_BYTES.fetch_max(before + more, Ordering::Relaxed);
    BYTES.fetch_sub(fewer, Ordering::Relaxed);
}

// SAFETY: see the top of the file.
unsafe impl GlobalAlloc for CountingAllocator {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count(layout.size(), 0);
        // SAFETY: the caller's promise is the callee's demand.
        unsafe { System.alloc(layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // Both may be there for a moment.
        count(size, layout.size());
        // SAFETY: as in `alloc`.
        unsafe { System.realloc(pointer, layout, size) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        BYTES.fetch_sub(layout.size(), Ordering::Relaxed);
        // SAFETY: as in `alloc`.
        unsafe { System.dealloc(pointer, layout) }
    }
}

/// Counts the allocations of `run` on this thread: none where the program has another allocator.
pub fn allocations(run: impl FnOnce()) -> usize {
    let before = ALLOCATIONS.get();
    run();
    ALLOCATIONS.get() - before
}

/// Measures how many bytes more than before `run` has at once, on all threads of the process.
pub fn most_bytes(run: impl FnOnce()) -> usize {
    let before = BYTES.load(Ordering::Relaxed);
    MOST_BYTES.store(before, Ordering::Relaxed);
    run();
    MOST_BYTES.load(Ordering::Relaxed) - before
}
