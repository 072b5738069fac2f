//! Numbers that a type does not hold.

use std::{collections::HashMap, sync::Arc};

use schema_runtime::{AvroDecode, AvroRecord, decode};

use super::{array, bytes, number, refused};

#[test]
fn numbers_out_of_range() {
    #[track_caller]
    fn bounds<T>(kind: &str, least: i64, greatest: i64)
    where
        T: for<'de> AvroDecode<'de> + Into<i64>,
    {
        for number in [least, greatest] {
            assert_eq!(decode::<T>(&self::number(number)).unwrap().into(), number);
        }
        let widest = if kind == "int" { [i32::MIN.into(), i32::MAX.into()] } else { [i64::MIN, i64::MAX] };
        for number in [least - 1, greatest + 1].into_iter().chain(widest) {
            refused::<T>(
                &self::number(number),
                &format!(
                    "cannot decode {kind} at byte 0: {number} does not fit the type in Rust, which is narrower than its \
                     schema: {least} to {greatest}"
                ),
            );
        }
    }
    bounds::<i8>("int", -128, 127);
    bounds::<u8>("int", 0, 255);
    bounds::<i16>("int", -32_768, 32_767);
    bounds::<u16>("int", 0, 65_535);
    bounds::<u32>("long", 0, 4_294_967_295);

    // No int at all, whatever the range.
    let narrow = "cannot decode int at byte 0: the number has more than 32 bits";
    refused::<i8>(&number(1 << 32), narrow);
    refused::<u16>(&number(i64::MIN), narrow);
    refused::<u32>(&[0x80; 11], "cannot decode long at byte 0: the number has more than 64 bits");
    // Longer than needed is unusual, and means the same.
    assert_eq!(decode::<i8>(&[0x81, 0x80, 0x00]).unwrap(), -1);
}

#[test]
fn a_number_out_of_range_has_a_place() {
    #[derive(AvroRecord, Debug)]
    struct Readings {
        id: Arc<str>,
        by_name: HashMap<String, Vec<Option<i16>>>,
        counts: [u32; 2],
    }

    let datum =
        [bytes(b"x"), vec![2, 2, b'k', 4, 0, 2], number(40_000), vec![0, 0], array([vec![0], vec![1]])].concat();
    refused::<Readings>(
        &datum,
        "cannot decode int at byte 8 (in `by_name[\"k\"][1]`): 40000 does not fit the type in Rust, which is narrower \
         than its schema: -32768 to 32767",
    );
    let datum = [bytes(b"x"), vec![0], array([vec![0], vec![1]])].concat();
    refused::<Readings>(
        &datum,
        "cannot decode long at byte 5 (in `counts[1]`): -1 does not fit the type in Rust, which is narrower than its \
         schema: 0 to 4294967295",
    );
}
