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
    #[automatically_derived]
    impl __avro::AvroType for UserId {
        type Codec = <i64 as __avro::AvroType>::Codec;
        const SCHEMA: __avro::StaticSchema = <i64 as __avro::AvroType>::SCHEMA;
        const OPTION_SCHEMA: __avro::StaticSchema = <i64 as __avro::AvroType>::OPTION_SCHEMA;
        const OPTION_SCHEMA_NULL_LAST: __avro::StaticSchema = <i64 as __avro::AvroType>::OPTION_SCHEMA_NULL_LAST;
        const DEFAULT: ::core::option::Option<&'static ::core::primitive::str> = <i64 as __avro::AvroType>::DEFAULT;
        const NAME: __avro::NamePiece = <i64 as __avro::AvroType>::NAME;
        const MIN_LEN: ::core::primitive::usize = <i64 as __avro::AvroType>::MIN_LEN;
        const MAX_LEN: ::core::primitive::usize = <i64 as __avro::AvroType>::MAX_LEN;
    }
    #[automatically_derived]
    impl __avro::AvroEncode for UserId {
        #[cfg_attr(not(debug_assertions), inline(always))]
        fn encode_datum<'__s, '__b>(
            &self,
            __out: __avro::Reserved<'__s, '__b>,
            __tail: ::core::primitive::usize,
        ) -> __avro::Reserved<'__s, '__b> {
            <__avro::Same as __avro::EncodeWith<
                i64,
            >>::encode_with(&self.0, __out, __tail)
        }
        #[cfg_attr(not(debug_assertions), inline(always))]
        fn encode_option<'__s, '__b>(
            __value: ::core::option::Option<&Self>,
            __null: __avro::Null,
            __out: __avro::Reserved<'__s, '__b>,
            __tail: ::core::primitive::usize,
        ) -> __avro::Reserved<'__s, '__b> {
            let __value = match __value {
                ::core::option::Option::Some(__value) => {
                    ::core::option::Option::Some(&__value.0)
                }
                ::core::option::Option::None => ::core::option::Option::None,
            };
            <__avro::Same as __avro::EncodeWith<
                i64,
            >>::encode_option_with(__value, __null, __out, __tail)
        }
    }
    #[automatically_derived]
    impl<'__de> __avro::AvroDecode<'__de> for UserId {
        #[cfg_attr(not(debug_assertions), inline(always))]
        fn decode_datum(
            __reader: &mut __avro::Reader<'__de>,
        ) -> ::core::result::Result<Self, __avro::Failure> {
            ::core::result::Result::Ok(Self {
                0: <__avro::Same as __avro::DecodeWith<
                    '__de,
                    i64,
                >>::decode_with(__reader)?,
            })
        }
        #[inline]
        fn decode_option(
            __reader: &mut __avro::Reader<'__de>,
            __null: __avro::Null,
        ) -> ::core::result::Result<::core::option::Option<Self>, __avro::Failure> {
            ::core::result::Result::Ok(
                match <__avro::Same as __avro::DecodeWith<
                    '__de,
                    i64,
                >>::decode_option_with(__reader, __null)? {
                    ::core::option::Option::Some(__value) => {
                        ::core::option::Option::Some(Self { 0: __value })
                    }
                    ::core::option::Option::None => ::core::option::Option::None,
                },
            )
        }
        #[inline]
        fn decode_planned(
            __reader: &mut __avro::Reader<'__de>,
            __plan: __avro::PlanCursor<'_>,
        ) -> ::core::result::Result<Self, __avro::Failure> {
            ::core::result::Result::Ok(Self {
                0: <__avro::Same as __avro::DecodeWith<
                    '__de,
                    i64,
                >>::decode_planned_with(__reader, __plan)?,
            })
        }
        #[inline]
        fn decode_option_planned(
            __reader: &mut __avro::Reader<'__de>,
            __plan: __avro::PlanCursor<'_>,
            __null: __avro::Null,
        ) -> ::core::result::Result<::core::option::Option<Self>, __avro::Failure> {
            ::core::result::Result::Ok(
                match <__avro::Same as __avro::DecodeWith<
                    '__de,
                    i64,
                >>::decode_option_planned_with(__reader, __plan, __null)? {
                    ::core::option::Option::Some(__value) => {
                        ::core::option::Option::Some(Self { 0: __value })
                    }
                    ::core::option::Option::None => ::core::option::Option::None,
                },
            )
        }
        fn decode_raw(
            __bytes: &'__de [::core::primitive::u8],
        ) -> ::core::option::Option<Self> {
            match <__avro::Same as __avro::DecodeWith<
                '__de,
                i64,
            >>::decode_raw_with(__bytes) {
                ::core::option::Option::Some(__value) => {
                    ::core::option::Option::Some(Self { 0: __value })
                }
                ::core::option::Option::None => ::core::option::Option::None,
            }
        }
    }
};
