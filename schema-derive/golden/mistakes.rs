::core::compile_error! {
    "\"last-name\" is not a name in Avro: names are of the form [A-Za-z_][A-Za-z0-9_]* [AVRO0201]\n  help: take letters of ASCII, digits and underscores; a digit cannot be first"
}
::core::compile_error! {
    "`u64` does not fit Avro's `long`, which has 64 bits with a sign [AVRO0304]\n  help: take `i64` or `u32`, or `String` for numbers over their range"
}
#[doc(hidden)]
#[allow(deprecated)]
const _: () = {
    use ::schema_runtime::__private as __avro;
    static __NODE: __avro::Node = __avro::Node::record(&__RECORD);
    static __RECORD: __avro::Record = __avro::Record::new(::core::stringify!(User), &[]);
    #[automatically_derived]
    impl __avro::AvroType for User {
        type Codec = __avro::Same;
        const SCHEMA: __avro::StaticSchema = __avro::StaticSchema::new(&__NODE);
    }
    #[automatically_derived]
    impl __avro::AvroRecord for User {
        const FULL_NAME: &'static ::core::primitive::str = "";
    }
    #[automatically_derived]
    impl __avro::Flatten for User {}
    #[automatically_derived]
    impl __avro::AvroEncode for User {
        fn encode_datum<'__s, '__b>(
            &self,
            __out: __avro::Reserved<'__s, '__b>,
            _: ::core::primitive::usize,
        ) -> __avro::Reserved<'__s, '__b> {
            __out
        }
    }
    #[automatically_derived]
    impl<'__de> __avro::AvroDecode<'__de> for User {
        fn decode_datum(
            _: &mut __avro::Reader<'__de>,
        ) -> ::core::result::Result<Self, __avro::Failure> {
            ::core::result::Result::Err(__avro::Failure::End)
        }
    }
};
