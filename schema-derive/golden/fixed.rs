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
    static __NODE: __avro::Node = __avro::Node::fixed(&__FIXED)
        .with_identity(
            ::core::concat!(
                ::core::module_path!(), " Digest ", ::core::line!(), " ",
                ::core::column!()
            ),
        );
    static __FIXED: __avro::Fixed = __avro::Fixed::new(
        "Digest",
        <[u8; 16] as __avro::FixedBytes>::SIZE,
    );
    const __SCHEMA: __avro::StaticSchema = __avro::StaticSchema::new(&__NODE);
    #[automatically_derived]
    impl __avro::AvroType for Digest {
        type Codec = __avro::Same;
        const SCHEMA: __avro::StaticSchema = __SCHEMA;
        const NAME: __avro::NamePiece = __avro::NamePiece::Literal("Digest");
        const MIN_LEN: ::core::primitive::usize = <[u8; 16] as __avro::FixedBytes>::SIZE;
        const MAX_LEN: ::core::primitive::usize = <[u8; 16] as __avro::FixedBytes>::SIZE;
    }
    #[automatically_derived]
    impl __avro::AvroFixed for Digest {
        const FULL_NAME: &'static ::core::primitive::str = "Digest";
    }
    #[automatically_derived]
    impl __avro::AvroEncode for Digest {
        #[cfg_attr(not(debug_assertions), inline(always))]
        fn encode_datum<'__s, '__b>(
            &self,
            __out: __avro::Reserved<'__s, '__b>,
            _: ::core::primitive::usize,
        ) -> __avro::Reserved<'__s, '__b> {
            <[u8; 16] as __avro::FixedBytes>::encode(&self.0, __out)
        }
    }
    #[automatically_derived]
    impl<'__de> __avro::AvroDecode<'__de> for Digest {
        #[cfg_attr(not(debug_assertions), inline(always))]
        fn decode_datum(
            __reader: &mut __avro::Reader<'__de>,
        ) -> ::core::result::Result<Self, __avro::Failure> {
            <[u8; 16] as __avro::FixedBytes>::decode(__reader).map(Self)
        }
        #[cfg_attr(not(debug_assertions), inline(always))]
        fn decode_planned(
            __reader: &mut __avro::Reader<'__de>,
            __plan: __avro::PlanCursor<'_>,
        ) -> ::core::result::Result<Self, __avro::Failure> {
            <[u8; 16] as __avro::FixedBytes>::decode_planned(__reader, __plan).map(Self)
        }
    }
};
