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
    type __B0 = __avro::Same;
    type __B2 = __avro::Same;
    const _: () = __avro::assert_names(__SCHEMA);
    static __NODE: __avro::Node = __avro::Node::union(
        &[
            <__B0 as __avro::SchemaWith<i64>>::SCHEMA,
            __avro::StaticSchema::new(&__avro::Node::NULL),
            <__B2 as __avro::SchemaWith<String>>::SCHEMA,
        ],
    );
    static __OPTION: __avro::Node = __avro::Node::union(
        &[
            __avro::StaticSchema::new(&__avro::Node::NULL),
            <__B0 as __avro::SchemaWith<i64>>::SCHEMA,
            __avro::StaticSchema::new(&__avro::Node::NULL),
            <__B2 as __avro::SchemaWith<String>>::SCHEMA,
        ],
    );
    static __OPTION_NULL_LAST: __avro::Node = __avro::Node::union(
        &[
            <__B0 as __avro::SchemaWith<i64>>::SCHEMA,
            __avro::StaticSchema::new(&__avro::Node::NULL),
            <__B2 as __avro::SchemaWith<String>>::SCHEMA,
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
        const BRANCHES: ::core::primitive::usize = 3usize;
        const MAX_LEN: ::core::primitive::usize = __avro::max_branch_len(
            &[
                <__B0 as __avro::SchemaWith<i64>>::MAX_LEN,
                <__B2 as __avro::SchemaWith<String>>::MAX_LEN,
            ],
        );
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
        #[inline]
        fn encode_branch<'__s, '__b, const __FIRST: ::core::primitive::usize>(
            &self,
            __out: __avro::Reserved<'__s, '__b>,
            __tail: ::core::primitive::usize,
        ) -> __avro::Reserved<'__s, '__b> {
            match self {
                Self::Number(__value) => {
                    __avro::encode_branch::<
                        Self,
                        __B0,
                        _,
                    >(__value, __FIRST + 0, __out, __tail)
                }
                Self::Nothing => __avro::encode_null::<Self>(__FIRST + 1, __out, __tail),
                Self::Text(__value) => {
                    __avro::encode_branch::<
                        Self,
                        __B2,
                        _,
                    >(__value, __FIRST + 2, __out, __tail)
                }
            }
        }
    }
    #[automatically_derived]
    impl<'__de> __avro::AvroDecode<'__de> for Key {
        fn decode_branch<__S: __avro::Steps<'__de>>(
            __reader: &mut __avro::Reader<'__de>,
            __branch: ::core::primitive::usize,
            __step: &mut __S,
        ) -> ::core::result::Result<Self, __avro::Failure> {
            ::core::result::Result::Ok(
                match __branch {
                    1 => Self::Nothing,
                    2 => Self::Text(__step.value::<__B2, _>(__reader)?),
                    _ => Self::Number(__step.value::<__B0, _>(__reader)?),
                },
            )
        }
    }
};
