//! What reading on several threads takes of memory, whatever a block claims and holds.
//!
//! A program of its own, as it has an allocator that counts for all threads.

#![allow(clippy::unwrap_used)]

use std::{
    alloc::{GlobalAlloc, Layout, System},
    num::NonZero,
    sync::atomic::{AtomicUsize, Ordering},
    thread,
};

use schema_container::{Parallel, Reader, Writer, WriterOptions};

struct Counting;

static NOW: AtomicUsize = AtomicUsize::new(0);
static MOST: AtomicUsize = AtomicUsize::new(0);

// SAFETY: every call is passed on to the system's allocator as it came; `realloc` is made of the two.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let now = NOW.fetch_add(layout.size(), Ordering::Relaxed) + layout.size();
        MOST.fetch_max(now, Ordering::Relaxed);
        // SAFETY: the caller's promise is the callee's demand.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        NOW.fetch_sub(layout.size(), Ordering::Relaxed);
        // SAFETY: as in `alloc`.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

// The only test of this program, so that none beside it counts.
#[test]
fn a_block_of_many_values_is_not_in_memory_as_a_whole() {
    const COUNT: usize = 2 << 20;
    let options = WriterOptions::new().block_size(64 << 20);
    let mut writer = Writer::<_, str>::with_options(Vec::new(), options).unwrap();
    writer.append_all((0..COUNT).map(|_| "")).unwrap();
    let file = writer.finish().unwrap();
    for parallel in [Parallel::new(), Parallel::new().unordered()] {
        let before = NOW.load(Ordering::Relaxed);
        MOST.store(before, Ordering::Relaxed);
        let count = thread::scope(|scope| {
            let parallel = parallel.threads(NonZero::new(2).unwrap());
            let values = Reader::<_, String>::new(&file[..]).unwrap().parallel(scope, parallel).unwrap();
            values.map(Result::unwrap).count()
        });
        assert_eq!(count, COUNT);
        let took = MOST.load(Ordering::Relaxed) - before;
        // The block's data take 2 MiB, a few times; its values take 48 MiB.
        assert!(took < COUNT * size_of::<String>() / 3, "{took} bytes");
    }
}
