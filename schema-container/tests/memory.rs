//! What reading on several threads takes of memory, whatever a block claims and holds.
//!
//! A program of its own, as it has an allocator that counts for all threads.

#![allow(clippy::unwrap_used)]

use std::{num::NonZero, thread};

use schema_container::{Parallel, Reader, Writer, WriterOptions};
use test_support::{CountingAllocator, most_bytes};

#[global_allocator]
static ALLOCATOR: CountingAllocator = CountingAllocator;

// The only test of this program, so that none beside it counts.
#[test]
fn a_block_of_many_values_is_not_in_memory_as_a_whole() {
    const COUNT: usize = 2 << 20;
    let options = WriterOptions::new().block_size(64 << 20);
    let mut writer = Writer::<_, str>::with_options(Vec::new(), options).unwrap();
    writer.append_all((0..COUNT).map(|_| "")).unwrap();
    let file = writer.finish().unwrap();
    for parallel in [Parallel::new(), Parallel::new().unordered()] {
        let took = most_bytes(|| {
            let count = thread::scope(|scope| {
                let parallel = parallel.threads(NonZero::new(2).unwrap());
                let values = Reader::<_, String>::new(&file[..]).unwrap().parallel(scope, parallel).unwrap();
                values.map(Result::unwrap).count()
            });
            assert_eq!(count, COUNT);
        });
        // The block's data take 2 MiB, a few times; its values take 48 MiB.
        assert!(took < COUNT * size_of::<String>() / 3, "{took} bytes");
    }
}
