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
    type __F0 = <__avro::As<
        __avro::Values<__avro::Optional<__avro::Items<__avro::NullLast>, false>>,
    > as __avro::Adapter<HashMap<String, Option<Vec<Option<i64>>>>>>::Codec;
    type __F1 = <__avro::As<
        __avro::Optional<__avro::Items<__avro::NullLast<__avro::logical::Date>>, true>,
    > as __avro::Adapter<Option<Vec<Option<Date>>>>>::Codec;
    type __F2 = <__avro::As<
        __avro::Items<__avro::NullLast<Money>>,
    > as __avro::Adapter<Vec<Option<Decimal>>>>::Codec;
    static __NODE: __avro::Node = __avro::Node::record(&__RECORD)
        .with_identity(
            ::core::concat!(
                ::core::module_path!(), " Prices ", ::core::line!(), " ",
                ::core::column!()
            ),
        );
    static __RECORD: __avro::Record = __avro::Record::new(
            "Prices",
            &[
                __avro::Field::new(
                        "by_shop",
                        <__F0 as __avro::SchemaWith<
                            HashMap<String, Option<Vec<Option<i64>>>>,
                        >>::SCHEMA,
                    )
                    .with_default(::core::option::Option::Some("{}")),
                __avro::Field::new(
                        "days",
                        <__F1 as __avro::SchemaWith<Option<Vec<Option<Date>>>>>::SCHEMA,
                    )
                    .with_default(
                        <__F1 as __avro::SchemaWith<Option<Vec<Option<Date>>>>>::DEFAULT,
                    ),
                __avro::Field::new(
                        "totals",
                        <__F2 as __avro::SchemaWith<Vec<Option<Decimal>>>>::SCHEMA,
                    )
                    .with_default(
                        <__F2 as __avro::SchemaWith<Vec<Option<Decimal>>>>::DEFAULT,
                    ),
            ],
        )
        .with_origin(::core::concat!(::core::module_path!(), "::Prices"));
    const __SCHEMA: __avro::StaticSchema = __avro::StaticSchema::new(&__NODE);
    #[automatically_derived]
    impl __avro::AvroType for Prices {
        type Codec = __avro::Same;
        const SCHEMA: __avro::StaticSchema = __SCHEMA;
        const NAME: __avro::NamePiece = __avro::NamePiece::Literal("Prices");
        const SIZE_HINTS: &'static [__avro::SizeHint] = &__avro::size_hints([
            <__F0 as __avro::SchemaWith<HashMap<String, Option<Vec<Option<i64>>>>>>::LEN,
            <__F1 as __avro::SchemaWith<Option<Vec<Option<Date>>>>>::LEN,
            <__F2 as __avro::SchemaWith<Vec<Option<Decimal>>>>::LEN,
            (0, 0),
        ]);
    }
    #[automatically_derived]
    impl __avro::AvroRecord for Prices {
        const FULL_NAME: &'static ::core::primitive::str = "Prices";
    }
    #[automatically_derived]
    impl __avro::Flatten for Prices {}
    const _: () = __avro::assert_default(__SCHEMA, 0usize);
    const _: () = {
        let () = <<__F0 as __avro::Checked>::Generic as __avro::Checks>::CHECKS;
        __avro::assert_unions(__SCHEMA, 0usize)
    };
    const _: () = {
        let () = <<__F1 as __avro::Checked>::Generic as __avro::Checks>::CHECKS;
        __avro::assert_unions(__SCHEMA, 1usize)
    };
    const _: () = {
        let () = <<__F2 as __avro::Checked>::Generic as __avro::Checks>::CHECKS;
        __avro::assert_unions(__SCHEMA, 2usize)
    };
    const _: () = __avro::assert_names(__SCHEMA);
    #[automatically_derived]
    impl __avro::AvroEncode for Prices {
        #[inline]
        fn encode_fields<'__s, '__b>(
            &self,
            __cursor: __avro::Cursor<'__s, '__b>,
            __tail: ::core::primitive::usize,
        ) -> __avro::Cursor<'__s, '__b> {
            let __hints = <Self as __avro::AvroType>::SIZE_HINTS;
            let __out = __cursor.reserve(__hints[0].plus(__tail));
            let __out = __out.field::<__F0, _>(&self.by_shop, __hints[1].plus(__tail));
            let __out = __out.field::<__F1, _>(&self.days, __hints[2].plus(__tail));
            let __out = __out.field::<__F2, _>(&self.totals, __hints[3].plus(__tail));
            __out.cursor()
        }
    }
    #[automatically_derived]
    impl<'__de> __avro::AvroDecode<'__de> for Prices {
        #[cfg_attr(not(debug_assertions), inline(always))]
        fn decode_fields<__S: __avro::Steps<'__de>>(
            __reader: &mut __avro::Reader<'__de>,
            __steps: &mut __S,
        ) -> ::core::result::Result<Self, __avro::Failure> {
            ::core::result::Result::Ok(Self {
                by_shop: __steps.field::<__F0, _>(__reader)?,
                days: __steps.field::<__F1, _>(__reader)?,
                totals: __steps.field::<__F2, _>(__reader)?,
            })
        }
    }
};
