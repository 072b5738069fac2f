//! What a message costs once everything is known: no request and no allocation.
//!
//! A program of its own, as it has an allocator that counts.

#![allow(clippy::unwrap_used)]

#[path = "it/registry_support/mod.rs"]
mod registry_support;

use std::{
    alloc::{GlobalAlloc, Layout, System},
    cell::Cell,
};

use registry_support::{Server, json};
use schema_runtime::{Deserializer, Serializer, Subject};

struct Counting;

thread_local! {
    /// Of this thread, so that tests beside this one do not count.
    static ALLOCATIONS: Cell<usize> = const { Cell::new(0) };
}

fn count() {
    // A thread that ends may allocate after its locals are gone.
    let _ = ALLOCATIONS.try_with(|count| count.set(count.get() + 1));
}

// SAFETY: every call is passed on to the system's allocator as it came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count();
        // SAFETY: the caller's promise is the callee's demand.
        unsafe { System.alloc(layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        count();
        // SAFETY: as in `alloc`.
        unsafe { System.realloc(pointer, layout, size) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        // SAFETY: as in `alloc`.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

fn allocations(run: impl FnOnce()) -> usize {
    let before = ALLOCATIONS.get();
    run();
    ALLOCATIONS.get() - before
}

#[test]
fn the_counter_counts() {
    assert_ne!(allocations(|| drop(std::hint::black_box(Box::new(1)))), 0);
}

#[tokio::test]
async fn no_allocation_per_message() {
    let server = Server::start(|_, _| json(200, r#"{"id":7,"schema":"\"string\""}"#)).await;
    let registry = server.client();
    let serializer = Serializer::<&str>::new(&registry, Subject::value_of("users"));
    let deserializer = Deserializer::<&str>::new(&registry);
    deserializer.prepare(serializer.prepare().await.unwrap()).await.unwrap();

    let mut buffer = Vec::with_capacity(100);
    let count = allocations(|| {
        for name in ["foo", "bar", "a name that is a little longer"] {
            buffer.clear();
            serializer.serialize_into(&name, &mut buffer).unwrap();
            assert_eq!(deserializer.deserialize_known(&buffer).unwrap(), name);
        }
    });
    assert_eq!(count, 0);
    assert_eq!(server.requests().len(), 2);
}
