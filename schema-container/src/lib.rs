//! Avro object container files: typed, resolved once, and bounded whatever a file claims.
//!
//! ```
//! use schema_container::{Codec, Reader, Writer, WriterOptions};
//! use schema_runtime::AvroRecord;
//!
//! #[derive(AvroRecord, Debug, PartialEq)]
//! #[avro(namespace = "com.example")]
//! struct User {
//!     name: String,
//!     visits: i64,
//! }
//!
//! let options = WriterOptions::new().codec(Codec::Deflate);
//! let mut writer = Writer::<_, User>::with_options(Vec::new(), options)?;
//! writer.append(&User { name: "foo".into(), visits: 3 })?;
//! let file = writer.finish()?;
//!
//! // A later version of the type reads it as well.
//! #[derive(AvroRecord, Debug, PartialEq)]
//! #[avro(name = "User", namespace = "com.example")]
//! struct Later {
//!     #[avro(alias = "name")]
//!     handle: String,
//!     #[avro(default = "free")]
//!     plan: String,
//! }
//!
//! let users: Vec<Later> = Reader::<_, Later>::new(&file[..])?.collect::<Result<_, _>>()?;
//! assert_eq!(users, [Later { handle: "foo".into(), plan: "free".into() }]);
//! # Ok::<(), schema_container::Error>(())
//! ```
//!
//! - A [`Writer`] writes any type that has a schema; [`Writer::append_to`] goes on with a file.
//! - A [`Reader`] is an iterator of owned values. [`Reader::next_block`] gives values that borrow from a block, and
//!   [`Reader::parallel`] and [`Reader::parallel_map`] read blocks on several threads.
//! - Parts of a file are read by [`Reader::range`], or as in Java by [`Reader::sync`] and [`Reader::past_sync`].
//! - With the feature `tokio`, `AsyncReader` and `AsyncWriter` read and write in tasks, values and borrowed blocks. They have
//!   no parts of a file, no threads, and do not append.
//! - [`Codec`] has the codecs of the specification: `null`, and each by its feature `deflate` (on by default), `snappy`,
//!   `zstandard`, `bzip2` and `xz`.
//!
//! # Damaged files
//!
//! A damaged block is an error that tells the block and where it starts in the file. By default reading ends there; with
//! [`OnDamage::Skip`] it goes on behind the next sync marker, or behind a value that the type alone refuses, and each error tells
//! what was [skipped](Error::skipped).
//!
//! ```
//! use schema_container::{OnDamage, Reader, ReaderOptions, Writer, WriterOptions};
//!
//! let mut writer = Writer::<_, i64>::with_options(Vec::new(), WriterOptions::new().block_size(1))?;
//! writer.append_all(&[1, 2, 3])?;
//! let mut file = writer.finish()?;
//!
//! // Half of the last block is not there.
//! file.truncate(file.len() - 10);
//! let options = ReaderOptions::new().on_damage(OnDamage::Skip);
//! let mut reader = Reader::<_, i64>::with_options(&file[..], options)?;
//! assert_eq!(reader.by_ref().take(2).collect::<Result<Vec<_>, _>>()?, [1, 2]);
//! let error = reader.next().unwrap().unwrap_err();
//! assert_eq!(error.skipped().unwrap().bytes.end, file.len() as u64);
//! assert!(reader.next().is_none());
//! # Ok::<(), schema_container::Error>(())
//! ```
//!
//! The format has no checksum of its own. Those of `snappy`, `zstandard`, `bzip2` and `xz` find any change of a block's data;
//! with `null` and `deflate`, other data may be other values.
//!
//! # Files that cannot be trusted
//!
//! Whatever a file claims, reading it costs no more than its length and the [`ReaderOptions`] allow: headers, blocks and
//! what blocks are decompressed to are bounded, and buffers grow by what has come. Nothing here panics on data.

#![forbid(unsafe_code)]

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
