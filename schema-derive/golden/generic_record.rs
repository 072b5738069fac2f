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
                                        <Vec<T> as __avro::AvroType>::SCHEMA,
                                    )
                                    .with_default(<Vec<T> as __avro::AvroType>::DEFAULT),
                                __avro::Field::new(
                                        "number",
                                        <i32 as __avro::AvroType>::SCHEMA,
                                    )
                                    .with_default(::core::option::Option::Some("0")),
                            ]
                        },
                    )
                    .with_origin(
                        ::core::concat!(
                            ::core::module_path!(), "::", ::core::stringify!(Page)
                        ),
                    )
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
    impl<T: __avro::AvroEncode> __avro::SizeHints for Page<T> {
        const SIZE_HINTS: &'static [__avro::SizeHint] = const {
            &__avro::size_hints([
                <Vec<T> as __avro::AvroEncode>::MAX_LEN,
                <i32 as __avro::AvroEncode>::MAX_LEN,
            ])
        };
    }
    #[inline]
    fn __encode<'__s, '__b, T: __avro::AvroEncode>(
        __value: &Page<T>,
        __cursor: __avro::Cursor<'__s, '__b>,
        __tail: ::core::primitive::usize,
    ) -> __avro::Cursor<'__s, '__b> {
        let __out = __avro::Cursor::reserve(
            __cursor,
            <Page<T> as __avro::SizeHints>::SIZE_HINTS[0].plus(__tail),
        );
        let __out = __avro::Reserved::reserve(
            <Vec<
                T,
            > as __avro::AvroEncode>::encode_datum(
                &__value.items,
                __out,
                <Page<T> as __avro::SizeHints>::SIZE_HINTS[1usize].plus(__tail),
            ),
            <Page<T> as __avro::SizeHints>::SIZE_HINTS[1usize].plus(__tail),
        );
        let __out = __avro::Reserved::reserve(
            <i32 as __avro::AvroEncode>::encode_datum(&__value.number, __out, __tail),
            __tail,
        );
        __avro::Reserved::cursor(__out)
    }
    #[automatically_derived]
    impl<T: __avro::AvroEncode> __avro::AvroEncode for Page<T> {
        const MAX_LEN: ::core::primitive::usize = __avro::max_len(
            &[
                <Vec<T> as __avro::AvroEncode>::MAX_LEN,
                <i32 as __avro::AvroEncode>::MAX_LEN,
            ],
        );
        #[cfg_attr(not(debug_assertions), inline(always))]
        fn encode_datum<'__s, '__b>(
            &self,
            __out: __avro::Reserved<'__s, '__b>,
            __tail: ::core::primitive::usize,
        ) -> __avro::Reserved<'__s, '__b> {
            let () = __Checks::<T>::CHECK_0;
            let () = __Checks::<T>::CHECK_1;
            let () = __Checks::<T>::CHECK_2;
            __avro::Cursor::reserve(
                __encode(self, __avro::Reserved::cursor(__out), __tail),
                __tail,
            )
        }
    }
    #[automatically_derived]
    impl<'__de, T: __avro::AvroDecode<'__de>> __avro::AvroDecode<'__de> for Page<T> {
        const MIN_LEN: ::core::primitive::usize = __avro::min_len(
            &[
                <Vec<T> as __avro::AvroDecode<'__de>>::MIN_LEN,
                <i32 as __avro::AvroDecode<'__de>>::MIN_LEN,
            ],
        );
        #[inline]
        fn decode_datum(
            __reader: &mut __avro::Reader<'__de>,
        ) -> ::core::result::Result<Self, __avro::Failure> {
            let _ = &__reader;
            let () = __Checks::<T>::CHECK_0;
            let () = __Checks::<T>::CHECK_1;
            let () = __Checks::<T>::CHECK_2;
            ::core::result::Result::Ok(Self {
                items: <Vec<T> as __avro::AvroDecode<'__de>>::decode_datum(__reader)?,
                number: <i32 as __avro::AvroDecode<'__de>>::decode_datum(__reader)?,
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
                items: {
                    let __plan = __avro::Steps::field(__steps, __reader)?;
                    <Vec<
                        T,
                    > as __avro::AvroDecode<'__de>>::decode_planned(__reader, __plan)?
                },
                number: {
                    let __plan = __avro::Steps::field(__steps, __reader)?;
                    <i32 as __avro::AvroDecode<'__de>>::decode_planned(__reader, __plan)?
                },
            })
        }
    }
};
