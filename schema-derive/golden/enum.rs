#[doc(hidden)]
#[allow(
    clippy::absolute_paths,
    clippy::all,
    clippy::pedantic,
    deprecated,
    long_running_const_eval,
    unused_lifetimes,
    unused_qualifications,
    reason = "derived code"
)]
const _: () = {
    use ::schema_runtime::__private as __avro;
    static __NODE: __avro::Node = __avro::Node::enumeration(&__ENUM)
        .with_identity(
            ::core::concat!(
                ::core::module_path!(), " Suit ", ::core::line!(), " ", ::core::column!()
            ),
        );
    static __ENUM: __avro::Enum = __avro::Enum::new(
            "Suit",
            &[__avro::Text::new("HEARTS"), __avro::Text::new("SPADES")],
        )
        .with_default("SPADES");
    const __SCHEMA: __avro::StaticSchema = __avro::StaticSchema::new(&__NODE);
    #[automatically_derived]
    impl __avro::AvroType for Suit {
        type Codec = __avro::Same;
        const SCHEMA: __avro::StaticSchema = __SCHEMA;
        const NAME: __avro::NamePiece = __avro::NamePiece::Literal("Suit");
        const MAX_LEN: ::core::primitive::usize = <::core::primitive::i32 as __avro::AvroType>::MAX_LEN;
    }
    #[automatically_derived]
    impl __avro::AvroEnum for Suit {
        const FULL_NAME: &'static ::core::primitive::str = "Suit";
    }
    #[automatically_derived]
    impl __avro::AvroEncode for Suit {
        #[cfg_attr(not(debug_assertions), inline(always))]
        fn encode_datum<'__s, '__b>(
            &self,
            __out: __avro::Reserved<'__s, '__b>,
            _: ::core::primitive::usize,
        ) -> __avro::Reserved<'__s, '__b> {
            __avro::Reserved::symbol(
                __out,
                match self {
                    Self::Hearts => 0usize,
                    Self::Spades => 1usize,
                },
            )
        }
    }
    #[automatically_derived]
    impl<'__de> __avro::AvroDecode<'__de> for Suit {
        #[cfg_attr(not(debug_assertions), inline(always))]
        fn decode_datum(
            __reader: &mut __avro::Reader<'__de>,
        ) -> ::core::result::Result<Self, __avro::Failure> {
            __avro::Reader::symbol(__reader, 2usize).map(__symbol)
        }
        #[inline]
        fn decode_planned(
            __reader: &mut __avro::Reader<'__de>,
            __plan: __avro::PlanCursor<'_>,
        ) -> ::core::result::Result<Self, __avro::Failure> {
            __avro::PlanCursor::symbol(__plan, __reader, 2usize).map(__symbol)
        }
    }
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn __symbol(__index: ::core::primitive::usize) -> Suit {
        match __index {
            1usize => Suit::Spades,
            _ => Suit::Hearts,
        }
    }
};
