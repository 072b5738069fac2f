//! Types with a logical type, as a library that builds on the codec has them: a plain leaf reads and writes what they hold.

/// A type of this name with the schema of a node and these properties, around a leaf of the codec.
#[macro_export]
macro_rules! logical_leaf {
    ($(#[$doc:meta])* $visibility:vis $name:ident: $inner:ty, $node:ident, [$($key:literal: $value:literal),+]) => {
        $(#[$doc])*
        #[derive(Debug, PartialEq)]
        $visibility struct $name($visibility $inner);

        impl ::schema_runtime::AvroType for $name {
            type Codec = ::schema_runtime::__private::Same;

            const SCHEMA: ::schema_runtime::__private::StaticSchema = {
                use ::schema_runtime::__private::{Node, Property, StaticSchema};
                static NODE: Node = Node::$node.with_static_properties(&[$(Property::new($key, $value)),+]);
                StaticSchema::new(&NODE)
            };
            const MAX_LEN: usize = <$inner as ::schema_runtime::AvroType>::MAX_LEN;
        }

        impl ::schema_runtime::AvroEncode for $name {
            fn encode_datum<'s, 'b>(
                &self,
                out: ::schema_runtime::__private::Reserved<'s, 'b>,
                tail: usize,
            ) -> ::schema_runtime::__private::Reserved<'s, 'b> {
                ::schema_runtime::AvroEncode::encode_datum(&self.0, out, tail)
            }
        }

        impl<'de> ::schema_runtime::AvroDecode<'de> for $name {
            fn decode_datum(
                reader: &mut ::schema_runtime::__private::Reader<'de>,
            ) -> Result<Self, ::schema_runtime::__private::Failure> {
                <$inner as ::schema_runtime::AvroDecode>::decode_datum(reader).map(Self)
            }

            fn decode_planned(
                reader: &mut ::schema_runtime::__private::Reader<'de>,
                plan: ::schema_runtime::__private::PlanCursor<'_>,
            ) -> Result<Self, ::schema_runtime::__private::Failure> {
                <$inner as ::schema_runtime::AvroDecode>::decode_planned(reader, plan).map(Self)
            }

            fn decode_raw(bytes: &'de [u8]) -> Option<Self> {
                <$inner as ::schema_runtime::AvroDecode>::decode_raw(bytes).map(Self)
            }
        }
    };
}
