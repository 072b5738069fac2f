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
                ::core::module_path!(), " ", ::core::stringify!(Order), " ",
                ::core::line!(), " ", ::core::column!()
            ),
        );
    struct __Parts;
    impl __avro::FieldSource for __Parts {
        const PARTS: &'static [__avro::FieldPart] = const {
            &[
                __avro::FieldPart::Own(
                    const {
                        &[
                            __avro::Field::new(
                                    "orderId",
                                    <i64 as __avro::AvroType>::SCHEMA,
                                )
                                .with_default(<i64 as __avro::AvroType>::DEFAULT),
                        ]
                    },
                    const {
                        &[
                            __avro::Prerendered::new(
                                0usize,
                                const {
                                    &[(__avro::Shape::Plain(__avro::Primitive::Long), false)]
                                },
                                "{\"name\":\"orderId\",\"type\":\"long\"}",
                                "{\"name\":\"orderId\",\"type\":\"long\"}",
                                __avro::Crc64Piece::new(
                                    2584496886686749499u64,
                                    3664932814405793288u64,
                                ),
                            ),
                        ]
                    },
                ),
                __avro::FieldPart::Flattened(
                    <<__avro::Flat as __avro::Adapter<
                        Box<Head<'static>>,
                    >>::Codec as __avro::SchemaWith<Box<Head<'static>>>>::SCHEMA,
                ),
                __avro::FieldPart::Own(
                    const {
                        &[
                            __avro::Field::new(
                                    "note",
                                    <String as __avro::AvroType>::SCHEMA,
                                )
                                .with_default(::core::option::Option::Some("\"\"")),
                            __avro::Field::new(
                                    "extra",
                                    <<__avro::As<
                                        __avro::Json,
                                    > as __avro::Adapter<
                                        Extra,
                                    >>::Codec as __avro::SchemaWith<Extra>>::SCHEMA,
                                )
                                .with_default(
                                    <<__avro::As<
                                        __avro::Json,
                                    > as __avro::Adapter<
                                        Extra,
                                    >>::Codec as __avro::SchemaWith<Extra>>::DEFAULT,
                                ),
                        ]
                    },
                    const {
                        &[
                            __avro::Prerendered::new(
                                0usize,
                                const {
                                    &[(__avro::Shape::Plain(__avro::Primitive::String), true)]
                                },
                                "{\"name\":\"note\",\"type\":\"string\"}",
                                "{\"name\":\"note\",\"type\":\"string\",\"default\":\"\"}",
                                __avro::Crc64Piece::new(
                                    16435537755324561379u64,
                                    932933514778524701u64,
                                ),
                            ),
                        ]
                    },
                ),
            ]
        };
    }
    static __RECORD: __avro::Record = __avro::flattened_record::<__Parts>("Order")
        .with_origin(
            ::core::concat!(::core::module_path!(), "::", ::core::stringify!(Order)),
        );
    const __SCHEMA: __avro::StaticSchema = __avro::StaticSchema::new(&__NODE);
    #[automatically_derived]
    impl<'a> __avro::AvroType for Order<'a> {
        type Codec = __avro::Same;
        const SCHEMA: __avro::StaticSchema = __SCHEMA;
        const NAME: __avro::NamePiece = __avro::NamePiece::Literal("Order");
    }
    #[automatically_derived]
    impl<'a> __avro::AvroRecord for Order<'a> {
        const FULL_NAME: &'static ::core::primitive::str = "Order";
    }
    #[automatically_derived]
    impl<'a> __avro::Flatten for Order<'a> {}
    const _: () = {
        let () = <<<Box<
            Head<'static>,
        > as __avro::AvroType>::Codec as __avro::Checked>::Generic as __avro::Checks>::CHECKS;
        __avro::assert_fields_differ(
            __SCHEMA,
            1usize,
            1usize
                + __avro::field_count(
                    <<__avro::Flat as __avro::Adapter<
                        Box<Head<'static>>,
                    >>::Codec as __avro::SchemaWith<Box<Head<'static>>>>::SCHEMA,
                ),
            "head",
            true,
        )
    };
    const _: () = __avro::assert_fields_differ(
        __SCHEMA,
        1usize
            + __avro::field_count(
                <<__avro::Flat as __avro::Adapter<
                    Box<Head<'static>>,
                >>::Codec as __avro::SchemaWith<Box<Head<'static>>>>::SCHEMA,
            ),
        1usize
            + __avro::field_count(
                <<__avro::Flat as __avro::Adapter<
                    Box<Head<'static>>,
                >>::Codec as __avro::SchemaWith<Box<Head<'static>>>>::SCHEMA,
            ) + 1,
        "note",
        false,
    );
    const _: () = __avro::assert_default(
        __SCHEMA,
        1usize
            + __avro::field_count(
                <<__avro::Flat as __avro::Adapter<
                    Box<Head<'static>>,
                >>::Codec as __avro::SchemaWith<Box<Head<'static>>>>::SCHEMA,
            ),
    );
    const _: () = __avro::assert_fields_differ(
        __SCHEMA,
        2usize
            + __avro::field_count(
                <<__avro::Flat as __avro::Adapter<
                    Box<Head<'static>>,
                >>::Codec as __avro::SchemaWith<Box<Head<'static>>>>::SCHEMA,
            ),
        2usize
            + __avro::field_count(
                <<__avro::Flat as __avro::Adapter<
                    Box<Head<'static>>,
                >>::Codec as __avro::SchemaWith<Box<Head<'static>>>>::SCHEMA,
            ) + 1,
        "extra",
        false,
    );
    const _: () = __avro::assert_names(__SCHEMA);
    const __SIZE_HINTS: &[__avro::SizeHint; 4usize] = &__avro::size_hints([
        <i64 as __avro::AvroEncode>::MAX_LEN,
        <<__avro::Flat as __avro::Adapter<
            Box<Head<'static>>,
        >>::Codec as __avro::EncodeWith<Box<Head<'static>>>>::MAX_LEN,
        <String as __avro::AvroEncode>::MAX_LEN,
        <<__avro::As<
            __avro::Json,
        > as __avro::Adapter<Extra>>::Codec as __avro::EncodeWith<Extra>>::MAX_LEN,
    ]);
    #[inline]
    fn __encode<'__s, '__b, 'a>(
        __value: &Order<'a>,
        __cursor: __avro::Cursor<'__s, '__b>,
        __tail: ::core::primitive::usize,
    ) -> __avro::Cursor<'__s, '__b> {
        let __out = __avro::Cursor::reserve(__cursor, __SIZE_HINTS[0].plus(__tail));
        let __out = __avro::Reserved::reserve(
            <i64 as __avro::AvroEncode>::encode_datum(
                &__value.order_id,
                __out,
                __SIZE_HINTS[1usize].plus(__tail),
            ),
            __SIZE_HINTS[1usize].plus(__tail),
        );
        let __out = __avro::Reserved::reserve(
            <<__avro::Flat as __avro::Adapter<
                Box<Head<'a>>,
            >>::Codec as __avro::EncodeWith<
                Box<Head<'a>>,
            >>::encode_with(&__value.head, __out, __SIZE_HINTS[2usize].plus(__tail)),
            __SIZE_HINTS[2usize].plus(__tail),
        );
        let __out = __avro::Reserved::reserve(
            <String as __avro::AvroEncode>::encode_datum(
                &__value.note,
                __out,
                __SIZE_HINTS[3usize].plus(__tail),
            ),
            __SIZE_HINTS[3usize].plus(__tail),
        );
        let __out = __avro::Reserved::reserve(
            <<__avro::As<
                __avro::Json,
            > as __avro::Adapter<
                Extra,
            >>::Codec as __avro::EncodeWith<
                Extra,
            >>::encode_with(&__value.extra, __out, __tail),
            __tail,
        );
        __avro::Reserved::cursor(__out)
    }
    #[automatically_derived]
    impl<'a> __avro::AvroEncode for Order<'a> {
        const MAX_LEN: ::core::primitive::usize = __avro::max_len(
            &[
                <i64 as __avro::AvroEncode>::MAX_LEN,
                <<__avro::Flat as __avro::Adapter<
                    Box<Head<'static>>,
                >>::Codec as __avro::EncodeWith<Box<Head<'static>>>>::MAX_LEN,
                <String as __avro::AvroEncode>::MAX_LEN,
                <<__avro::As<
                    __avro::Json,
                > as __avro::Adapter<
                    Extra,
                >>::Codec as __avro::EncodeWith<Extra>>::MAX_LEN,
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
    impl<'__de: 'a, 'a> __avro::AvroDecode<'__de> for Order<'a> {
        const MIN_LEN: ::core::primitive::usize = __avro::min_len(
            &[
                <i64 as __avro::AvroDecode<'__de>>::MIN_LEN,
                <<__avro::Flat as __avro::Adapter<
                    Box<Head<'a>>,
                >>::Codec as __avro::DecodeWith<'__de, Box<Head<'a>>>>::MIN_LEN,
                <String as __avro::AvroDecode<'__de>>::MIN_LEN,
                <<__avro::As<
                    __avro::Json,
                > as __avro::Adapter<
                    Extra,
                >>::Codec as __avro::DecodeWith<'__de, Extra>>::MIN_LEN,
            ],
        );
        #[inline]
        fn decode_datum(
            __reader: &mut __avro::Reader<'__de>,
        ) -> ::core::result::Result<Self, __avro::Failure> {
            let _ = &__reader;
            ::core::result::Result::Ok(Self {
                order_id: <i64 as __avro::AvroDecode<'__de>>::decode_datum(__reader)?,
                head: <<__avro::Flat as __avro::Adapter<
                    Box<Head<'a>>,
                >>::Codec as __avro::DecodeWith<
                    '__de,
                    Box<Head<'a>>,
                >>::decode_with(__reader)?,
                note: <String as __avro::AvroDecode<'__de>>::decode_datum(__reader)?,
                extra: <<__avro::As<
                    __avro::Json,
                > as __avro::Adapter<
                    Extra,
                >>::Codec as __avro::DecodeWith<'__de, Extra>>::decode_with(__reader)?,
                seen: Instant::now(),
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
                order_id: {
                    let __plan = __avro::Steps::field(__steps, __reader)?;
                    <i64 as __avro::AvroDecode<'__de>>::decode_planned(__reader, __plan)?
                },
                head: <<__avro::Flat as __avro::Adapter<
                    Box<Head<'a>>,
                >>::Codec as __avro::DecodeFieldsWith<
                    '__de,
                    Box<Head<'a>>,
                >>::decode_fields_with(__reader, __steps)?,
                note: {
                    let __plan = __avro::Steps::field(__steps, __reader)?;
                    <String as __avro::AvroDecode<
                        '__de,
                    >>::decode_planned(__reader, __plan)?
                },
                extra: {
                    let __plan = __avro::Steps::field(__steps, __reader)?;
                    <<__avro::As<
                        __avro::Json,
                    > as __avro::Adapter<
                        Extra,
                    >>::Codec as __avro::DecodeWith<
                        '__de,
                        Extra,
                    >>::decode_planned_with(__reader, __plan)?
                },
                seen: Instant::now(),
            })
        }
    }
};
