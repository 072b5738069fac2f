//! What a file begins with.

use std::{collections::BTreeMap, fmt};

use schema_model::{Parser, Schema};

use crate::{
    Codec, Error, ErrorKind,
    varint::{Cursor, Malformed, Read, come, push_long},
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

    /// Reads a header from the start of a file, of which there are some bytes; nothing where it goes on behind them.
    pub(crate) fn parse(bytes: &[u8], max: usize) -> Result<Option<Self>, Error> {
        let (raw, left) = match Raw::parse(bytes, max) {
            Ok(Some(parsed)) => parsed,
            Ok(None) if bytes.len() < max => return Ok(None),
            Ok(None) => {
                let text =
                    format!("the header takes more than the {max} bytes that `ReaderOptions::max_header_size` allows");
                return Err(Error::new(ErrorKind::Header, text));
            }
            Err(malformed) => return Err(malformed.error(ErrorKind::Header)),
        };
        Self::check(raw, (bytes.len() - left) as u64, max).map(Some)
    }

    fn check(raw: Raw, len: u64, max: usize) -> Result<Self, Error> {
        let Raw { metadata, sync_marker } = raw;
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

struct Raw {
    metadata: BTreeMap<String, Vec<u8>>,
    sync_marker: SyncMarker,
}

impl Raw {
    /// Reads a header, and tells how many bytes are left behind it.
    fn parse(bytes: &[u8], max: usize) -> Read<(Self, usize)> {
        let known = bytes.len().min(MAGIC.len());
        if bytes[..known] != MAGIC[..known] {
            let text = "the bytes are no Avro container file, which starts with `Obj` and a byte of 1";
            return Err(Malformed(text.to_owned()));
        }
        let mut cursor = Cursor::new(&bytes[known..]);
        let mut metadata = BTreeMap::new();
        loop {
            // A negative count has the block's size in bytes behind it, to pass over it by.
            let mut count = come!(cursor.long("the count of metadata"));
            if count == 0 {
                break;
            }
            if count < 0 {
                come!(cursor.count("the size of metadata"));
                count = count.saturating_neg();
            }
            // Each takes two bytes at least, so the count is no more than what has come, or what is still to come.
            for _ in 0..count {
                let key = come!(cursor.bytes("the length of a key of the metadata", max));
                let key =
                    std::str::from_utf8(key).map_err(|_| Malformed("a key of the metadata is not UTF-8".to_owned()))?;
                let value = come!(cursor.bytes("the length of a value of the metadata", max));
                metadata.insert(key.to_owned(), value.to_vec());
            }
        }
        let Some(sync_marker) = cursor.fixed() else { return Ok(None) };
        Ok(Some((Self { metadata, sync_marker }, cursor.left())))
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
        push_long(out, bytes.len() as u64);
        out.extend_from_slice(bytes);
    };
    out.extend_from_slice(&MAGIC);
    push_long(out, 2 + metadata.len() as u64);
    let own = [(SCHEMA, schema.as_bytes()), (CODEC, codec.name().as_bytes())];
    for (key, value) in own.into_iter().chain(metadata.iter().map(|(key, value)| (key.as_str(), value.as_slice()))) {
        bytes(out, key.as_bytes());
        bytes(out, value);
    }
    out.push(0);
    out.extend_from_slice(&marker);
}
