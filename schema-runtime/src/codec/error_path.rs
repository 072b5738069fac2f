//! Where in a datum an error is, told by walking it once more by its schema.
//!
//! The straight path keeps no track of where it is: what an error needs is found again when there is one.

use std::fmt::Write as _;

use schema_model::{Node, View};

use super::{Failure, Limits, Reader};
use crate::{Error, ErrorKind};

/// The error for a failure in a datum, whose reader stands where it is.
#[cold]
pub(crate) fn error(writer: &Node, failure: Failure, datum: &[u8], reader: Reader<'_>, limits: &Limits) -> Error {
    error_behind(0, writer, failure, datum, reader, limits)
}

/// The same for a datum that stands behind so many other bytes.
#[cold]
pub(crate) fn error_behind(
    before: usize,
    writer: &Node,
    failure: Failure,
    datum: &[u8],
    mut reader: Reader<'_>,
    limits: &Limits,
) -> Error {
    let is_default = reader.leave_default();
    let at = datum.len() - reader.left();
    let refusal = reader.refusal();
    if is_default {
        let why = refusal.map_or_else(|| reason(failure, &[], None, limits), String::from);
        let text = format!(
            "cannot decode datum at byte {}: the default of a field that the writer does not have cannot be taken: {why}",
            before + at
        );
        return Error::new(ErrorKind::Decode, text);
    }
    Error::new(ErrorKind::Decode, describe(before, writer, failure, datum, at, limits, refusal.as_deref()))
}

/// The field of such a failure, as it stands behind what it is about, and the reason: for a datum whose bytes nobody sees.
#[cfg(feature = "json")]
#[cold]
pub(crate) fn field_and_reason(
    schema: &Node,
    failure: Failure,
    datum: &[u8],
    mut reader: Reader<'_>,
    limits: &Limits,
) -> (String, String) {
    let at = datum.len() - reader.left();
    let Explained { path, reason, .. } = explain(schema, failure, datum, at, limits, reader.refusal().as_deref());
    (path, reason)
}

/// The message for a failure at an offset of a datum.
fn describe(
    before: usize,
    schema: &Node,
    failure: Failure,
    datum: &[u8],
    at: usize,
    limits: &Limits,
    refusal: Option<&str>,
) -> String {
    let Explained { what, path, reason } = explain(schema, failure, datum, at, limits, refusal);
    format!("cannot decode {what} at byte {}{path}: {reason}", before + at)
}

/// What is told of a failure.
struct Explained {
    what: &'static str,
    path: String,
    reason: String,
}

fn explain(
    schema: &Node,
    failure: Failure,
    datum: &[u8],
    at: usize,
    limits: &Limits,
    refusal: Option<&str>,
) -> Explained {
    let (kind, path) = match failure {
        Failure::Trailing => (None, String::new()),
        _ => find(schema, datum, at, limits),
    };
    let reason = match refusal {
        Some(refusal) if matches!(failure, Failure::Refused | Failure::Unconverted) => refusal.to_owned(),
        _ => reason(failure, &datum[at..], kind, limits),
    };
    Explained { what: kind.unwrap_or("datum"), path, reason }
}

/// What stands at an offset of a datum, and the path to it, as it follows that: empty at the root.
pub(crate) fn find(schema: &Node, datum: &[u8], at: usize, limits: &Limits) -> (Option<&'static str>, String) {
    let mut walk = Walk {
        datum,
        at,
        path: String::new(),
        steps_left: at.saturating_mul(4).saturating_add(4096),
        levels_left: 256,
        limits: *limits,
    };
    let kind = walk.find(schema);
    let path = match walk.path.strip_prefix('.').unwrap_or(&walk.path) {
        "" => String::new(),
        path => format!(" (in `{}`)", shorten(path)),
    };
    (kind, path)
}

/// A path as a person reads it: of a long one, the start and the end.
pub(crate) fn shorten(path: &str) -> String {
    const SHOWN: usize = 60;
    match (path.char_indices().nth(SHOWN), path.char_indices().rev().nth(SHOWN)) {
        (Some((start, _)), Some((end, _))) if start < end => format!("{} … {}", &path[..start], &path[end..]),
        _ => path.to_owned(),
    }
}

/// What is wrong with the bytes that start at the failure.
fn reason(failure: Failure, rest: &[u8], kind: Option<&str>, limits: &Limits) -> String {
    let mut reader = Reader::new(rest, &Limits::default());
    let left = |bytes: usize| match bytes {
        1 => "1 is left".to_owned(),
        bytes => format!("{bytes} are left"),
    };
    match failure {
        Failure::End => "the datum ends here, inside the value".to_owned(),
        Failure::Varint if kind == Some("int") => "the number has more than 32 bits".to_owned(),
        Failure::Varint => "the number has more than 64 bits".to_owned(),
        Failure::Boolean => format!("a boolean is the byte 0 or 1, and this is {}", rest.first().unwrap_or(&0)),
        Failure::Length => match reader.long() {
            Ok(len) if len >= 0 => {
                let has = left(reader.left());
                format!("it claims a length of {len} bytes, and {has}")
            }
            Ok(len) => format!("its length is negative: {len}"),
            Err(_) => "its length is not a number".to_owned(),
        },
        Failure::Utf8 => "the string is not UTF-8".to_owned(),
        Failure::Branch => format!("the union has no branch of index {}", reader.long().unwrap_or_default()),
        Failure::Symbol => format!("the enum has no symbol of index {}", reader.int().unwrap_or_default()),
        Failure::Refused | Failure::Unconverted => "the type in Rust refuses the value".to_owned(),
        Failure::BlockCount => {
            let count = reader.long().unwrap_or_default();
            if count < 0 {
                let _size = reader.long();
            }
            let (count, left) = (count.unsigned_abs(), reader.left());
            format!("a block claims {count} items, more than the {left} bytes left can hold")
        }
        Failure::BlockSize => "a block does not have the size in bytes that it claims".to_owned(),
        Failure::Depth => format!(
            "the datum is nested deeper than {} arrays, maps and boxes inside each other (`Limits::max_depth`), or takes \
             more than {} bytes of stack (`Limits::max_stack`)",
            limits.max_depth, limits.max_stack
        ),
        Failure::Memory => {
            format!("boxes and items would take more than {} bytes of memory (`Limits::max_memory`)", limits.max_memory)
        }
        Failure::EmptyItems => {
            format!("more than {} items take no byte at all (`Limits::max_empty_items`)", limits.max_empty_items)
        }
        Failure::Trailing => format!("the datum is complete, and {} behind it", left(rest.len())),
        Failure::ItemCount => "an array has more items than a block can count".to_owned(),
    }
}

struct Walk<'d> {
    datum: &'d [u8],
    at: usize,
    path: String,
    /// A walk takes no longer than the datum is: items that take no byte could make it endless.
    steps_left: usize,
    /// The walk recurses, with more on the stack for each level than decoding has.
    levels_left: u32,
    limits: Limits,
}

impl Walk<'_> {
    /// Leaves the path at the failure, and tells what is there.
    fn find(&mut self, schema: &Node) -> Option<&'static str> {
        let datum = self.datum;
        let mut reader = Reader::new(datum, &self.limits.max_memory(usize::MAX).max_empty_items(usize::MAX));
        self.step(schema, &mut reader).err().flatten()
    }

    /// Walks over one value; an error tells what stands at the failure, if that is known.
    fn step(&mut self, schema: &Node, reader: &mut Reader<'_>) -> Result<(), Option<&'static str>> {
        self.steps_left = self.steps_left.checked_sub(1).ok_or(None)?;
        let start = self.datum.len() - reader.left();
        let kind = schema.type_name();
        let passed = |read: Result<(), Failure>| read.map_err(|_| Some(kind));
        match schema.view() {
            View::Null => {}
            View::Boolean => passed(reader.byte().map(drop))?,
            View::Int => passed(reader.int().map(drop))?,
            View::Long => passed(reader.long().map(drop))?,
            View::Float => passed(reader.fixed::<4>().map(drop))?,
            View::Double => passed(reader.fixed::<8>().map(drop))?,
            View::Bytes | View::String => passed(reader.bytes().map(drop))?,
            View::Fixed(fixed) => passed(reader.skip(fixed.size()))?,
            View::Enum(symbols) => passed(reader.branch(symbols.symbols().len()).map(drop))?,
            View::Union(branches) => {
                let index = reader.branch(branches.len()).map_err(|_| Some(kind))?;
                self.reached(start, reader, kind)?;
                if let Some(branch) = branches.get(index) {
                    self.step(branch, reader)?;
                }
                return Ok(());
            }
            View::Record(record) => {
                for field in record.fields() {
                    self.inside(format_args!(".{}", field.name()), |walk| walk.step(field.schema(), reader))?;
                }
                return Ok(());
            }
            View::Array(items) => return self.blocks(kind, reader, false, items),
            View::Map(values) => return self.blocks(kind, reader, true, values),
            View::Reference(_) => return self.step(schema.resolved(), reader),
        }
        self.reached(start, reader, kind)
    }

    fn blocks(
        &mut self,
        kind: &'static str,
        reader: &mut Reader<'_>,
        keys: bool,
        items: &Node,
    ) -> Result<(), Option<&'static str>> {
        let mut index = 0;
        reader
            .nested(|reader| {
                let mut walked = || loop {
                    let start = self.datum.len() - reader.left();
                    let block = reader.block(0, 0).map_err(|_| Some(kind))?;
                    self.reached(start, reader, kind)?;
                    let Some(block) = block else { return Ok(()) };
                    for _ in 0..block.count {
                        let key = if keys { Some(reader.text().map_err(|_| Some("map key"))?) } else { None };
                        let walk = |walk: &mut Self| walk.step(items, reader);
                        match key {
                            Some(key) => self.inside(format_args!("[{key:?}]"), walk)?,
                            None => self.inside(format_args!("[{index}]"), walk)?,
                        }
                        index += 1;
                    }
                    reader.end_block(&block).map_err(|_| Some(kind))?;
                };
                Ok(walked())
            })
            .unwrap_or(Err(Some(kind)))
    }

    /// Stops where the value that started here, and was read, is the one that failed.
    fn reached(&self, start: usize, reader: &Reader<'_>, kind: &'static str) -> Result<(), Option<&'static str>> {
        let end = self.datum.len() - reader.left();
        if (start..end).contains(&self.at) { Err(Some(kind)) } else { Ok(()) }
    }

    fn inside<T>(
        &mut self,
        step: std::fmt::Arguments<'_>,
        walk: impl FnOnce(&mut Self) -> Result<T, Option<&'static str>>,
    ) -> Result<T, Option<&'static str>> {
        let len = self.path.len();
        self.levels_left = self.levels_left.checked_sub(1).ok_or(None)?;
        let _ = self.path.write_fmt(step);
        let walked = walk(self)?;
        self.levels_left += 1;
        self.path.truncate(len);
        Ok(walked)
    }
}
