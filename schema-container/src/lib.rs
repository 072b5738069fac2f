//! Avro object container files.

#[cfg(feature = "tokio")]
mod async_reader;
#[cfg(feature = "tokio")]
mod async_writer;
mod block;
mod codec;
mod decoder;
mod encoder;
mod error;
mod frames;
mod header;
mod input;
mod options;
mod parallel;
mod reader;
mod varint;
mod writer;

#[cfg(feature = "tokio")]
pub use async_reader::AsyncReader;
#[cfg(feature = "tokio")]
pub use async_writer::AsyncWriter;
pub use block::{Block, Values};
pub use codec::Codec;
pub use error::{Error, ErrorKind, Skipped};
pub use header::{Header, SyncMarker};
pub use options::{OnDamage, ReaderOptions, WriterOptions};
pub use parallel::{Parallel, ParallelBlocks, ParallelValues};
pub use reader::Reader;
pub use writer::Writer;
