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
    type __F0<T: __avro::Flatten> = <__avro::Flat as __avro::Adapter<T>>::Codec;
    type __F1 = __avro::Same;
    #[automatically_derived]
    impl<T: __avro::Flatten + __avro::AvroType> __avro::FieldSource for Signed<T> {
        const PARTS: &'static [__avro::FieldPart] = const {
            &[
                __avro::FieldPart::Flattened(<__F0<T> as __avro::SchemaWith<T>>::SCHEMA),
                __avro::FieldPart::Own(
                    const {
                        &[
                            __avro::Field::new(
                                    "signature",
                                    <__F1 as __avro::SchemaWith<Vec<u8>>>::SCHEMA,
                                )
                                .with_default(
                                    <__F1 as __avro::SchemaWith<Vec<u8>>>::DEFAULT,
                                ),
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
                    .with_origin(::core::concat!(::core::module_path!(), "::Signed"))
            })
        });
        const SIZE_HINTS: &'static [__avro::SizeHint] = &__avro::size_hints([
            <__F0<T> as __avro::SchemaWith<T>>::LEN,
            <__F1 as __avro::SchemaWith<Vec<u8>>>::LEN,
            (0, 0),
        ]);
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
                0usize + __avro::field_count(<__F0<T> as __avro::SchemaWith<T>>::SCHEMA),
                "body",
                true,
            )
        };
        const CHECK_1: () = __avro::assert_fields_differ(
            <Signed<T> as __avro::AvroType>::SCHEMA,
            0usize + __avro::field_count(<__F0<T> as __avro::SchemaWith<T>>::SCHEMA),
            0usize + __avro::field_count(<__F0<T> as __avro::SchemaWith<T>>::SCHEMA) + 1,
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
    impl<T: __avro::Flatten + __avro::AvroEncode> __avro::AvroEncode for Signed<T> {
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
            let __out = __out.field::<__F0<T>, _>(&self.body, __hints[1].plus(__tail));
            let __out = __out.field::<__F1, _>(&self.signature, __hints[2].plus(__tail));
            __out.cursor()
        }
    }
    #[automatically_derived]
    impl<'__de, T: __avro::Flatten + __avro::AvroDecode<'__de>> __avro::AvroDecode<'__de>
    for Signed<T> {
        #[cfg_attr(not(debug_assertions), inline(always))]
        fn decode_fields<__S: __avro::Steps<'__de>>(
            __reader: &mut __avro::Reader<'__de>,
            __steps: &mut __S,
        ) -> ::core::result::Result<Self, __avro::Failure> {
            let () = __Checks::<T>::CHECK_0;
            let () = __Checks::<T>::CHECK_1;
            let () = __Checks::<T>::CHECK_2;
            ::core::result::Result::Ok(Self {
                body: __steps.field::<__F0<T>, _>(__reader)?,
                signature: __steps.field::<__F1, _>(__reader)?,
            })
        }
    }
};
