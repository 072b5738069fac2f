//! Which of many values is refused, where a field is written as another type.

use std::collections::{BTreeMap, VecDeque};

use schema_runtime::{AvroAs, AvroRecord, decode, encode};

/// A number, and not 13.
#[derive(AvroRecord)]
#[avro(transparent)]
struct Lucky(i32);

impl AvroAs<i32> for Lucky {
    type Error = &'static str;

    fn try_from_value(&value: &i32) -> Result<Self, Self::Error> {
        if value == 13 { Err("13 brings no luck") } else { Ok(Self(value)) }
    }

    fn try_into_value(self) -> Result<i32, Self::Error> {
        if self.0 == 13 { Err("13 brings no luck") } else { Ok(self.0) }
    }
}

#[derive(AvroRecord, Debug, Default)]
struct Numbers {
    #[avro(as = Vec<Option<Lucky>>)]
    list: Vec<Option<i32>>,
    #[avro(as = VecDeque<Lucky>)]
    queue: VecDeque<i32>,
    #[avro(as = [Lucky; 2])]
    pair: [i32; 2],
    #[avro(as = BTreeMap<String, Vec<Lucky>>)]
    map: BTreeMap<String, Vec<i32>>,
}

/// The same, with any number.
#[derive(AvroRecord)]
#[avro(name = "Numbers")]
struct Any {
    list: Vec<Option<i32>>,
    queue: VecDeque<i32>,
    pair: [i32; 2],
    map: BTreeMap<String, Vec<i32>>,
}

#[test]
fn the_index_or_the_key_is_told() {
    let map = BTreeMap::from([("a".to_owned(), vec![1]), ("b".to_owned(), vec![1, 2, 13])]);
    for (numbers, path, part) in [
        (Numbers { list: vec![Some(1), None, Some(13)], ..Numbers::default() }, "list", "at the index 2"),
        (Numbers { queue: [1, 13].into(), ..Numbers::default() }, "queue", "at the index 1"),
        (Numbers { pair: [13, 1], ..Numbers::default() }, "pair", "at the index 0"),
        (Numbers { map, ..Numbers::default() }, "map", "at the key \"b\": at the index 2"),
    ] {
        let told = format!("(in `{path}`): {part}: 13 brings no luck");
        let error = encode(&numbers).unwrap_err().to_string();
        assert!(error.starts_with("cannot encode ") && error.ends_with(&told), "{error}");

        let Numbers { list, queue, pair, map } = numbers;
        let datum = encode(&Any { list, queue, pair, map }).unwrap();
        let error = decode::<Numbers>(&datum).unwrap_err().to_string();
        assert!(error.starts_with("cannot decode ") && error.ends_with(&told), "{error}");
    }
    assert_eq!(decode::<Numbers>(&encode(&Numbers::default()).unwrap()).unwrap().pair, [0, 0]);
}
