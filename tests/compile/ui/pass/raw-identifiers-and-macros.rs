#![deny(warnings)]

use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
struct r#Type {
    r#match: i32,
    #[avro(rename = "async_")]
    r#async: Option<Box<r#Type>>,
    #[cfg(any())]
    absent: std::time::Duration,
    #[cfg(all())]
    present: i32,
}

macro_rules! record {
    ($name:ident { $($field:ident: $type:ty = $default:expr),* }) => {
        #[derive(AvroRecord)]
        struct $name {
            $(#[avro(default = $default)] $field: $type,)*
        }
    };
}

record!(Made { count: i32 = -1, name: Option<String> = null, list: Vec<i32> = [1] });

fn main() {
    assert_eq!(
        Type::SCHEMA_JSON,
        concat!(
            r#"{"type":"record","name":"Type","fields":[{"name":"match","type":"int"},"#,
            r#"{"name":"async_","type":["null","Type"],"default":null},{"name":"present","type":"int"}]}"#
        )
    );
    assert_eq!(
        Made::SCHEMA_JSON,
        concat!(
            r#"{"type":"record","name":"Made","fields":[{"name":"count","type":"int","default":-1},"#,
            r#"{"name":"name","type":["null","string"],"default":null},"#,
            r#"{"name":"list","type":{"type":"array","items":"int"},"default":[1]}]}"#
        )
    );
    let Type { r#match, r#async, present } = Type { r#match: 1, r#async: None, present: 2 };
    let Made { count, name, list } = Made { count: 1, name: None, list: vec![] };
    let _ = (r#match, r#async.is_none(), present, count, name, list);
}
