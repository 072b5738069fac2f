//! Settings of readers and writers.

use std::collections::BTreeMap;

use schema_runtime::Limits;

use crate::{Codec, Error, ErrorKind, SyncMarker};

/// What a reader does behind a damaged block.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum OnDamage {
    /// It gives the error, and ends.
    #[default]
    Stop,
    /// It gives the error, which says what was [skipped](Error::skipped), and goes on behind the next sync marker.
    ///
    /// A value that is a datum of the file's schema, but none that the reader's type takes, such as a decimal with too many
    /// digits or a branch that the type has not, is passed over by the file's schema: then one value is lost, and the next one
    /// of the block comes. Behind a value that is no such datum, where the next one starts is not known.
    ///
    /// A failure of reading itself ends it all the same.
    Skip,
}

/// How a container file is read.
///
/// ```
/// use schema_container::{OnDamage, ReaderOptions};
///
/// let options = ReaderOptions::new().on_damage(OnDamage::Skip).max_block_size(4 << 20);
/// ```
#[derive(Clone, Debug)]
pub struct ReaderOptions {
    pub(crate) limits: Limits,
    pub(crate) on_damage: OnDamage,
    pub(crate) max_header_size: usize,
    pub(crate) max_block_size: usize,
}

impl Default for ReaderOptions {
    fn default() -> Self {
        Self {
            limits: Limits::default(),
            on_damage: OnDamage::Stop,
            max_header_size: 1 << 20,
            max_block_size: 64 << 20,
        }
    }
}

impl ReaderOptions {
    /// The default options.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// With these limits of a value, such as how deep it may nest. Those of [`Limits::default`] without it.
    ///
    /// [`Limits::max_empty_items`] bounds as well how many values of a block may take no byte.
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// What happens behind a damaged block. Default: [`OnDamage::Stop`].
    #[must_use]
    pub fn on_damage(mut self, on_damage: OnDamage) -> Self {
        self.on_damage = on_damage;
        self
    }

    /// How many bytes a header may take, with the schema and all metadata. Default: 1 MiB.
    #[must_use]
    pub fn max_header_size(mut self, bytes: usize) -> Self {
        self.max_header_size = bytes;
        self
    }

    /// How many bytes a block may take, as it stands in the file and decompressed. Default: 64 MiB.
    #[must_use]
    pub fn max_block_size(mut self, bytes: usize) -> Self {
        self.max_block_size = bytes;
        self
    }
}

/// How a container file is written.
///
/// ```
/// use schema_container::{Codec, WriterOptions};
///
/// let options = WriterOptions::new().codec(Codec::Deflate).level(1).metadata("app.version", "7");
/// ```
#[derive(Clone, Debug)]
pub struct WriterOptions {
    pub(crate) codec: Codec,
    pub(crate) level: Option<u32>,
    pub(crate) block_size: usize,
    pub(crate) metadata: BTreeMap<String, Vec<u8>>,
    pub(crate) sync_marker: Option<SyncMarker>,
    pub(crate) limits: Limits,
}

impl Default for WriterOptions {
    fn default() -> Self {
        Self {
            codec: Codec::Null,
            level: None,
            block_size: 64 << 10,
            metadata: BTreeMap::new(),
            sync_marker: None,
            limits: Limits::default(),
        }
    }
}

impl WriterOptions {
    /// The default options.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// How blocks are compressed. Default: [`Codec::Null`].
    #[must_use]
    pub fn codec(mut self, codec: Codec) -> Self {
        self.codec = codec;
        self
    }

    /// How hard the codec tries; each has [levels](Codec) of its own.
    #[must_use]
    pub fn level(mut self, level: u32) -> Self {
        self.level = Some(level);
        self
    }

    /// How many bytes a block has, before compression, when it is written. Default: 64 KiB.
    ///
    /// A block ends with the value that reaches this size, so it is a little longer.
    #[must_use]
    pub fn block_size(mut self, bytes: usize) -> Self {
        self.block_size = bytes;
        self
    }

    /// Adds metadata of the program's own to the header. Keys that start with `avro.` are Avro's.
    #[must_use]
    pub fn metadata(mut self, key: impl Into<String>, value: impl Into<Vec<u8>>) -> Self {
        self.metadata.insert(key.into(), value.into());
        self
    }

    /// The bytes between blocks, so that a file can be made again as it was. Random without it, as it should be where data
    /// come from others: a file whose data have the marker cannot be split, nor read on behind damage.
    #[must_use]
    pub fn sync_marker(mut self, marker: SyncMarker) -> Self {
        self.sync_marker = Some(marker);
        self
    }

    /// With these limits of a value, in how deep it may nest. Those of [`Limits::default`] without it.
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    pub(crate) fn check(&self) -> Result<(), Error> {
        match self.metadata.keys().find(|key| key.starts_with("avro.")) {
            Some(key) => {
                let text = format!("metadata `{key}`: keys that start with `avro.` are Avro's own; take another");
                Err(Error::new(ErrorKind::Options, text))
            }
            None => Ok(()),
        }
    }
}
