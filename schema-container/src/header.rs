//! What a file begins with.

use std::{collections::BTreeMap, fmt};

use schema_model::{Parser, Schema, private::push_long};

use crate::{
    Codec, Error, ErrorKind,
    varint::{Cursor, Malformed, Read, come},
};

/// What stands behind a file's header and behind each of its blocks: 16 bytes that are random for each file.
pub type SyncMarker = [u8; 16];

const MAGIC: [u8; 4] = *b"Obj\x01";
const SCHEMA: &str = "avro.schema";
const CODEC: &str = "avro.codec";

/// What a file says of itself.
#[derive(Clone)]
pub struct Header {
    codec: Codec,
    schema: Schema,
    metadata: BTreeMap<String, Vec<u8>>,
    sync_marker: SyncMarker,
    len: u64,
}

impl Header {
    /// How its blocks are compressed.
    pub const fn codec(&self) -> Codec {
        self.codec
    }

    /// The schema of its values, by which they were written.
    pub const fn schema(&self) -> &Schema {
        &self.schema
    }

    /// The text of that schema, as it stands in the file.
    pub fn schema_json(&self) -> &str {
        // It was parsed from there.
        self.metadata.get(SCHEMA).and_then(|json| std::str::from_utf8(json).ok()).unwrap_or_default()
    }

    /// All metadata, those that Avro gives a meaning (`avro.schema`, `avro.codec`) among them.
    pub const fn metadata(&self) -> &BTreeMap<String, Vec<u8>> {
        &self.metadata
    }

    /// What stands between blocks.
    pub const fn sync_marker(&self) -> SyncMarker {
        self.sync_marker
    }

    /// How many bytes it takes: the offset of the first block.
    pub(crate) const fn len(&self) -> u64 {
        self.len
    }

    fn check(
        metadata: BTreeMap<String, Vec<u8>>,
        sync_marker: SyncMarker,
        len: u64,
        max: usize,
    ) -> Result<Self, Error> {
        let codec = match metadata.get(CODEC).map(|name| String::from_utf8_lossy(name)) {
            None => Codec::Null,
            Some(name) => Codec::from_name(&name).ok_or_else(|| {
                let known = Codec::ALL.map(Codec::name).join("`, `");
                let text =
                    format!("the file's codec `{}` is unknown: those of Avro are `{known}`", name.escape_debug());
                Error::new(ErrorKind::Codec, text)
            })?,
        };
        let json = metadata.get(SCHEMA).ok_or_else(|| {
            Error::new(ErrorKind::Header, format!("the header has no schema: its metadata have no `{SCHEMA}`"))
        })?;
        let json =
            std::str::from_utf8(json).map_err(|_| Error::new(ErrorKind::Schema, "the file's schema is not UTF-8"))?;
        let mut limits = schema_model::Limits::default();
        limits.max_bytes = max;
        // A writer's defaults are never used.
        let schema = Parser::new()
            .limits(limits)
            .check_defaults(false)
            .parse(json)
            .map_err(|error| Error::new(ErrorKind::Schema, format!("the file's schema is none: {error}")))?;
        Ok(Self { codec, schema, metadata, sync_marker, len })
    }
}

impl fmt::Debug for Header {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Header").field("codec", &self.codec).field("schema", &self.schema).finish_non_exhaustive()
    }
}

/// A header that comes in parts, of which none is read twice.
#[derive(Default)]
pub(crate) struct Parts {
    /// How many bytes were read.
    at: usize,
    /// How many metadata are left of those that were counted last.
    left: u64,
    /// The key whose value comes next.
    key: Option<String>,
    metadata: BTreeMap<String, Vec<u8>>,
    /// Whether there are no more metadata.
    is_end: bool,
}

impl Parts {
    /// Reads on in a header, of which there are so many bytes from the start of the file; nothing where it goes on behind them.
    pub(crate) fn read(&mut self, bytes: &[u8], max: usize) -> Result<Option<Header>, Error> {
        let marker = self.read_on(bytes, max).map_err(|malformed| malformed.error(ErrorKind::Header))?;
        let len = if marker.is_some() { self.at } else { bytes.len() };
        match marker {
            Some(marker) if len <= max => {
                Header::check(std::mem::take(&mut self.metadata), marker, len as u64, max).map(Some)
            }
            None if len < max => Ok(None),
            _ => {
                let text =
                    format!("the header takes more than the {max} bytes that `ReaderOptions::max_header_size` allows");
                Err(Error::new(ErrorKind::Header, text))
            }
        }
    }

    /// Reads as far as the bytes go, to the marker.
    fn read_on(&mut self, bytes: &[u8], max: usize) -> Read<SyncMarker> {
        if self.at == 0 {
            let known = bytes.len().min(MAGIC.len());
            if bytes[..known] != MAGIC[..known] {
                let text = "the bytes are no Avro container file, which starts with `Obj` and a byte of 1";
                return Err(Malformed(text.to_owned()));
            }
            if known < MAGIC.len() {
                return Ok(None);
            }
            self.at = known;
        }
        let mut cursor = Cursor::new(bytes.get(self.at..).unwrap_or_default());
        while !self.is_end {
            if self.left == 0 {
                // A negative count has the block's size in bytes behind it, to pass over it by.
                let count = come!(cursor.long("the count of metadata"));
                if count < 0 {
                    come!(cursor.count("the size of metadata"));
                }
                // Each takes two bytes at least, so the count is no more than what has come, or what is still to come.
                (self.left, self.is_end) = (count.unsigned_abs(), count == 0);
            } else if let Some(key) = self.key.take() {
                match cursor.bytes("the length of a value of the metadata", max)? {
                    Some(value) => self.metadata.insert(key, value.to_vec()),
                    None => {
                        self.key = Some(key);
                        return Ok(None);
                    }
                };
                self.left -= 1;
            } else {
                let key = come!(cursor.bytes("the length of a key of the metadata", max));
                let key =
                    std::str::from_utf8(key).map_err(|_| Malformed("a key of the metadata is not UTF-8".to_owned()))?;
                self.key = Some(key.to_owned());
            }
            self.at = bytes.len() - cursor.left();
        }
        let marker = cursor.fixed();
        self.at = bytes.len() - cursor.left();
        Ok(marker)
    }
}

/// Appends a header.
pub(crate) fn push_header(
    out: &mut Vec<u8>,
    schema: &str,
    codec: Codec,
    metadata: &BTreeMap<String, Vec<u8>>,
    marker: SyncMarker,
) {
    let bytes = |out: &mut Vec<u8>, bytes: &[u8]| {
        push_long(out, bytes.len() as i64);
        out.extend_from_slice(bytes);
    };
    out.extend_from_slice(&MAGIC);
    push_long(out, 2 + metadata.len() as i64);
    let own = [(SCHEMA, schema.as_bytes()), (CODEC, codec.name().as_bytes())];
    for (key, value) in own.into_iter().chain(metadata.iter().map(|(key, value)| (key.as_str(), value.as_slice()))) {
        bytes(out, key.as_bytes());
        bytes(out, value);
    }
    out.push(0);
    out.extend_from_slice(&marker);
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn what_has_come_of_a_header_is_not_read_again() {
        let mut file = Vec::new();
        let metadata: BTreeMap<_, _> = (0..50_u8).map(|i| (format!("key {i}"), vec![i; usize::from(i)])).collect();
        push_header(&mut file, "\"long\"", Codec::Null, &metadata, *b"sync marker 0123");
        let whole = Parts::default().read(&file, file.len()).unwrap().unwrap();
        let (mut parts, mut came) = (Parts::default(), Vec::new());
        let mut header = None;
        for (i, &byte) in file.iter().enumerate() {
            assert!(header.is_none(), "it ends at byte {i}");
            came.push(byte);
            header = parts.read(&came, file.len()).unwrap();
            assert!(header.is_some() || i < 100 || parts.at > i - 60, "at byte {i} it has read up to {}", parts.at);
            // It would not do to read these again.
            came[..parts.at].fill(0xff);
        }
        let header = header.unwrap();
        assert_eq!(header.metadata(), whole.metadata());
        assert_eq!(header.metadata().len(), 52);
        assert_eq!((header.len(), header.sync_marker()), (file.len() as u64, *b"sync marker 0123"));
    }

    #[test]
    fn a_header_that_comes_at_once_is_bounded() {
        let mut file = Vec::new();
        let metadata = BTreeMap::from([("a".to_owned(), vec![0; 30]), ("b".to_owned(), vec![0; 30])]);
        push_header(&mut file, "\"long\"", Codec::Null, &metadata, *b"sync marker 0123");
        let len = file.len();
        file.resize(3 * len, 0);
        let header = Parts::default().read(&file, len).unwrap().unwrap();
        assert_eq!(header.len(), len as u64);
        let error = Parts::default().read(&file, len - 1).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Header);
        assert!(error.to_string().contains("`ReaderOptions::max_header_size`"), "{error}");
    }
}
