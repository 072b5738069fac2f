//! Types that have a logical type: what holds a value in Rust is a plain leaf.

use schema_runtime::{
    __private::{Failure, Node, Own, Planned, Property, Reader, Room, StaticSchema},
    AvroDecode, AvroEncode, AvroFixed, AvroRecord, AvroType,
};

macro_rules! leaf {
    ($name:ident: $inner:ty, $node:expr, [$($key:literal: $value:literal),+]) => {
        #[derive(Debug)]
        pub(crate) struct $name($inner);

        impl AvroType for $name {
            type Codec = Own;

            const SCHEMA: StaticSchema = {
                static NODE: Node = $node.with_static_properties(&[$(Property::new($key, $value)),+]);
                StaticSchema::new(&NODE)
            };
        }

        impl AvroEncode for $name {
            const MAX_LEN: usize = <$inner>::MAX_LEN;

            fn encode_datum<'s, 'b>(&self, room: Room<'s, 'b>, tail: usize) -> Room<'s, 'b> {
                self.0.encode_datum(room, tail)
            }
        }

        impl<'de> AvroDecode<'de> for $name {
            const MIN_LEN: usize = 1;

            fn decode_datum(reader: &mut Reader<'de>) -> Result<Self, Failure> {
                <$inner>::decode_datum(reader).map(Self)
            }

            fn decode_planned(reader: &mut Reader<'de>, plan: Planned<'_>) -> Result<Self, Failure> {
                <$inner>::decode_planned(reader, plan).map(Self)
            }
        }
    };
}

leaf!(TimeMicros: i64, Node::LONG, ["logicalType": "\"time-micros\""]);
leaf!(TimestampMillis: i64, Node::LONG, ["logicalType": "\"timestamp-millis\""]);
leaf!(TimestampMicros: i64, Node::LONG, ["logicalType": "\"timestamp-micros\""]);
leaf!(TimestampNanos: i64, Node::LONG, ["logicalType": "\"timestamp-nanos\""]);
leaf!(LocalTimestampNanos: i64, Node::LONG, ["logicalType": "\"local-timestamp-nanos\""]);
leaf!(Decimal: Vec<u8>, Node::BYTES, ["logicalType": "\"decimal\"", "precision": "9", "scale": "4"]);
leaf!(LongDecimal: Box<[u8]>, Node::BYTES, ["logicalType": "\"decimal\"", "precision": "60", "scale": "40"]);

#[derive(AvroFixed, Debug)]
#[avro(name = "F", properties = {"logicalType": "decimal", "precision": 9, "scale": 4})]
pub(crate) struct FixedDecimal([u8; 4]);

#[derive(AvroFixed, Debug)]
#[avro(name = "G", alias = "F", properties = {"logicalType": "decimal", "precision": 9, "scale": 4})]
pub(crate) struct WasFixed([u8; 4]);

#[derive(AvroFixed, Debug)]
#[avro(name = "F", properties = {"logicalType": "decimal", "precision": 9, "scale": 4})]
pub(crate) struct WideDecimal([u8; 20]);

#[derive(AvroRecord, Debug)]
#[avro(name = "R")]
pub(crate) struct Event {
    at: TimestampMicros,
}

#[derive(AvroRecord, Debug)]
#[avro(name = "R")]
pub(crate) struct CoarseEvent {
    at: TimestampMillis,
}

#[derive(AvroRecord, Debug)]
#[avro(name = "R")]
pub(crate) struct Reordered {
    c: TimeMicros,
    b: Decimal,
    a: TimestampNanos,
}

#[derive(AvroRecord, Debug)]
#[avro(name = "R")]
pub(crate) struct WithDefaults {
    a: TimestampMicros,
    #[avro(default = 5)]
    b: TimestampMicros,
    #[avro(default = "\u{5}")]
    c: Decimal,
}

#[derive(AvroRecord, Debug)]
#[avro(name = "L")]
pub(crate) struct Events {
    a: TimestampMicros,
    #[avro(no_default)]
    next: Option<Box<Events>>,
}
