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
    const _: () = __avro::assert_names(__SCHEMA);
    static __NODE: __avro::Node = __avro::Node::union(
        &[
            <i64 as __avro::AvroType>::SCHEMA,
            __avro::StaticSchema::new(&__avro::Node::NULL),
            <String as __avro::AvroType>::SCHEMA,
        ],
    );
    static __OPTION: __avro::Node = __avro::Node::union(
        &[
            __avro::StaticSchema::new(&__avro::Node::NULL),
            <i64 as __avro::AvroType>::SCHEMA,
            __avro::StaticSchema::new(&__avro::Node::NULL),
            <String as __avro::AvroType>::SCHEMA,
        ],
    );
    static __OPTION_NULL_LAST: __avro::Node = __avro::Node::union(
        &[
            <i64 as __avro::AvroType>::SCHEMA,
            __avro::StaticSchema::new(&__avro::Node::NULL),
            <String as __avro::AvroType>::SCHEMA,
            __avro::StaticSchema::new(&__avro::Node::NULL),
        ],
    );
    const __SCHEMA: __avro::StaticSchema = __avro::StaticSchema::new(&__NODE);
    const _: () = __avro::assert_branch(__SCHEMA, 0usize);
    const _: () = __avro::assert_branch(__SCHEMA, 1usize);
    const _: () = __avro::assert_branch(__SCHEMA, 2usize);
    #[automatically_derived]
    impl __avro::AvroType for Key {
        type Codec = __avro::Same;
        const SCHEMA: __avro::StaticSchema = __SCHEMA;
        const OPTION_SCHEMA: __avro::StaticSchema = __avro::StaticSchema::new(&__OPTION);
        const NAME: __avro::NamePiece = __avro::NamePiece::Literal("Key");
        const OPTION_SCHEMA_NULL_LAST: __avro::StaticSchema = __avro::StaticSchema::new(
            &__OPTION_NULL_LAST,
        );
    }
    #[automatically_derived]
    impl __avro::AvroUnion for Key {}
    #[automatically_derived]
    impl __avro::AvroEncode for Key {
        const MAX_LEN: ::core::primitive::usize = __avro::max_branch_len(
            &[
                <__avro::Same as __avro::EncodeWith<i64>>::MAX_LEN,
                <__avro::Same as __avro::EncodeWith<String>>::MAX_LEN,
            ],
        );
        #[inline]
        fn encode_datum<'__s, '__b>(
            &self,
            __out: __avro::Reserved<'__s, '__b>,
            __tail: ::core::primitive::usize,
        ) -> __avro::Reserved<'__s, '__b> {
            match self {
                Self::Number(__value) => {
                    __avro::encode_branch::<
                        __avro::Same,
                        i64,
                    >(__value, 0usize, Self::MAX_LEN, __out, __tail)
                }
                Self::Nothing => {
                    __avro::encode_null_branch(1usize, Self::MAX_LEN, __out, __tail)
                }
                Self::Text(__value) => {
                    __avro::encode_branch::<
                        __avro::Same,
                        String,
                    >(__value, 2usize, Self::MAX_LEN, __out, __tail)
                }
            }
        }
        #[inline]
        fn encode_option<'__s, '__b>(
            __value: ::core::option::Option<&Self>,
            __null: __avro::Null,
            __out: __avro::Reserved<'__s, '__b>,
            __tail: ::core::primitive::usize,
        ) -> __avro::Reserved<'__s, '__b> {
            match __value {
                ::core::option::Option::Some(__value) => {
                    match __value {
                        Self::Number(__value) => {
                            __avro::encode_branch::<
                                __avro::Same,
                                i64,
                            >(
                                __value,
                                __null.shift(0usize),
                                Self::MAX_LEN,
                                __out,
                                __tail,
                            )
                        }
                        Self::Nothing => {
                            __avro::encode_null_branch(
                                __null.shift(1usize),
                                Self::MAX_LEN,
                                __out,
                                __tail,
                            )
                        }
                        Self::Text(__value) => {
                            __avro::encode_branch::<
                                __avro::Same,
                                String,
                            >(
                                __value,
                                __null.shift(2usize),
                                Self::MAX_LEN,
                                __out,
                                __tail,
                            )
                        }
                    }
                }
                ::core::option::Option::None => {
                    __avro::encode_null_branch(
                        __null.index(3usize),
                        Self::MAX_LEN,
                        __out,
                        __tail,
                    )
                }
            }
        }
    }
    #[automatically_derived]
    impl<'__de> __avro::AvroDecode<'__de> for Key {
        const MIN_LEN: ::core::primitive::usize = 1;
        #[inline]
        fn decode_datum(
            __reader: &mut __avro::Reader<'__de>,
        ) -> ::core::result::Result<Self, __avro::Failure> {
            let __branch = __avro::Reader::branch(__reader, 3usize)?;
            <Self as __avro::DecodeBranch<'__de>>::decode_branch(__reader, __branch)
        }
        #[inline]
        fn decode_option(
            __reader: &mut __avro::Reader<'__de>,
            __null: __avro::Null,
        ) -> ::core::result::Result<::core::option::Option<Self>, __avro::Failure> {
            let __branch = __avro::Reader::branch(__reader, 4)?;
            if __branch == __null.index(3usize) {
                return ::core::result::Result::Ok(::core::option::Option::None);
            }
            let __branch = __branch - __null.shift(0);
            <Self as __avro::DecodeBranch<'__de>>::decode_branch(__reader, __branch)
                .map(::core::option::Option::Some)
        }
        #[inline]
        fn decode_planned(
            __reader: &mut __avro::Reader<'__de>,
            __plan: __avro::PlanCursor<'_>,
        ) -> ::core::result::Result<Self, __avro::Failure> {
            match __avro::PlanCursor::union(__plan, __reader)? {
                ::core::option::Option::Some((__branch, __plan)) => {
                    <Self as __avro::DecodeBranch<
                        '__de,
                    >>::decode_branch_planned(__reader, __branch, __plan)
                }
                ::core::option::Option::None => {
                    <Self as __avro::AvroDecode<'__de>>::decode_datum(__reader)
                }
            }
        }
        #[inline]
        fn decode_option_planned(
            __reader: &mut __avro::Reader<'__de>,
            __plan: __avro::PlanCursor<'_>,
            __null: __avro::Null,
        ) -> ::core::result::Result<::core::option::Option<Self>, __avro::Failure> {
            match __avro::PlanCursor::union(__plan, __reader)? {
                ::core::option::Option::Some(
                    (__branch, _),
                ) if __branch == __null.index(3usize) => {
                    ::core::result::Result::Ok(::core::option::Option::None)
                }
                ::core::option::Option::Some((__branch, __plan)) => {
                    let __branch = __branch - __null.shift(0);
                    <Self as __avro::DecodeBranch<
                        '__de,
                    >>::decode_branch_planned(__reader, __branch, __plan)
                        .map(::core::option::Option::Some)
                }
                ::core::option::Option::None => {
                    <Self as __avro::AvroDecode<'__de>>::decode_option(__reader, __null)
                }
            }
        }
    }
    #[automatically_derived]
    impl<'__de> __avro::DecodeBranch<'__de> for Key {
        fn decode_branch(
            __reader: &mut __avro::Reader<'__de>,
            __branch: ::core::primitive::usize,
        ) -> ::core::result::Result<Self, __avro::Failure> {
            let _ = &__reader;
            ::core::result::Result::Ok(
                match __branch {
                    1usize => Self::Nothing,
                    2usize => {
                        Self::Text(
                            <__avro::Same as __avro::DecodeWith<
                                '__de,
                                String,
                            >>::decode_with(__reader)?,
                        )
                    }
                    _ => {
                        Self::Number(
                            <__avro::Same as __avro::DecodeWith<
                                '__de,
                                i64,
                            >>::decode_with(__reader)?,
                        )
                    }
                },
            )
        }
        fn decode_branch_planned(
            __reader: &mut __avro::Reader<'__de>,
            __branch: ::core::primitive::usize,
            __plan: __avro::PlanCursor<'_>,
        ) -> ::core::result::Result<Self, __avro::Failure> {
            let _ = (&__reader, __plan);
            ::core::result::Result::Ok(
                match __branch {
                    1usize => Self::Nothing,
                    2usize => {
                        Self::Text(
                            <__avro::Same as __avro::DecodeWith<
                                '__de,
                                String,
                            >>::decode_planned_with(__reader, __plan)?,
                        )
                    }
                    _ => {
                        Self::Number(
                            <__avro::Same as __avro::DecodeWith<
                                '__de,
                                i64,
                            >>::decode_planned_with(__reader, __plan)?,
                        )
                    }
                },
            )
        }
    }
};
