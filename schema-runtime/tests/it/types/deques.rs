//! Deques.

use std::collections::VecDeque;

use schema_runtime::{AvroDecode, decode, encode};

/// A deque of these items, whose ring goes on at its start behind the first `at` of them.
fn wrapped<T: Clone>(items: &[T], at: usize) -> VecDeque<T> {
    let mut deque = VecDeque::with_capacity(items.len());
    deque.extend(items[at..].iter().cloned());
    for item in items[..at].iter().rev() {
        deque.push_front(item.clone());
    }
    deque
}

#[test]
fn a_deque_is_written_from_its_front() {
    fn all<T>(value: &[T])
    where
        T: schema_runtime::AvroEncode + for<'de> AvroDecode<'de> + Clone + PartialEq + std::fmt::Debug,
    {
        let expected = encode(&value.to_vec()).unwrap();
        let mut in_two = 0;
        for at in 0..value.len() {
            let deque = wrapped(value, at);
            assert!(deque.iter().eq(value));
            in_two += usize::from(!deque.as_slices().1.is_empty());
            assert_eq!(encode(&deque).unwrap(), expected, "at {at}");
            // Behind and before others, where room is promised.
            let list = vec![deque; 2];
            let datum = encode(&list).unwrap();
            assert_eq!(datum, [vec![4], expected.repeat(2), vec![0]].concat());
            assert_eq!(decode::<Vec<VecDeque<T>>>(&datum).unwrap(), list);
        }
        assert_eq!(in_two, value.len() - 1);
    }
    all(&(0..200).collect::<Vec<u8>>());
    all(&(-100..100).collect::<Vec<i8>>());
    all(&(0..300).map(f64::from).collect::<Vec<_>>());
    all(&(0..300).collect::<Vec<i64>>());
    all(&["a", "", "b", "c"].map(String::from));
    all(&[vec![1_u8], vec![], vec![2, 3], vec![4]]);
    all(&[[1_u8, 2], [3, 4], [5, 6], [7, 8]]);
}
