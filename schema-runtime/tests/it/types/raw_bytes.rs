//! Bytes that are a whole message.

use std::{collections::VecDeque, rc::Rc, sync::Arc};

use schema_runtime::AvroDecode;

/// A whole message of `bytes` has no length before it.
#[test]
fn bytes_that_stand_alone() {
    fn alone<T: for<'de> AvroDecode<'de>>(bytes: &[u8]) -> Option<T> {
        T::decode_raw(bytes)
    }
    assert_eq!(alone::<Box<[u8]>>(b"ab").as_deref(), Some(&b"ab"[..]));
    assert_eq!(alone::<Arc<[u8]>>(b"ab").as_deref(), Some(&b"ab"[..]));
    assert_eq!(alone::<Rc<[u8]>>(b"").as_deref(), Some(&b""[..]));
    assert_eq!(alone::<VecDeque<u8>>(b"ab"), Some(VecDeque::from(*b"ab")));
    assert_eq!(alone::<Arc<Vec<u8>>>(b"ab"), Some(Arc::new(b"ab".to_vec())));
    assert_eq!(alone::<[u8; 2]>(b"ab"), Some(*b"ab"));
    assert_eq!(alone::<[u8; 3]>(b"ab"), None);
    assert_eq!(alone::<[i8; 2]>(b"ab"), None);
    assert_eq!(alone::<VecDeque<i32>>(b"ab"), None);
    // Bytes may be read as a string, where they are one.
    assert_eq!(alone::<Arc<str>>(b"ab").as_deref(), Some("ab"));
    assert_eq!(alone::<Option<String>>(b"ab"), Some(Some("ab".to_owned())));
    assert_eq!(alone::<String>(b"\xff"), None);
}
