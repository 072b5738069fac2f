//! Defaults.

use std::sync::Arc;

use schema_runtime::AvroRecord;

#[test]
fn defaults_of_the_new_types() {
    #[derive(AvroRecord)]
    struct Defaults {
        #[avro(default = -5)]
        small: i8,
        #[avro(default = 4294967295)]
        large: u32,
        #[avro(default = "x")]
        name: Arc<str>,
        #[avro(default = b"\x00\xff")]
        blob: [u8; 2],
        #[avro(default = [1, 2])]
        pair: [i32; 2],
    }

    assert_eq!(
        Defaults::SCHEMA_JSON,
        concat!(
            r#"{"type":"record","name":"Defaults","fields":[{"name":"small","type":"int","default":-5},"#,
            r#"{"name":"large","type":"long","default":4294967295},{"name":"name","type":"string","default":"x"},"#,
            r#"{"name":"blob","type":"bytes","default":"\u0000ÿ"},"#,
            r#"{"name":"pair","type":{"type":"array","items":"int"},"default":[1,2]}]}"#,
        )
    );
}
