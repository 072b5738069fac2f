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
    impl<T: __avro::Flatten + __avro::AvroType> __avro::FieldSource for Signed<T> {
        const PARTS: &'static [__avro::FieldPart] = const {
            &[
                __avro::FieldPart::Flattened(
                    <<__avro::Flat as __avro::Adapter<
                        T,
                    >>::Codec as __avro::SchemaWith<T>>::SCHEMA,
                ),
                __avro::FieldPart::Own(
                    const {
                        &[
                            __avro::Field::new(
                                    "signature",
                                    <Vec<u8> as __avro::AvroType>::SCHEMA,
                                )
                                .with_default(<Vec<u8> as __avro::AvroType>::DEFAULT),
                        ]
                    },
                    const {
                        &[
                            __avro::Prerendered::new(
                                0usize,
                                const {
                                    &[(__avro::Shape::Plain(__avro::Primitive::Bytes), false)]
                                },
                                "{\"name\":\"signature\",\"type\":\"bytes\"}",
                                "{\"name\":\"signature\",\"type\":\"bytes\"}",
                                __avro::Crc64Piece::new(
                                    9401826555754718127u64,
                                    1478813355838700527u64,
                                ),
                            ),
                        ]
                    },
                ),
            ]
        };
    }
    #[automatically_derived]
    impl<T: __avro::Flatten + __avro::AvroType> __avro::NameSource for Signed<T> {
        const PIECES: &'static [__avro::NamePiece] = const {
            &[
                __avro::NamePiece::Literal("Signed_"),
                <T as __avro::AvroType>::NAME,
                __avro::NamePiece::Literal(""),
            ]
        };
    }
    #[automatically_derived]
    impl<T: __avro::Flatten + __avro::AvroType> __avro::AvroType for Signed<T> {
        type Codec = <<T as __avro::AvroType>::Codec as __avro::IfKnown<
            __avro::Same<Self>,
        >>::Type;
        const NAME: __avro::NamePiece = __avro::NamePiece::Pieces(const {
            &[
                __avro::NamePiece::Literal("Signed_"),
                <T as __avro::AvroType>::NAME,
                __avro::NamePiece::Literal(""),
            ]
        });
        const SCHEMA: __avro::StaticSchema = __avro::StaticSchema::new(const {
            &__avro::Node::record(const {
                &__avro::flattened_record::<Signed<T>>(__avro::name_of::<Self>())
                    .with_origin(
                        ::core::concat!(
                            ::core::module_path!(), "::", ::core::stringify!(Signed)
                        ),
                    )
            })
        });
    }
    #[automatically_derived]
    impl<T: __avro::Flatten + __avro::AvroType> __avro::AvroRecord for Signed<T> {
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
    impl<T: __avro::Flatten + __avro::AvroType> __avro::Flatten for Signed<T> {}
    struct __Checks<T: __avro::Flatten + __avro::AvroType>(
        ::core::marker::PhantomData<fn() -> Signed<T>>,
    );
    impl<T: __avro::Flatten + __avro::AvroType> __Checks<T> {
        const CHECK_0: () = {
            let () = <<<T as __avro::AvroType>::Codec as __avro::Checked>::Generic as __avro::Checks>::CHECKS;
            __avro::assert_fields_differ(
                <Signed<T> as __avro::AvroType>::SCHEMA,
                0usize,
                0usize
                    + __avro::field_count(
                        <<__avro::Flat as __avro::Adapter<
                            T,
                        >>::Codec as __avro::SchemaWith<T>>::SCHEMA,
                    ),
                "body",
                true,
            )
        };
        const CHECK_1: () = __avro::assert_fields_differ(
            <Signed<T> as __avro::AvroType>::SCHEMA,
            0usize
                + __avro::field_count(
                    <<__avro::Flat as __avro::Adapter<
                        T,
                    >>::Codec as __avro::SchemaWith<T>>::SCHEMA,
                ),
            0usize
                + __avro::field_count(
                    <<__avro::Flat as __avro::Adapter<
                        T,
                    >>::Codec as __avro::SchemaWith<T>>::SCHEMA,
                ) + 1,
            "signature",
            false,
        );
        const CHECK_2: () = __avro::assert_names(
            <Signed<T> as __avro::AvroType>::SCHEMA,
        );
    }
    #[automatically_derived]
    impl<T: __avro::Flatten + __avro::AvroType> __avro::Checks for Signed<T> {
        const CHECKS: () = {
            let () = __Checks::<T>::CHECK_0;
            let () = __Checks::<T>::CHECK_1;
            let () = __Checks::<T>::CHECK_2;
        };
    }
    #[automatically_derived]
    impl<T: __avro::Flatten + __avro::AvroEncode> __avro::SizeHints for Signed<T> {
        const SIZE_HINTS: &'static [__avro::SizeHint] = const {
            &__avro::size_hints([
                <<__avro::Flat as __avro::Adapter<
                    T,
                >>::Codec as __avro::EncodeWith<T>>::MAX_LEN,
                <Vec<u8> as __avro::AvroEncode>::MAX_LEN,
            ])
        };
    }
    #[inline]
    fn __encode<'__s, '__b, T: __avro::Flatten + __avro::AvroEncode>(
        __value: &Signed<T>,
        __cursor: __avro::Cursor<'__s, '__b>,
        __tail: ::core::primitive::usize,
    ) -> __avro::Cursor<'__s, '__b> {
        let __out = __avro::Cursor::reserve(
            __cursor,
            <Signed<T> as __avro::SizeHints>::SIZE_HINTS[0].plus(__tail),
        );
        let __out = __avro::Reserved::reserve(
            <<__avro::Flat as __avro::Adapter<
                T,
            >>::Codec as __avro::EncodeWith<
                T,
            >>::encode_with(
                &__value.body,
                __out,
                <Signed<T> as __avro::SizeHints>::SIZE_HINTS[1usize].plus(__tail),
            ),
            <Signed<T> as __avro::SizeHints>::SIZE_HINTS[1usize].plus(__tail),
        );
        let __out = __avro::Reserved::reserve(
            <Vec<
                u8,
            > as __avro::AvroEncode>::encode_datum(&__value.signature, __out, __tail),
            __tail,
        );
        __avro::Reserved::cursor(__out)
    }
    #[automatically_derived]
    impl<T: __avro::Flatten + __avro::AvroEncode> __avro::AvroEncode for Signed<T> {
        const MAX_LEN: ::core::primitive::usize = __avro::max_len(
            &[
                <<__avro::Flat as __avro::Adapter<
                    T,
                >>::Codec as __avro::EncodeWith<T>>::MAX_LEN,
                <Vec<u8> as __avro::AvroEncode>::MAX_LEN,
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
    impl<'__de, T: __avro::Flatten + __avro::AvroDecode<'__de>> __avro::AvroDecode<'__de>
    for Signed<T> {
        const MIN_LEN: ::core::primitive::usize = __avro::min_len(
            &[
                <<__avro::Flat as __avro::Adapter<
                    T,
                >>::Codec as __avro::DecodeWith<'__de, T>>::MIN_LEN,
                <Vec<u8> as __avro::AvroDecode<'__de>>::MIN_LEN,
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
                body: <<__avro::Flat as __avro::Adapter<
                    T,
                >>::Codec as __avro::DecodeWith<'__de, T>>::decode_with(__reader)?,
                signature: <Vec<
                    u8,
                > as __avro::AvroDecode<'__de>>::decode_datum(__reader)?,
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
                body: <<__avro::Flat as __avro::Adapter<
                    T,
                >>::Codec as __avro::DecodeFieldsWith<
                    '__de,
                    T,
                >>::decode_fields_with(__reader, __steps)?,
                signature: {
                    let __plan = __avro::Steps::field(__steps, __reader)?;
                    <Vec<
                        u8,
                    > as __avro::AvroDecode<'__de>>::decode_planned(__reader, __plan)?
                },
            })
        }
    }
};
