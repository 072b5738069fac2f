//! What derived code may touch. Not public: it changes without notice, and the derive is pinned to its version.

pub use schema_model::{
    Enum, Field, Fixed, NamePiece, NameSource, Node, Order, Property, Record, StaticSchema, Text, canonical_form_of,
    fingerprint_of, json_of, name_of,
    private::{
        Crc64Piece, FieldPart, FieldSource, Prerendered, Primitive, Recorded, Reference, Shape,
        assert_any_branch_is_needed, assert_branch, assert_default, assert_default_of_any_branch, assert_evolves,
        assert_field_evolves, assert_fields_differ, assert_has_default, assert_logical_type, assert_names,
        assert_no_decimal, assert_same_field, assert_same_type, assert_scale, assert_unions, diagnostics, evolves,
        field_count, flattened_record, is_same, part, part_count, parts, with_type_properties,
    },
};

pub use crate::codec::{
    Absent, Adapter, As, AvroAs, AvroDecode, AvroEncode, AvroEnum, AvroFixed, AvroRecord, AvroType, AvroUnion, Boxed,
    Checked, Checks, Cursor, DecodeWith, EncodeWith, Failure, FixedBytes, Flat, Flatten, IfKnown, Items, Json,
    JsonValue, Null, NullLast, Optional, PlanCursor, Reader, Reserved, Same, SchemaWith, SizeHint, Steps, Texts,
    Values, encode_branch, encode_null, logical, max_branch_len, size_hints,
};
