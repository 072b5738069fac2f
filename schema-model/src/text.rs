//! Schemas as text, written where there is no allocator: in constant evaluation.

use crate::{Node, StaticSchema, canonical, crc64::crc64, to_json, writer::Writer};

/// Which text of a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// The Parsing Canonical Form of the specification.
    Canonical,
    /// The whole schema, as [`Node::to_json`] gives it.
    Json,
}

/// The length in bytes of a compiled-in schema's text.
#[must_use]
pub const fn measure(schema: StaticSchema, form: Form) -> usize {
    let mut names = [None; STATIC_NAMES];
    let mut writer = Writer::new(&mut [], &mut names);
    write(&mut writer, schema.get(), form);
    writer.finish().0
}

/// A compiled-in schema's text in a buffer of `N` bytes.
///
/// The length of a constant array cannot depend on an associated constant without being evaluated for every type, asked
/// for or not. So a text is rendered into the smallest of a few sizes that holds it; see `schema_text!`.
pub struct Rendered<const N: usize> {
    bytes: [u8; N],
    len: usize,
}

impl<const N: usize> Rendered<N> {
    /// The text of length `len` if this is the size for it, and nothing otherwise.
    #[must_use]
    pub const fn new(schema: StaticSchema, form: Form, len: usize) -> Self {
        let mut bytes = [0; N];
        if size_class(len) != N {
            return Self { bytes, len: 0 };
        }
        let mut names = [None; STATIC_NAMES];
        let mut writer = Writer::new(&mut bytes, &mut names);
        write(&mut writer, schema.get(), form);
        let (len, _) = writer.finish();
        Self { bytes, len }
    }

    /// The text.
    #[must_use]
    pub const fn as_str(&self) -> &str {
        match core::str::from_utf8(self.bytes.split_at(self.len).0) {
            Ok(text) => text,
            Err(_) => panic!("a schema is made of strings"),
        }
    }
}

/// The size of [`Rendered`] for a text of this length: a power of two.
#[must_use]
pub const fn size_class(len: usize) -> usize {
    if len <= SMALLEST { SMALLEST } else { len.next_power_of_two() }
}

const SMALLEST: usize = 128;

/// The text of a compiled-in schema as a `&'static str` constant, given the schema, the [`Form`] and the text's length.
#[doc(hidden)]
#[macro_export]
macro_rules! schema_text {
    ($schema:expr, $form:expr, $len:expr) => {
        $crate::schema_text!(@ $schema, $form, $len,
            128 256 512 1_024 2_048 4_096 8_192 16_384 32_768 65_536 131_072 262_144 524_288 1_048_576)
    };
    (@ $schema:expr, $form:expr, $len:expr, $($size:literal)*) => {
        match $crate::size_class($len) {
            $($size => (const { &$crate::Rendered::<$size>::new($schema, $form, $len) }).as_str(),)*
            _ => ::core::panic!("the schema's text is longer than 1 MiB"),
        }
    };
}

/// How many named types a compiled-in schema may have, with room to hash them.
const STATIC_NAMES: usize = 1024;

/// The text of any schema, at run time.
fn render(node: &Node, form: Form) -> String {
    let mut bytes = vec![0; run(node, form, &mut [])];
    run(node, form, &mut bytes);
    String::from_utf8(bytes).unwrap_or_else(|_| unreachable!("a schema is made of strings"))
}

/// Writes any schema's text into a buffer, if it is long enough, and returns the text's length.
fn run(node: &Node, form: Form, buffer: &mut [u8]) -> usize {
    let mut slots = 64;
    loop {
        let mut names = vec![None; slots];
        let mut writer = Writer::new(buffer, &mut names);
        write(&mut writer, node, form);
        if let Some(len) = writer.len() {
            return len;
        }
        slots *= 4;
    }
}

/// The CRC-64-AVRO fingerprint of a compiled-in schema's canonical form, which is not written down for it.
#[must_use]
pub const fn fingerprint(schema: StaticSchema) -> u64 {
    let mut names = [None; STATIC_NAMES];
    let mut writer = Writer::hashing(&mut names);
    write(&mut writer, schema.get(), Form::Canonical);
    writer.finish().1
}

const fn write<'n>(writer: &mut Writer<'n, '_>, node: &'n Node, form: Form) {
    match form {
        Form::Canonical => canonical::write(writer, node),
        Form::Json => to_json::write(writer, node, None),
    }
}

impl Node {
    /// The Parsing Canonical Form: what of a schema decides how data is read, and nothing else.
    ///
    /// It leaves out documentation, aliases, defaults, order and properties, logical types among them.
    pub fn canonical_form(&self) -> String {
        render(self, Form::Canonical)
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
        render(self, Form::Json)
    }

    /// The CRC-64-AVRO ("Rabin") fingerprint of the canonical form.
    pub fn fingerprint(&self) -> u64 {
        crc64(render(self, Form::Canonical).as_bytes())
    }
}
