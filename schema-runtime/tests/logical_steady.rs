//! What a logical type costs to write: no allocation.
//!
//! A program of its own, as it has an allocator that counts.

#![allow(clippy::unwrap_used)]

use std::{
    alloc::{GlobalAlloc, Layout, System},
    cell::Cell,
};

use chrono::{DateTime, NaiveTime, Utc};
use rust_decimal::Decimal;
use schema_runtime::{AvroFixed, AvroRecord, encode, encode_into};
use uuid::Uuid;

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

#[derive(AvroFixed)]
#[avro(logical = "decimal", precision = 18, scale = 4)]
struct Money([u8; 8]);

#[derive(AvroRecord)]
struct Payment {
    id: Uuid,
    at: DateTime<Utc>,
    time: NaiveTime,
    #[avro(logical = "timestamp-millis")]
    due: Option<DateTime<Utc>>,
    #[avro(logical = "decimal", precision = 20, scale = 4)]
    amount: Decimal,
    #[avro(logical = "decimal", precision = 28, scale = 2)]
    fee: Option<Decimal>,
    #[avro(as = Money)]
    rate: Decimal,
    ids: Vec<Uuid>,
    instants: Vec<DateTime<Utc>>,
}

#[test]
fn writing_takes_no_memory() {
    let at = DateTime::from_timestamp(1_700_000_000, 123_456_789).unwrap();
    let payment = Payment {
        id: Uuid::from_u128(7),
        at,
        time: at.time(),
        due: Some(at),
        amount: Decimal::new(12_345, 2),
        fee: Some(Decimal::new(100, 4)),
        rate: Decimal::new(-1, 4),
        ids: vec![Uuid::from_u128(8); 100],
        instants: vec![at; 100],
    };
    let mut buffer = encode(&payment).unwrap();
    // What is promised at most is a little more than what is written.
    buffer.reserve(4096);
    let expected = buffer.clone();
    for _ in 0..3 {
        buffer.clear();
        let before = ALLOCATIONS.get();
        encode_into(&payment, &mut buffer).unwrap();
        let after = ALLOCATIONS.get();
        assert_eq!(after - before, 0);
        assert_eq!(buffer, expected);
    }
}
