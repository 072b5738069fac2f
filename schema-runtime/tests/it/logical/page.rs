//! The tables of `docs/types.md` on logical types: each row is a type or an attribute here, with the schema that the row says.

use std::{fs, path::Path};

use schema_runtime::{AvroAs, AvroDecodeOwned, AvroEncode, AvroRecord, AvroType, logical};

fn page() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/types.md")).unwrap()
}

/// The rows of the table behind a heading: their cells, without the backticks around them.
fn rows(heading: &str) -> Vec<Vec<String>> {
    let page = page();
    let (_, table) = page.split_once(heading).unwrap();
    let lines = table.lines().skip(2).take_while(|line| line.starts_with("| "));
    let cells = |line: &str| -> Vec<String> {
        line.trim_matches('|').split(" | ").map(|cell| cell.trim_matches([' ', '`', '|']).to_owned()).collect()
    };
    lines.map(cells).collect()
}

fn schema<T: AvroType + AvroEncode + AvroDecodeOwned>() -> String {
    T::SCHEMA.get().to_json()
}

#[test]
fn types_have_the_meanings_of_the_rows() {
    macro_rules! types {
        ($($feature:literal $rust:literal: $type:ty;)*) => {
            vec![$((concat!("", $rust), schema::<$type>(), concat!("", $feature))),*]
        };
    }

    let types = types! {
        "" "std::time::SystemTime": std::time::SystemTime;
        "chrono" "chrono::DateTime<Utc>": chrono::DateTime<chrono::Utc>;
        "chrono" "chrono::NaiveDateTime": chrono::NaiveDateTime;
        "chrono" "chrono::NaiveDate": chrono::NaiveDate;
        "chrono" "chrono::NaiveTime": chrono::NaiveTime;
        "time" "time::OffsetDateTime": time::OffsetDateTime;
        "time" "time::UtcDateTime": time::UtcDateTime;
        "time" "time::PrimitiveDateTime": time::PrimitiveDateTime;
        "time" "time::Date": time::Date;
        "time" "time::Time": time::Time;
        "jiff" "jiff::Timestamp": jiff::Timestamp;
        "jiff" "jiff::civil::DateTime": jiff::civil::DateTime;
        "jiff" "jiff::civil::Date": jiff::civil::Date;
        "jiff" "jiff::civil::Time": jiff::civil::Time;
        "uuid" "uuid::Uuid": uuid::Uuid;
        "bigdecimal" "bigdecimal::BigDecimal": bigdecimal::BigDecimal;
    };
    let rows = rows("| in Rust | in Avro | cargo feature | why this |");
    assert_eq!(rows.len(), types.len());
    for (row, (rust, avro, feature)) in rows.iter().zip(types) {
        assert_eq!(row[..2], [rust.to_owned(), avro]);
        // An empty cell has no spaces on both of its sides.
        let has = if feature.is_empty() { !row[2].contains("chrono") } else { row[2] == feature };
        assert!(has && row.len() == if feature.is_empty() { 3 } else { 4 }, "{row:?}");
    }
}

#[test]
fn attributes_have_the_types_of_the_rows() {
    fn stands_for<R: AvroAs<T>, T>() {}

    macro_rules! attributes {
        ($({$($attribute:tt)*} $name:literal: $repr:ty, $first:ty $(, $other:ty)*;)*) => {
            vec![$({
                #[derive(AvroRecord)]
                #[avro(name = "Holder")]
                #[allow(dead_code)]
                struct Holder {
                    #[avro(logical = $($attribute)*)]
                    f: $first,
                }

                stands_for::<$repr, $first>();
                $(stands_for::<$repr, $other>();)*
                let json = Holder::SCHEMA_JSON.strip_prefix(r#"{"type":"record","name":"Holder","fields":[{"name":"f","type":"#);
                assert_eq!(json.unwrap().strip_suffix("}]}").unwrap(), schema::<$repr>());
                (stringify!($($attribute)*), schema::<$repr>(), $name)
            }),*]
        };
    }

    let attributes = attributes! {
        {"date"} "Date": logical::Date, chrono::NaiveDate, time::Date, jiff::civil::Date, i32;
        {"time-millis"} "TimeMillis": logical::TimeMillis, chrono::NaiveTime, time::Time, jiff::civil::Time, i32;
        {"time-micros"} "TimeMicros": logical::TimeMicros, chrono::NaiveTime, time::Time, jiff::civil::Time, i64;
        {"timestamp-millis"} "TimestampMillis": logical::TimestampMillis, chrono::DateTime<chrono::Utc>,
            std::time::SystemTime, time::OffsetDateTime, time::UtcDateTime, jiff::Timestamp, i64;
        {"timestamp-micros"} "TimestampMicros": logical::TimestampMicros, chrono::DateTime<chrono::Utc>,
            std::time::SystemTime, time::OffsetDateTime, time::UtcDateTime, jiff::Timestamp, i64;
        {"timestamp-nanos"} "TimestampNanos": logical::TimestampNanos, chrono::DateTime<chrono::Utc>,
            std::time::SystemTime, time::OffsetDateTime, time::UtcDateTime, jiff::Timestamp, i64;
        {"local-timestamp-millis"} "LocalTimestampMillis": logical::LocalTimestampMillis, chrono::NaiveDateTime,
            time::PrimitiveDateTime, jiff::civil::DateTime, i64;
        {"local-timestamp-micros"} "LocalTimestampMicros": logical::LocalTimestampMicros, chrono::NaiveDateTime,
            time::PrimitiveDateTime, jiff::civil::DateTime, i64;
        {"local-timestamp-nanos"} "LocalTimestampNanos": logical::LocalTimestampNanos, chrono::NaiveDateTime,
            time::PrimitiveDateTime, jiff::civil::DateTime, i64;
        {"decimal", precision = 10, scale = 2} "Decimal<10, 2>": logical::Decimal<10, 2>, rust_decimal::Decimal,
            bigdecimal::BigDecimal, i64, i128;
        {"big-decimal"} "BigDecimal": logical::BigDecimal, rust_decimal::Decimal, bigdecimal::BigDecimal;
        {"uuid"} "Uuid": logical::Uuid, uuid::Uuid, [u8; 16], String;
    };
    let rows = rows("| `logical` | in Avro | the type for it | stands for |");
    assert_eq!(rows.len(), attributes.len());
    for (row, (attribute, avro, name)) in rows.iter().zip(attributes) {
        assert_eq!(row[..3], [attribute.to_owned(), avro, name.to_owned()]);
    }
}
