//! Strings, owned and borrowed.

use std::{borrow::Cow, rc::Rc, sync::Arc};

use schema_model::{Node, StaticSchema};

use crate::codec::{AvroDecode, AvroEncode, AvroType, Failure, Reader, Reserved, Same};

macro_rules! writes_string {
    ([$($lifetime:lifetime)?] $type:ty) => {
        impl $(<$lifetime>)? AvroType for $type {
            type Codec = Same;

            const SCHEMA: StaticSchema = StaticSchema::new(&Node::STRING);
        }

        impl $(<$lifetime>)? AvroEncode for $type {
            #[cfg_attr(not(debug_assertions), inline(always))]
            fn encode_datum<'s, 'b>(&self, out: Reserved<'s, 'b>, tail: usize) -> Reserved<'s, 'b> {
                out.bytes(self.as_bytes(), tail)
            }
        }
    };
}

writes_string!([] str);
writes_string!([] String);
writes_string!([] Box<str>);
writes_string!([] Arc<str>);
writes_string!([] Rc<str>);
writes_string!(['a] &'a str);
writes_string!(['a] Cow<'a, str>);

impl AvroDecode<'_> for String {
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn decode_datum(reader: &mut Reader<'_>) -> Result<Self, Failure> {
        reader.string()
    }

    fn decode_raw(bytes: &[u8]) -> Option<Self> {
        str::from_utf8(bytes).ok().map(Self::from)
    }
}

macro_rules! reads_string {
    ($type:ty) => {
        impl AvroDecode<'_> for $type {
            #[cfg_attr(not(debug_assertions), inline(always))]
            fn decode_datum(reader: &mut Reader<'_>) -> Result<Self, Failure> {
                reader.text().map(Self::from)
            }

            fn decode_raw(bytes: &[u8]) -> Option<Self> {
                str::from_utf8(bytes).ok().map(Self::from)
            }
        }
    };
}

reads_string!(Box<str>);
reads_string!(Arc<str>);
reads_string!(Rc<str>);

/// Borrows from the datum.
impl<'de: 'a, 'a> AvroDecode<'de> for &'a str {
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn decode_datum(reader: &mut Reader<'de>) -> Result<Self, Failure> {
        reader.text()
    }

    fn decode_raw(bytes: &'de [u8]) -> Option<Self> {
        str::from_utf8(bytes).ok()
    }
}

/// Borrows from the datum.
impl<'de: 'a, 'a> AvroDecode<'de> for Cow<'a, str> {
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn decode_datum(reader: &mut Reader<'de>) -> Result<Self, Failure> {
        reader.text().map(Cow::Borrowed)
    }

    fn decode_raw(bytes: &'de [u8]) -> Option<Self> {
        str::from_utf8(bytes).ok().map(Cow::Borrowed)
    }
}
