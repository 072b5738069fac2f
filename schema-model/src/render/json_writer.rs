//! Where the text of a schema goes, in constant evaluation as at run time.

use super::buffer::Buffer;
use crate::{
    crc64,
    schema::{name::Name, prerendered::Prerendered},
};

/// A text, and the names that it has defined already.
pub(crate) struct Writer<'n, 'w> {
    /// Walkers push their pieces here: a method between would be one more call for each.
    pub(crate) out: Buffer<'w>,
    /// The names whose definition is written: an open-addressed hash table.
    names: &'w mut [Option<&'n Name>],
    names_len: usize,
    names_used: usize,
    names_full: bool,
    /// The CRC-64 of the first `hashed` bytes, where it is asked for.
    crc64: Option<u64>,
    hashed: usize,
}

impl<'n, 'w> Writer<'n, 'w> {
    pub(crate) const fn new(bytes: &'w mut [u8], names: &'w mut [Option<&'n Name>]) -> Self {
        let names_len = names.len();
        Self { out: Buffer::new(bytes), names_len, names, names_used: 0, names_full: false, crc64: None, hashed: 0 }
    }

    /// Hashes the text while it is written: what is prerendered has its hash already.
    pub(crate) const fn hashing(self) -> Self {
        Self { crc64: Some(crc64::EMPTY), ..self }
    }

    /// The hash of the text; none where it was not asked for, or the buffer did not keep all bytes.
    pub(crate) const fn hash(&self) -> Option<u64> {
        match (self.crc64, self.out.bytes()) {
            (Some(crc), Some(bytes)) => Some(crc64::update(crc, bytes.split_at(self.hashed).1)),
            _ => None,
        }
    }

    /// The length in bytes, of which the buffer has what fits; none if there were too many names.
    pub(crate) const fn len(&self) -> Option<usize> {
        if self.names_full { None } else { Some(self.out.len()) }
    }

    /// The canonical form of fields.
    pub(crate) const fn put_prerendered(&mut self, run: &Prerendered) {
        self.crc64 = match self.hash() {
            Some(crc) => Some(run.crc64.update(crc)),
            None => None,
        };
        self.out.push(run.canonical_form.as_str());
        self.hashed = self.out.len();
    }

    /// One of a list, which starts with the comma that parts it from the one before it.
    pub(crate) const fn put_item(&mut self, text: &str, is_first: bool) {
        self.out.push(if is_first { text.split_at(1).1 } else { text });
    }

    /// A JSON string, escaped as Jackson does it.
    pub(crate) const fn put_string(&mut self, text: &str) {
        self.out.push("\"");
        let bytes = text.as_bytes();
        let (mut start, mut i) = (0, 0);
        while i < bytes.len() {
            if let Some(escape) = escape(bytes[i]) {
                self.out.push(slice(text, start, i));
                self.out.push(escape);
                start = i + 1;
            }
            i += 1;
        }
        self.out.push(slice(text, start, i));
        self.out.push("\"");
    }

    pub(crate) const fn put_number(&mut self, mut number: usize) {
        let mut digits = [0; 20];
        let mut at = digits.len();
        loop {
            at -= 1;
            digits[at] = b'0' + (number % 10) as u8;
            number /= 10;
            if number == 0 {
                break;
            }
        }
        if let Ok(text) = core::str::from_utf8(digits.split_at(at).1) {
            self.out.push(text);
        }
    }

    /// Notes a definition; false where one of that name is noted already.
    pub(crate) const fn define(&mut self, name: &'n Name) -> bool {
        // At most three quarters full, so that a search ends soon, and ends.
        if self.names_used >= self.names_len / 4 * 3 {
            self.names_full = true;
            return false;
        }
        let mut at = (name.hash % self.names_len as u64) as usize;
        while let Some(known) = self.names[at] {
            if known.same(name) {
                return false;
            }
            at = (at + 1) % self.names_len;
        }
        self.names[at] = Some(name);
        self.names_used += 1;
        true
    }
}

const fn slice(text: &str, from: usize, to: usize) -> &str {
    text.split_at(to).0.split_at(from).1
}

/// Appends a JSON string, escaped as Java's `Schema.toString` does it.
///
/// ```
/// let mut json = String::new();
/// schema_model::push_json_string(&mut json, "a \"b\"\n\u{1}é");
/// assert_eq!(json, r#""a \"b\"\n\u0001é""#);
/// ```
pub fn push_json_string(out: &mut String, text: &str) {
    out.push('"');
    let mut start = 0;
    for (i, byte) in text.bytes().enumerate() {
        if let Some(escape) = escape(byte) {
            out.push_str(&text[start..i]);
            out.push_str(escape);
            start = i + 1;
        }
    }
    out.push_str(&text[start..]);
    out.push('"');
}

/// Appends a JSON number, written as Java's `Schema.toString` does it: whole numbers as they are, others as
/// `Double.toString` writes them. It is what a registry compares, so `1.50` and `1.5` are one default.
///
/// ```
/// let written = |number: &str| {
///     let mut json = String::new();
///     schema_model::push_json_number(&mut json, number);
///     json
/// };
/// assert_eq!(written("12345678901234567890"), "12345678901234567890");
/// assert_eq!((written("1.50"), written("1e3"), written("-0.0001")), ("1.5".into(), "1000.0".into(), "-1.0E-4".into()));
/// ```
pub fn push_json_number(out: &mut String, number: &str) {
    if !number.contains(['.', 'e', 'E']) {
        out.push_str(if number == "-0" { "0" } else { number });
        return;
    }
    let value: f64 = number.parse().unwrap_or(f64::NAN);
    if !value.is_finite() {
        out.push_str(if value > 0.0 { "\"Infinity\"" } else { "\"-Infinity\"" });
        return;
    }
    // Plain from 10^-3 to 10^7, and with an exponent outside.
    if value == 0.0 || (1e-3..1e7).contains(&value.abs()) {
        out.push_str(&format!("{value:?}"));
        return;
    }
    // The fewest digits that tell the number, but two at least.
    let mut scientific = format!("{value:E}");
    if !scientific.contains('.') {
        scientific = format!("{value:.1E}");
    }
    out.push_str(&scientific);
}

/// What a byte is written as inside a JSON string, where not as itself.
const fn escape(byte: u8) -> Option<&'static str> {
    const CONTROLS: [&str; 32] = [
        "\\u0000", "\\u0001", "\\u0002", "\\u0003", "\\u0004", "\\u0005", "\\u0006", "\\u0007", "\\b", "\\t", "\\n",
        "\\u000B", "\\f", "\\r", "\\u000E", "\\u000F", "\\u0010", "\\u0011", "\\u0012", "\\u0013", "\\u0014",
        "\\u0015", "\\u0016", "\\u0017", "\\u0018", "\\u0019", "\\u001A", "\\u001B", "\\u001C", "\\u001D", "\\u001E",
        "\\u001F",
    ];
    match byte {
        b'"' => Some("\\\""),
        b'\\' => Some("\\\\"),
        0..=31 => Some(CONTROLS[byte as usize]),
        _ => None,
    }
}
