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
    type __F1 = __avro::Same;
    #[automatically_derived]
    impl<T: __avro::AvroType> __avro::NameSource for Page<T> {
        const PIECES: &'static [__avro::NamePiece] = const {
            &[
                __avro::NamePiece::Literal("Page_"),
                <T as __avro::AvroType>::NAME,
                __avro::NamePiece::Literal(""),
            ]
        };
    }
    #[automatically_derived]
    impl<T: __avro::AvroType> __avro::AvroType for Page<T> {
        type Codec = <<T as __avro::AvroType>::Codec as __avro::IfKnown<
            __avro::Same<Self>,
        >>::Type;
        const NAME: __avro::NamePiece = __avro::NamePiece::Pieces(const {
            &[
                __avro::NamePiece::Literal("Page_"),
                <T as __avro::AvroType>::NAME,
                __avro::NamePiece::Literal(""),
            ]
        });
        const SCHEMA: __avro::StaticSchema = __avro::StaticSchema::new(const {
            &__avro::Node::record(const {
                &__avro::Record::new(
                        __avro::name_of::<Self>(),
                        const {
                            &[
                                __avro::Field::new(
                                        "items",
                                        <__F0 as __avro::SchemaWith<Vec<T>>>::SCHEMA,
                                    )
                                    .with_default(
                                        <__F0 as __avro::SchemaWith<Vec<T>>>::DEFAULT,
                                    ),
                                __avro::Field::new(
                                        "number",
                                        <__F1 as __avro::SchemaWith<i32>>::SCHEMA,
                                    )
                                    .with_default(::core::option::Option::Some("0")),
                            ]
                        },
                    )
                    .with_origin(::core::concat!(::core::module_path!(), "::Page"))
                    .with_prerendered(const {
                        &[
                            __avro::Prerendered::new(
                                1usize,
                                const {
                                    &[(__avro::Shape::Plain(__avro::Primitive::Int), true)]
                                },
                                "{\"name\":\"number\",\"type\":\"int\"}",
                                "{\"name\":\"number\",\"type\":\"int\",\"default\":0}",
                                __avro::Crc64Piece::new(
                                    5062423380458941996u64,
                                    16690345790199456856u64,
                                ),
                            ),
                        ]
                    })
            })
        });
        const SIZE_HINTS: &'static [__avro::SizeHint] = &__avro::size_hints([
            <__F0 as __avro::SchemaWith<Vec<T>>>::LEN,
            <__F1 as __avro::SchemaWith<i32>>::LEN,
            (0, 0),
        ]);
    }
    #[automatically_derived]
    impl<T: __avro::AvroType> __avro::AvroRecord for Page<T> {
        const FULL_NAME: &'static ::core::primitive::str = __avro::name_of::<Self>();
        const SCHEMA_JSON: &'static ::core::primitive::str = {
            let () = <Self as __avro::Checks>::CHECKS;
            __avro::json_of::<__avro::Texts<Self>>()
        };
        const CANONICAL_FORM: &'static ::core::primitive::str = {
            let () = <Self as __avro::Checks>::CHECKS;
            __avro::canonical_form_of::<__avro::Texts<Self>>()
        };
        const FINGERPRINT: ::core::primitive::u64 = {
            let () = <Self as __avro::Checks>::CHECKS;
            __avro::fingerprint_of::<__avro::Texts<Self>>()
        };
    }
    #[automatically_derived]
    impl<T: __avro::AvroType> __avro::Flatten for Page<T> {}
    struct __Checks<T: __avro::AvroType>(::core::marker::PhantomData<fn() -> Page<T>>);
    impl<T: __avro::AvroType> __Checks<T> {
        const CHECK_0: () = {
            let () = <<<Vec<
                T,
            > as __avro::AvroType>::Codec as __avro::Checked>::Generic as __avro::Checks>::CHECKS;
            __avro::assert_unions(<Page<T> as __avro::AvroType>::SCHEMA, 0usize)
        };
        const CHECK_1: () = __avro::assert_default(
            <Page<T> as __avro::AvroType>::SCHEMA,
            1usize,
        );
        const CHECK_2: () = __avro::assert_names(<Page<T> as __avro::AvroType>::SCHEMA);
    }
    #[automatically_derived]
    impl<T: __avro::AvroType> __avro::Checks for Page<T> {
        const CHECKS: () = {
            let () = __Checks::<T>::CHECK_0;
            let () = __Checks::<T>::CHECK_1;
            let () = __Checks::<T>::CHECK_2;
        };
    }
    #[automatically_derived]
    impl<T: __avro::AvroEncode> __avro::AvroEncode for Page<T> {
        #[inline]
        fn encode_fields<'__s, '__b>(
            &self,
            __cursor: __avro::Cursor<'__s, '__b>,
            __tail: ::core::primitive::usize,
        ) -> __avro::Cursor<'__s, '__b> {
            let () = __Checks::<T>::CHECK_0;
            let () = __Checks::<T>::CHECK_1;
            let () = __Checks::<T>::CHECK_2;
            let __hints = <Self as __avro::AvroType>::SIZE_HINTS;
            let __out = __cursor.reserve(__hints[0].plus(__tail));
            let __out = __out.field::<__F0, _>(&self.items, __hints[1].plus(__tail));
            let __out = __out.field::<__F1, _>(&self.number, __hints[2].plus(__tail));
            __out.cursor()
        }
    }
    #[automatically_derived]
    impl<'__de, T: __avro::AvroDecode<'__de>> __avro::AvroDecode<'__de> for Page<T> {
        #[cfg_attr(not(debug_assertions), inline(always))]
        fn decode_fields<__S: __avro::Steps<'__de>>(
            __reader: &mut __avro::Reader<'__de>,
            __steps: &mut __S,
        ) -> ::core::result::Result<Self, __avro::Failure> {
            let () = __Checks::<T>::CHECK_0;
            let () = __Checks::<T>::CHECK_1;
            let () = __Checks::<T>::CHECK_2;
            ::core::result::Result::Ok(Self {
                items: __steps.field::<__F0, _>(__reader)?,
                number: __steps.field::<__F1, _>(__reader)?,
            })
        }
    }
};
