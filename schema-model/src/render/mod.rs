//! Schemas as text, written where there is no allocator: in constant evaluation.

pub(crate) mod buffer;
mod canonical;
mod generic_name;
mod json;
pub(crate) mod json_writer;

pub use generic_name::{NamePiece, NameSource, name_of};
pub use json_writer::{push_json_number, push_json_string};

use crate::{
    crc64::crc64,
    diagnostics::{self, Message},
    schema::{Node, StaticSchema, name::Name},
};
use json_writer::Writer;

/// A type without values that names a compiled-in schema, for its texts.
pub trait TextSource {
    /// The schema.
    const SCHEMA: StaticSchema;
}

/// The Parsing Canonical Form of a compiled-in schema, computed when the program is compiled, and only where it is named.
#[must_use]
pub const fn canonical_form_of<S: TextSource>() -> &'static str {
    text_of::<S, CANONICAL>()
}

/// A compiled-in schema as JSON, computed when the program is compiled, and only where it is named.
#[must_use]
pub const fn json_of<S: TextSource>() -> &'static str {
    text_of::<S, JSON>()
}

/// The CRC-64-AVRO fingerprint of a compiled-in schema, computed when the program is compiled, and only where it is named.
#[must_use]
pub const fn fingerprint_of<S: TextSource>() -> u64 {
    match const { Texts::<S, CANONICAL>::DRAFT.crc64 } {
        Some(crc64) => crc64,
        None => of_text::<S>(),
    }
}

/// A function of its own, since constants are evaluated with the function that names them, used or not.
const fn of_text<S: TextSource>() -> u64 {
    crc64(canonical_form_of::<S>().as_bytes())
}

const CANONICAL: bool = false;
const JSON: bool = true;

/// How many bytes of a text are rendered while its length is not known: most texts are shorter, and written once.
const DRAFT: usize = 0x2000;

/// Most schemas have few names, and the compiler takes long to fill a table.
const FEW_NAMES: usize = 32;

/// A text's length, and as much of it as fits; its CRC-64 where it is a canonical form that fits.
struct Draft {
    bytes: [u8; DRAFT],
    len: usize,
    crc64: Option<u64>,
}

struct Texts<S, const FORM: bool>(core::marker::PhantomData<S>);

impl<S: TextSource, const FORM: bool> Texts<S, FORM> {
    const DRAFT: Draft = {
        let mut bytes = [0; DRAFT];
        let (len, crc64) = render_static(S::SCHEMA, FORM, &mut bytes);
        Draft { bytes, len, crc64 }
    };
}

/// The length of a constant array cannot depend on an associated constant without being evaluated for every type, asked
/// for or not. So a text is kept in the smallest of a few sizes that holds it. Each size is a generic function of its own,
/// since a constant is evaluated with the function that names it, used or not: of those here, one is called.
const fn text_of<S: TextSource, const FORM: bool>() -> &'static str {
    let len = const { Texts::<S, FORM>::DRAFT.len };
    match size_class(len) {
        0x80 => sized::<S, FORM, 0x80>(len),
        0x100 => sized::<S, FORM, 0x100>(len),
        0x200 => sized::<S, FORM, 0x200>(len),
        0x400 => sized::<S, FORM, 0x400>(len),
        0x800 => sized::<S, FORM, 0x800>(len),
        0x1000 => sized::<S, FORM, 0x1000>(len),
        DRAFT => sized::<S, FORM, DRAFT>(len),

        0x4000 => sized::<S, FORM, 0x4000>(len),
        0x8000 => sized::<S, FORM, 0x8000>(len),
        0x1_0000 => sized::<S, FORM, 0x1_0000>(len),
        0x2_0000 => sized::<S, FORM, 0x2_0000>(len),
        0x4_0000 => sized::<S, FORM, 0x4_0000>(len),
        0x8_0000 => sized::<S, FORM, 0x8_0000>(len),
        0x10_0000 => sized::<S, FORM, 0x10_0000>(len),
        _ => {
            let mut message = Message::new();
            message.push("the schema's text is longer than 1 MiB");
            message.way_out(diagnostics::TEXT_TOO_LONG);
            message.fail()
        }
    }
}

/// The size for a text of this length: a power of two.
const fn size_class(len: usize) -> usize {
    const SMALLEST: usize = 0x80;
    if len <= SMALLEST { SMALLEST } else { len.next_power_of_two() }
}

const fn sized<S: TextSource, const FORM: bool, const SIZE: usize>(len: usize) -> &'static str {
    let bytes = const {
        &{
            let mut bytes = [0; SIZE];
            if SIZE <= DRAFT {
                let (draft, _) = Texts::<S, FORM>::DRAFT.bytes.split_at(SIZE);
                bytes.copy_from_slice(draft);
            } else {
                render_static(S::SCHEMA, FORM, &mut bytes);
            }
            bytes
        }
    };
    let (text, _) = bytes.split_at(len);
    // SAFETY: the writer put strings together that are `len` bytes long, which fit. Asking for UTF-8 would take the
    // compiler as long as writing.
    unsafe { core::str::from_utf8_unchecked(text) }
}

const fn render_static(schema: StaticSchema, form: bool, bytes: &mut [u8]) -> (usize, Option<u64>) {
    if let Some(rendered) = run(schema.get(), form, bytes, &mut [None; FEW_NAMES]) {
        return rendered;
    }
    match run(schema.get(), form, bytes, &mut [None; 1024]) {
        Some(rendered) => rendered,
        None => {
            let mut message = Message::new();
            message.push("a compiled-in schema can have at most 768 named types");
            message.way_out(diagnostics::TOO_MANY_DEFINITIONS);
            message.fail()
        }
    }
}

/// The text of any schema, at run time.
fn render(node: &Node, form: bool) -> String {
    let mut slots = 64;
    let len = loop {
        match run(node, form, &mut [], &mut vec![None; slots]) {
            Some((len, _)) => break len,
            None => slots *= 4,
        }
    };
    let mut bytes = vec![0; len];
    run(node, form, &mut bytes, &mut vec![None; slots]);
    String::from_utf8(bytes).unwrap_or_else(|_| unreachable!("a schema is made of strings"))
}

/// Writes a schema's text, if the bytes suffice, and returns its length and, of a canonical form, its CRC-64; none where the
/// table of names does not suffice.
const fn run<'n>(
    node: &'n Node,
    form: bool,
    bytes: &mut [u8],
    names: &mut [Option<&'n Name>],
) -> Option<(usize, Option<u64>)> {
    let mut writer = Writer::new(bytes, names);
    match form {
        CANONICAL => {
            writer = writer.hashing();
            canonical::write(&mut writer, node);
        }
        JSON => json::write(&mut writer, node, None),
    }
    match writer.len() {
        Some(len) => Some((len, writer.hash())),
        None => None,
    }
}

impl Node {
    /// The Parsing Canonical Form: what of a schema decides how data is read, and nothing else.
    ///
    /// It leaves out documentation, aliases, defaults, order and properties, logical types among them.
    pub fn canonical_form(&self) -> String {
        render(self, CANONICAL)
    }

    /// The whole schema as JSON without white space, laid out as Java's `Schema.toString` does it.
    ///
    /// Unlike the canonical form it keeps documentation, defaults, aliases, order and properties. Two texts of the
    /// same content give the same string; a schema registry tells schemas apart by it.
    ///
    /// ```
    /// # use schema_model::Schema;
    /// let schema = Schema::parse(r#"{"type": "array", "items": {"type": "string"}}"#)?;
    /// assert_eq!(schema.root().to_json(), r#"{"type":"array","items":"string"}"#);
    /// # Ok::<(), schema_model::ParseError>(())
    /// ```
    pub fn to_json(&self) -> String {
        render(self, JSON)
    }

    /// The CRC-64-AVRO ("Rabin") fingerprint of the canonical form.
    pub fn fingerprint(&self) -> u64 {
        crc64(render(self, CANONICAL).as_bytes())
    }
}
