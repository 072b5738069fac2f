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

/// What a text is rendered from: a type without values, made for one text of one compiled-in schema.
pub trait TextSource {
    /// The schema.
    const SCHEMA: StaticSchema;
    /// Which text of it.
    const FORM: Form;
    /// The text's length, which [`measure`] tells.
    const LEN: usize;
}

/// The text of a compiled-in schema, computed when the program is compiled, and only where it is named.
///
/// The length of a constant array cannot depend on an associated constant without being evaluated for every type, asked
/// for or not. So a text is rendered into the smallest of a few sizes that holds it. Each size is a generic function of
/// its own, since a constant is evaluated with the function that names it, used or not: of those here, one is called.
#[must_use]
pub const fn text_of<S: TextSource>() -> &'static str {
    match size_class(S::LEN) {
        0x80 => sized::<S, 0x80>(),
        0x100 => sized::<S, 0x100>(),
        0x200 => sized::<S, 0x200>(),
        0x400 => sized::<S, 0x400>(),
        0x800 => sized::<S, 0x800>(),
        0x1000 => sized::<S, 0x1000>(),
        0x2000 => sized::<S, 0x2000>(),
        0x4000 => sized::<S, 0x4000>(),
        0x8000 => sized::<S, 0x8000>(),
        0x1_0000 => sized::<S, 0x1_0000>(),
        0x2_0000 => sized::<S, 0x2_0000>(),
        0x4_0000 => sized::<S, 0x4_0000>(),
        0x8_0000 => sized::<S, 0x8_0000>(),
        0x10_0000 => sized::<S, 0x10_0000>(),
        _ => panic!("the schema's text is longer than 1 MiB"),
    }
}

/// The size for a text of this length: a power of two.
const fn size_class(len: usize) -> usize {
    const SMALLEST: usize = 0x80;
    if len <= SMALLEST { SMALLEST } else { len.next_power_of_two() }
}

const fn sized<S: TextSource, const SIZE: usize>() -> &'static str {
    let (text, _) = const { &render_static::<SIZE>(S::SCHEMA, S::FORM) }.split_at(S::LEN);
    match core::str::from_utf8(text) {
        Ok(text) => text,
        Err(_) => panic!("a schema is made of strings"),
    }
}

const fn render_static<const SIZE: usize>(schema: StaticSchema, form: Form) -> [u8; SIZE] {
    let mut bytes = [0; SIZE];
    let mut names = [None; STATIC_NAMES];
    let mut writer = Writer::new(&mut bytes, &mut names);
    write(&mut writer, schema.get(), form);
    bytes
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
