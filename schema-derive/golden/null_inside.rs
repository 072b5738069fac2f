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
    static __NODE: __avro::Node = __avro::Node::record(&__RECORD)
        .with_identity(
            ::core::concat!(
                ::core::module_path!(), " ", ::core::stringify!(Prices), " ",
                ::core::line!(), " ", ::core::column!()
            ),
        );
    static __RECORD: __avro::Record = __avro::Record::new(
            "Prices",
            &[
                __avro::Field::new(
                        "by_shop",
                        <<__avro::As<
                            __avro::Values<
                                __avro::Optional<__avro::Items<__avro::NullLast>, false>,
                            >,
                        > as __avro::Adapter<
                            HashMap<String, Option<Vec<Option<i64>>>>,
                        >>::Codec as __avro::SchemaWith<
                            HashMap<String, Option<Vec<Option<i64>>>>,
                        >>::SCHEMA,
                    )
                    .with_default(::core::option::Option::Some("{}")),
                __avro::Field::new(
                        "days",
                        <<__avro::As<
                            __avro::Optional<
                                __avro::Items<__avro::NullLast<__avro::logical::Date>>,
                                true,
                            >,
                        > as __avro::Adapter<
                            Option<Vec<Option<Date>>>,
                        >>::Codec as __avro::SchemaWith<
                            Option<Vec<Option<Date>>>,
                        >>::SCHEMA,
                    )
                    .with_default(
                        <<__avro::As<
                            __avro::Optional<
                                __avro::Items<__avro::NullLast<__avro::logical::Date>>,
                                true,
                            >,
                        > as __avro::Adapter<
                            Option<Vec<Option<Date>>>,
                        >>::Codec as __avro::SchemaWith<
                            Option<Vec<Option<Date>>>,
                        >>::DEFAULT,
                    ),
                __avro::Field::new(
                        "totals",
                        <<__avro::As<
                            __avro::Items<__avro::NullLast<Money>>,
                        > as __avro::Adapter<
                            Vec<Option<Decimal>>,
                        >>::Codec as __avro::SchemaWith<Vec<Option<Decimal>>>>::SCHEMA,
                    )
                    .with_default(
                        <<__avro::As<
                            __avro::Items<__avro::NullLast<Money>>,
                        > as __avro::Adapter<
                            Vec<Option<Decimal>>,
                        >>::Codec as __avro::SchemaWith<Vec<Option<Decimal>>>>::DEFAULT,
                    ),
            ],
        )
        .with_origin(
            ::core::concat!(::core::module_path!(), "::", ::core::stringify!(Prices)),
        );
    const __SCHEMA: __avro::StaticSchema = __avro::StaticSchema::new(&__NODE);
    #[automatically_derived]
    impl __avro::AvroType for Prices {
        type Codec = __avro::Same;
        const SCHEMA: __avro::StaticSchema = __SCHEMA;
        const NAME: __avro::NamePiece = __avro::NamePiece::Literal("Prices");
    }
    #[automatically_derived]
    impl __avro::AvroRecord for Prices {
        const FULL_NAME: &'static ::core::primitive::str = "Prices";
    }
    #[automatically_derived]
    impl __avro::Flatten for Prices {}
    const _: () = __avro::assert_default(__SCHEMA, 0usize);
    const _: () = {
        let () = <<<HashMap<
            String,
            Option<Vec<Option<i64>>>,
        > as __avro::AvroType>::Codec as __avro::Checked>::Generic as __avro::Checks>::CHECKS;
        __avro::assert_unions(__SCHEMA, 0usize)
    };
    const _: () = {
        let () = <<<__avro::As<
            __avro::Optional<
                __avro::Items<__avro::NullLast<__avro::logical::Date>>,
                true,
            >,
        > as __avro::Adapter<
            Option<Vec<Option<Date>>>,
        >>::Codec as __avro::Checked>::Generic as __avro::Checks>::CHECKS;
        __avro::assert_unions(__SCHEMA, 1usize)
    };
    const _: () = {
        let () = <<<__avro::As<
            __avro::Items<__avro::NullLast<Money>>,
        > as __avro::Adapter<
            Vec<Option<Decimal>>,
        >>::Codec as __avro::Checked>::Generic as __avro::Checks>::CHECKS;
        __avro::assert_unions(__SCHEMA, 2usize)
    };
    const _: () = __avro::assert_names(__SCHEMA);
    const __SIZE_HINTS: &[__avro::SizeHint; 3usize] = &__avro::size_hints([
        <<__avro::As<
            __avro::Values<__avro::Optional<__avro::Items<__avro::NullLast>, false>>,
        > as __avro::Adapter<
            HashMap<String, Option<Vec<Option<i64>>>>,
        >>::Codec as __avro::EncodeWith<
            HashMap<String, Option<Vec<Option<i64>>>>,
        >>::MAX_LEN,
        <<__avro::As<
            __avro::Optional<
                __avro::Items<__avro::NullLast<__avro::logical::Date>>,
                true,
            >,
        > as __avro::Adapter<
            Option<Vec<Option<Date>>>,
        >>::Codec as __avro::EncodeWith<Option<Vec<Option<Date>>>>>::MAX_LEN,
        <<__avro::As<
            __avro::Items<__avro::NullLast<Money>>,
        > as __avro::Adapter<
            Vec<Option<Decimal>>,
        >>::Codec as __avro::EncodeWith<Vec<Option<Decimal>>>>::MAX_LEN,
    ]);
    #[inline]
    fn __encode<'__s, '__b>(
        __value: &Prices,
        __cursor: __avro::Cursor<'__s, '__b>,
        __tail: ::core::primitive::usize,
    ) -> __avro::Cursor<'__s, '__b> {
        let __out = __avro::Cursor::reserve(__cursor, __SIZE_HINTS[0].plus(__tail));
        let __out = __avro::Reserved::reserve(
            <<__avro::As<
                __avro::Values<__avro::Optional<__avro::Items<__avro::NullLast>, false>>,
            > as __avro::Adapter<
                HashMap<String, Option<Vec<Option<i64>>>>,
            >>::Codec as __avro::EncodeWith<
                HashMap<String, Option<Vec<Option<i64>>>>,
            >>::encode_with(&__value.by_shop, __out, __SIZE_HINTS[1usize].plus(__tail)),
            __SIZE_HINTS[1usize].plus(__tail),
        );
        let __out = __avro::Reserved::reserve(
            <<__avro::As<
                __avro::Optional<
                    __avro::Items<__avro::NullLast<__avro::logical::Date>>,
                    true,
                >,
            > as __avro::Adapter<
                Option<Vec<Option<Date>>>,
            >>::Codec as __avro::EncodeWith<
                Option<Vec<Option<Date>>>,
            >>::encode_with(&__value.days, __out, __SIZE_HINTS[2usize].plus(__tail)),
            __SIZE_HINTS[2usize].plus(__tail),
        );
        let __out = __avro::Reserved::reserve(
            <<__avro::As<
                __avro::Items<__avro::NullLast<Money>>,
            > as __avro::Adapter<
                Vec<Option<Decimal>>,
            >>::Codec as __avro::EncodeWith<
                Vec<Option<Decimal>>,
            >>::encode_with(&__value.totals, __out, __tail),
            __tail,
        );
        __avro::Reserved::cursor(__out)
    }
    #[automatically_derived]
    impl __avro::AvroEncode for Prices {
        const MAX_LEN: ::core::primitive::usize = __avro::max_len(
            &[
                <<__avro::As<
                    __avro::Values<
                        __avro::Optional<__avro::Items<__avro::NullLast>, false>,
                    >,
                > as __avro::Adapter<
                    HashMap<String, Option<Vec<Option<i64>>>>,
                >>::Codec as __avro::EncodeWith<
                    HashMap<String, Option<Vec<Option<i64>>>>,
                >>::MAX_LEN,
                <<__avro::As<
                    __avro::Optional<
                        __avro::Items<__avro::NullLast<__avro::logical::Date>>,
                        true,
                    >,
                > as __avro::Adapter<
                    Option<Vec<Option<Date>>>,
                >>::Codec as __avro::EncodeWith<Option<Vec<Option<Date>>>>>::MAX_LEN,
                <<__avro::As<
                    __avro::Items<__avro::NullLast<Money>>,
                > as __avro::Adapter<
                    Vec<Option<Decimal>>,
                >>::Codec as __avro::EncodeWith<Vec<Option<Decimal>>>>::MAX_LEN,
            ],
        );
        #[cfg_attr(not(debug_assertions), inline(always))]
        fn encode_datum<'__s, '__b>(
            &self,
            __out: __avro::Reserved<'__s, '__b>,
            __tail: ::core::primitive::usize,
        ) -> __avro::Reserved<'__s, '__b> {
            __avro::Cursor::reserve(
                __encode(self, __avro::Reserved::cursor(__out), __tail),
                __tail,
            )
        }
    }
    #[automatically_derived]
    impl<'__de> __avro::AvroDecode<'__de> for Prices {
        const MIN_LEN: ::core::primitive::usize = __avro::min_len(
            &[
                <<__avro::As<
                    __avro::Values<
                        __avro::Optional<__avro::Items<__avro::NullLast>, false>,
                    >,
                > as __avro::Adapter<
                    HashMap<String, Option<Vec<Option<i64>>>>,
                >>::Codec as __avro::DecodeWith<
                    '__de,
                    HashMap<String, Option<Vec<Option<i64>>>>,
                >>::MIN_LEN,
                <<__avro::As<
                    __avro::Optional<
                        __avro::Items<__avro::NullLast<__avro::logical::Date>>,
                        true,
                    >,
                > as __avro::Adapter<
                    Option<Vec<Option<Date>>>,
                >>::Codec as __avro::DecodeWith<
                    '__de,
                    Option<Vec<Option<Date>>>,
                >>::MIN_LEN,
                <<__avro::As<
                    __avro::Items<__avro::NullLast<Money>>,
                > as __avro::Adapter<
                    Vec<Option<Decimal>>,
                >>::Codec as __avro::DecodeWith<'__de, Vec<Option<Decimal>>>>::MIN_LEN,
            ],
        );
        #[inline]
        fn decode_datum(
            __reader: &mut __avro::Reader<'__de>,
        ) -> ::core::result::Result<Self, __avro::Failure> {
            let _ = &__reader;
            ::core::result::Result::Ok(Self {
                by_shop: <<__avro::As<
                    __avro::Values<
                        __avro::Optional<__avro::Items<__avro::NullLast>, false>,
                    >,
                > as __avro::Adapter<
                    HashMap<String, Option<Vec<Option<i64>>>>,
                >>::Codec as __avro::DecodeWith<
                    '__de,
                    HashMap<String, Option<Vec<Option<i64>>>>,
                >>::decode_with(__reader)?,
                days: <<__avro::As<
                    __avro::Optional<
                        __avro::Items<__avro::NullLast<__avro::logical::Date>>,
                        true,
                    >,
                > as __avro::Adapter<
                    Option<Vec<Option<Date>>>,
                >>::Codec as __avro::DecodeWith<
                    '__de,
                    Option<Vec<Option<Date>>>,
                >>::decode_with(__reader)?,
                totals: <<__avro::As<
                    __avro::Items<__avro::NullLast<Money>>,
                > as __avro::Adapter<
                    Vec<Option<Decimal>>,
                >>::Codec as __avro::DecodeWith<
                    '__de,
                    Vec<Option<Decimal>>,
                >>::decode_with(__reader)?,
            })
        }
        #[inline]
        fn decode_planned(
            __reader: &mut __avro::Reader<'__de>,
            __plan: __avro::PlanCursor<'_>,
        ) -> ::core::result::Result<Self, __avro::Failure> {
            let ::core::option::Option::Some(mut __steps) = __avro::PlanCursor::record(
                __plan,
                __reader,
            )? else {
                return <Self as __avro::AvroDecode<'__de>>::decode_datum(__reader);
            };
            let __value = <Self as __avro::AvroDecode<
                '__de,
            >>::decode_steps(__reader, &mut __steps)?;
            __avro::Steps::end(__steps, __reader)?;
            ::core::result::Result::Ok(__value)
        }
        #[cfg_attr(not(debug_assertions), inline(always))]
        fn decode_steps(
            __reader: &mut __avro::Reader<'__de>,
            __steps: &mut __avro::Steps<'_, '__de>,
        ) -> ::core::result::Result<Self, __avro::Failure> {
            let _ = (&__reader, &__steps);
            ::core::result::Result::Ok(Self {
                by_shop: {
                    let __plan = __avro::Steps::field(__steps, __reader)?;
                    <<__avro::As<
                        __avro::Values<
                            __avro::Optional<__avro::Items<__avro::NullLast>, false>,
                        >,
                    > as __avro::Adapter<
                        HashMap<String, Option<Vec<Option<i64>>>>,
                    >>::Codec as __avro::DecodeWith<
                        '__de,
                        HashMap<String, Option<Vec<Option<i64>>>>,
                    >>::decode_planned_with(__reader, __plan)?
                },
                days: {
                    let __plan = __avro::Steps::field(__steps, __reader)?;
                    <<__avro::As<
                        __avro::Optional<
                            __avro::Items<__avro::NullLast<__avro::logical::Date>>,
                            true,
                        >,
                    > as __avro::Adapter<
                        Option<Vec<Option<Date>>>,
                    >>::Codec as __avro::DecodeWith<
                        '__de,
                        Option<Vec<Option<Date>>>,
                    >>::decode_planned_with(__reader, __plan)?
                },
                totals: {
                    let __plan = __avro::Steps::field(__steps, __reader)?;
                    <<__avro::As<
                        __avro::Items<__avro::NullLast<Money>>,
                    > as __avro::Adapter<
                        Vec<Option<Decimal>>,
                    >>::Codec as __avro::DecodeWith<
                        '__de,
                        Vec<Option<Decimal>>,
                    >>::decode_planned_with(__reader, __plan)?
                },
            })
        }
    }
};
