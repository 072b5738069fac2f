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
    type __F0 = __avro::Same;
    type __F1 = <__avro::Flat as __avro::Adapter<Box<Head<'static>>>>::Codec;
    type __F2 = __avro::Same;
    type __F3 = <__avro::As<__avro::Json> as __avro::Adapter<Extra>>::Codec;
    static __NODE: __avro::Node = __avro::Node::record(&__RECORD)
        .with_identity(
            ::core::concat!(
                ::core::module_path!(), " Order ", ::core::line!(), " ",
                ::core::column!()
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
                                    <__F0 as __avro::SchemaWith<i64>>::SCHEMA,
                                )
                                .with_default(<__F0 as __avro::SchemaWith<i64>>::DEFAULT),
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
                    <__F1 as __avro::SchemaWith<Box<Head<'static>>>>::SCHEMA,
                ),
                __avro::FieldPart::Own(
                    const {
                        &[
                            __avro::Field::new(
                                    "note",
                                    <__F2 as __avro::SchemaWith<String>>::SCHEMA,
                                )
                                .with_default(::core::option::Option::Some("\"\"")),
                            __avro::Field::new(
                                    "extra",
                                    <__F3 as __avro::SchemaWith<Extra>>::SCHEMA,
                                )
                                .with_default(<__F3 as __avro::SchemaWith<Extra>>::DEFAULT),
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
        .with_origin(::core::concat!(::core::module_path!(), "::Order"));
    const __SCHEMA: __avro::StaticSchema = __avro::StaticSchema::new(&__NODE);
    #[automatically_derived]
    impl<'a> __avro::AvroType for Order<'a> {
        type Codec = __avro::Same;
        const SCHEMA: __avro::StaticSchema = __SCHEMA;
        const NAME: __avro::NamePiece = __avro::NamePiece::Literal("Order");
        const SIZE_HINTS: &'static [__avro::SizeHint] = &__avro::size_hints([
            <__F0 as __avro::SchemaWith<i64>>::LEN,
            <__F1 as __avro::SchemaWith<Box<Head<'static>>>>::LEN,
            <__F2 as __avro::SchemaWith<String>>::LEN,
            <__F3 as __avro::SchemaWith<Extra>>::LEN,
            (0, 0),
        ]);
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
                    <__F1 as __avro::SchemaWith<Box<Head<'static>>>>::SCHEMA,
                ),
            "head",
            true,
        )
    };
    const _: () = __avro::assert_fields_differ(
        __SCHEMA,
        1usize
            + __avro::field_count(
                <__F1 as __avro::SchemaWith<Box<Head<'static>>>>::SCHEMA,
            ),
        1usize
            + __avro::field_count(
                <__F1 as __avro::SchemaWith<Box<Head<'static>>>>::SCHEMA,
            ) + 1,
        "note",
        false,
    );
    const _: () = __avro::assert_default(
        __SCHEMA,
        1usize
            + __avro::field_count(
                <__F1 as __avro::SchemaWith<Box<Head<'static>>>>::SCHEMA,
            ),
    );
    const _: () = __avro::assert_fields_differ(
        __SCHEMA,
        2usize
            + __avro::field_count(
                <__F1 as __avro::SchemaWith<Box<Head<'static>>>>::SCHEMA,
            ),
        2usize
            + __avro::field_count(
                <__F1 as __avro::SchemaWith<Box<Head<'static>>>>::SCHEMA,
            ) + 1,
        "extra",
        false,
    );
    const _: () = __avro::assert_names(__SCHEMA);
    #[automatically_derived]
    impl<'a> __avro::AvroEncode for Order<'a> {
        #[inline]
        fn encode_fields<'__s, '__b>(
            &self,
            __cursor: __avro::Cursor<'__s, '__b>,
            __tail: ::core::primitive::usize,
        ) -> __avro::Cursor<'__s, '__b> {
            let __hints = <Self as __avro::AvroType>::SIZE_HINTS;
            let __out = __cursor.reserve(__hints[0].plus(__tail));
            let __out = __out.field::<__F0, _>(&self.order_id, __hints[1].plus(__tail));
            let __out = __out.field::<__F1, _>(&self.head, __hints[2].plus(__tail));
            let __out = __out.field::<__F2, _>(&self.note, __hints[3].plus(__tail));
            let __out = __out.field::<__F3, _>(&self.extra, __hints[4].plus(__tail));
            __out.cursor()
        }
    }
    #[automatically_derived]
    impl<'__de: 'a, 'a> __avro::AvroDecode<'__de> for Order<'a> {
        #[cfg_attr(not(debug_assertions), inline(always))]
        fn decode_fields<__S: __avro::Steps<'__de>>(
            __reader: &mut __avro::Reader<'__de>,
            __steps: &mut __S,
        ) -> ::core::result::Result<Self, __avro::Failure> {
            ::core::result::Result::Ok(Self {
                order_id: __steps.field::<__F0, _>(__reader)?,
                head: __steps.field::<__F1, _>(__reader)?,
                note: __steps.field::<__F2, _>(__reader)?,
                extra: __steps.field::<__F3, _>(__reader)?,
                seen: Instant::now(),
            })
        }
    }
};
