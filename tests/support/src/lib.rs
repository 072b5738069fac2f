//! What tests of several crates share.

mod allocator;
mod hex;
mod panics;
mod process;
mod repository;
mod schemas;
mod ui;

pub use allocator::{CountingAllocator, allocations, most_bytes};
pub use hex::{from_hex, to_hex};
pub use panics::panic_message;
pub use process::Running;
pub use repository::repository;
pub use schemas::{compiled_in, leaked};
pub use ui::copy_data;
