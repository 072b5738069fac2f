//! The whole numbers that a type of Rust holds, where its schema has more.

/// A type of whole numbers that holds fewer than its schema does, as `u8` does, whose schema is `int`.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct Numbers {
    ty: &'static str,
    least: i64,
    greatest: i64,
}

impl Numbers {
    /// The type's name, and its bounds.
    pub const fn new(ty: &'static str, least: i64, greatest: i64) -> Self {
        Self { ty, least, greatest }
    }

    pub(crate) const fn ty(&self) -> &'static str {
        self.ty
    }

    /// The first number that the type does not hold, in a default that fits the schema: JSON without white space, whose
    /// numbers are all of this type, and are whole.
    pub(crate) const fn first_outside<'j>(&self, json: &'j str) -> Option<&'j str> {
        let bytes = json.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            match bytes[at] {
                b'"' => at = behind_string(bytes, at),
                b'-' | b'0'..=b'9' => {
                    let end = behind_digits(bytes, at + 1);
                    if !self.holds(bytes, at, end) {
                        let (_, rest) = bytes.split_at(at);
                        let (number, _) = rest.split_at(end - at);
                        return match core::str::from_utf8(number) {
                            Ok(number) => Some(number),
                            Err(_) => None,
                        };
                    }
                    at = end;
                }
                _ => at += 1,
            }
        }
        None
    }

    const fn holds(&self, bytes: &[u8], at: usize, end: usize) -> bool {
        let negative = bytes[at] == b'-';
        let mut number: i128 = 0;
        let mut i = at + negative as usize;
        while i < end {
            // What fits the schema has at most 64 bits.
            number = number.saturating_mul(10).saturating_add((bytes[i] - b'0') as i128);
            i += 1;
        }
        let number = if negative { -number } else { number };
        self.least as i128 <= number && number <= self.greatest as i128
    }
}

const fn behind_string(bytes: &[u8], mut at: usize) -> usize {
    at += 1;
    while at < bytes.len() && bytes[at] != b'"' {
        at += if bytes[at] == b'\\' { 2 } else { 1 };
    }
    at + 1
}

const fn behind_digits(bytes: &[u8], mut at: usize) -> usize {
    while at < bytes.len() && bytes[at].is_ascii_digit() {
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::Numbers;

    #[test]
    fn numbers_outside_are_found() {
        let byte = Numbers::new("u8", 0, 255);
        for (json, outside) in [
            ("0", None),
            ("255", None),
            ("256", Some("256")),
            ("-1", Some("-1")),
            ("null", None),
            ("[1,2,300]", Some("300")),
            (r#"{"999":1,"a\"-1":2}"#, None),
            (r#"{"999":1,"a\\":-2,"b":3}"#, Some("-2")),
        ] {
            assert_eq!(byte.first_outside(json), outside, "{json}");
        }
        let int = Numbers::new("u32", 0, u32::MAX as i64);
        assert_eq!(int.first_outside("4294967295"), None);
        assert_eq!(int.first_outside("9223372036854775807"), Some("9223372036854775807"));
    }
}
