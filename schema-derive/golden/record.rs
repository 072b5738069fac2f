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
        .with_static_properties(const {
            &[__avro::Property::new("owner", "\"accounts\"")]
        })
        .with_identity(
            ::core::concat!(
                ::core::module_path!(), " ", ::core::stringify!(User), " ",
                ::core::line!(), " ", ::core::column!()
            ),
        );
    static __RECORD: __avro::Record = __avro::Record::new(
            "com.example.User",
            &[
                __avro::Field::new("name", <&'static str as __avro::AvroType>::SCHEMA)
                    .with_default(<&'static str as __avro::AvroType>::DEFAULT),
                __avro::Field::new("age", <i32 as __avro::AvroType>::SCHEMA)
                    .with_default(::core::option::Option::Some("18"))
                    .with_aliases(const { &[__avro::Text::new("years")] }),
                __avro::Field::new(
                        "email",
                        <<__avro::As<
                            __avro::NullLast,
                        > as __avro::Adapter<
                            Option<String>,
                        >>::Codec as __avro::SchemaWith<Option<String>>>::SCHEMA,
                    )
                    .with_default(
                        <<__avro::As<
                            __avro::NullLast,
                        > as __avro::Adapter<
                            Option<String>,
                        >>::Codec as __avro::SchemaWith<Option<String>>>::DEFAULT,
                    ),
                __avro::Field::new(
                        "address",
                        <<__avro::As<
                            Ip,
                        > as __avro::Adapter<
                            Ipv4Addr,
                        >>::Codec as __avro::SchemaWith<Ipv4Addr>>::SCHEMA,
                    )
                    .with_default(
                        <<__avro::As<
                            Ip,
                        > as __avro::Adapter<
                            Ipv4Addr,
                        >>::Codec as __avro::SchemaWith<Ipv4Addr>>::DEFAULT,
                    )
                    .with_order(__avro::Order::Ignore),
                __avro::Field::new(
                        "friends",
                        <<<Vec<
                            User<'static>,
                        > as __avro::AvroType>::Codec as __avro::IfKnown<
                            Vec<User<'static>>,
                        >>::Type as __avro::AvroType>::SCHEMA,
                    )
                    .with_default(
                        <<<Vec<
                            User<'static>,
                        > as __avro::AvroType>::Codec as __avro::IfKnown<
                            Vec<User<'static>>,
                        >>::Type as __avro::AvroType>::DEFAULT,
                    ),
            ],
        )
        .with_doc("Who uses it.")
        .with_origin(
            ::core::concat!(::core::module_path!(), "::", ::core::stringify!(User)),
        )
        .with_prerendered(const {
            &[
                __avro::Prerendered::new(
                    0usize,
                    const {
                        &[
                            (__avro::Shape::Plain(__avro::Primitive::String), false),
                            (__avro::Shape::Plain(__avro::Primitive::Int), true),
                        ]
                    },
                    "{\"name\":\"name\",\"type\":\"string\"},{\"name\":\"age\",\"type\":\"int\"}",
                    "{\"name\":\"name\",\"type\":\"string\"},{\"name\":\"age\",\"type\":\"int\",\"default\":18,\"aliases\":[\"years\"]}",
                    __avro::Crc64Piece::new(
                        13989671093421214982u64,
                        5670826917812016581u64,
                    ),
                ),
            ]
        });
    const __SCHEMA: __avro::StaticSchema = __avro::StaticSchema::new(&__NODE);
    #[automatically_derived]
    impl<'a> __avro::AvroType for User<'a> {
        type Codec = __avro::Same;
        const SCHEMA: __avro::StaticSchema = __SCHEMA;
        const NAME: __avro::NamePiece = __avro::NamePiece::Literal("User");
    }
    #[automatically_derived]
    impl<'a> __avro::AvroRecord for User<'a> {
        const FULL_NAME: &'static ::core::primitive::str = "com.example.User";
    }
    #[automatically_derived]
    impl<'a> __avro::Flatten for User<'a> {}
    const _: () = __avro::assert_default(__SCHEMA, 1usize);
    const _: () = {
        let () = <<<Option<
            String,
        > as __avro::AvroType>::Codec as __avro::Checked>::Generic as __avro::Checks>::CHECKS;
        __avro::assert_unions(__SCHEMA, 2usize)
    };
    const _: () = {
        let () = <<<__avro::As<
            Ip,
        > as __avro::Adapter<
            Ipv4Addr,
        >>::Codec as __avro::Checked>::Generic as __avro::Checks>::CHECKS;
        __avro::assert_unions(__SCHEMA, 3usize)
    };
    const _: () = {
        let () = <<<Vec<
            User<'static>,
        > as __avro::AvroType>::Codec as __avro::Checked>::Generic as __avro::Checks>::CHECKS;
        __avro::assert_unions(__SCHEMA, 4usize)
    };
    const _: () = __avro::assert_names(__SCHEMA);
    const __SIZE_HINTS: &[__avro::SizeHint; 5usize] = &__avro::size_hints([
        <&'static str as __avro::AvroEncode>::MAX_LEN,
        <i32 as __avro::AvroEncode>::MAX_LEN,
        <<__avro::As<
            __avro::NullLast,
        > as __avro::Adapter<
            Option<String>,
        >>::Codec as __avro::EncodeWith<Option<String>>>::MAX_LEN,
        <<__avro::As<
            Ip,
        > as __avro::Adapter<Ipv4Addr>>::Codec as __avro::EncodeWith<Ipv4Addr>>::MAX_LEN,
        <<Vec<
            User<'static>,
        > as __avro::AvroType>::Codec as __avro::EncodeWith<Vec<User<'static>>>>::MAX_LEN,
    ]);
    #[inline]
    fn __encode<'__s, '__b, 'a>(
        __value: &User<'a>,
        __cursor: __avro::Cursor<'__s, '__b>,
        __tail: ::core::primitive::usize,
    ) -> __avro::Cursor<'__s, '__b> {
        let __out = __avro::Cursor::reserve(__cursor, __SIZE_HINTS[0].plus(__tail));
        let __out = __avro::Reserved::reserve(
            <&'a str as __avro::AvroEncode>::encode_datum(
                &__value.name,
                __out,
                __SIZE_HINTS[1usize].plus(__tail),
            ),
            __SIZE_HINTS[1usize].plus(__tail),
        );
        let __out = __avro::Reserved::reserve(
            <i32 as __avro::AvroEncode>::encode_datum(
                &__value.age,
                __out,
                __SIZE_HINTS[2usize].plus(__tail),
            ),
            __SIZE_HINTS[2usize].plus(__tail),
        );
        let __out = __avro::Reserved::reserve(
            <<__avro::As<
                __avro::NullLast,
            > as __avro::Adapter<
                Option<String>,
            >>::Codec as __avro::EncodeWith<
                Option<String>,
            >>::encode_with(&__value.email, __out, __SIZE_HINTS[3usize].plus(__tail)),
            __SIZE_HINTS[3usize].plus(__tail),
        );
        let __out = __avro::Reserved::reserve(
            <<__avro::As<
                Ip,
            > as __avro::Adapter<
                Ipv4Addr,
            >>::Codec as __avro::EncodeWith<
                Ipv4Addr,
            >>::encode_with(&__value.address, __out, __SIZE_HINTS[4usize].plus(__tail)),
            __SIZE_HINTS[4usize].plus(__tail),
        );
        let __out = __avro::Reserved::reserve(
            <<Vec<
                User<'a>,
            > as __avro::AvroType>::Codec as __avro::EncodeWith<
                Vec<User<'a>>,
            >>::encode_with(&__value.friends, __out, __tail),
            __tail,
        );
        __avro::Reserved::cursor(__out)
    }
    #[automatically_derived]
    impl<'a> __avro::AvroEncode for User<'a> {
        const MAX_LEN: ::core::primitive::usize = __avro::max_len(
            &[
                <&'static str as __avro::AvroEncode>::MAX_LEN,
                <i32 as __avro::AvroEncode>::MAX_LEN,
                <<__avro::As<
                    __avro::NullLast,
                > as __avro::Adapter<
                    Option<String>,
                >>::Codec as __avro::EncodeWith<Option<String>>>::MAX_LEN,
                <<__avro::As<
                    Ip,
                > as __avro::Adapter<
                    Ipv4Addr,
                >>::Codec as __avro::EncodeWith<Ipv4Addr>>::MAX_LEN,
                <<Vec<
                    User<'static>,
                > as __avro::AvroType>::Codec as __avro::EncodeWith<
                    Vec<User<'static>>,
                >>::MAX_LEN,
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
    impl<'__de: 'a, 'a> __avro::AvroDecode<'__de> for User<'a> {
        const MIN_LEN: ::core::primitive::usize = __avro::min_len(
            &[
                <&'a str as __avro::AvroDecode<'__de>>::MIN_LEN,
                <i32 as __avro::AvroDecode<'__de>>::MIN_LEN,
                <<__avro::As<
                    __avro::NullLast,
                > as __avro::Adapter<
                    Option<String>,
                >>::Codec as __avro::DecodeWith<'__de, Option<String>>>::MIN_LEN,
                <<__avro::As<
                    Ip,
                > as __avro::Adapter<
                    Ipv4Addr,
                >>::Codec as __avro::DecodeWith<'__de, Ipv4Addr>>::MIN_LEN,
                <<Vec<
                    User<'a>,
                > as __avro::AvroType>::Codec as __avro::DecodeWith<
                    '__de,
                    Vec<User<'a>>,
                >>::MIN_LEN,
            ],
        );
        #[inline]
        fn decode_datum(
            __reader: &mut __avro::Reader<'__de>,
        ) -> ::core::result::Result<Self, __avro::Failure> {
            let _ = &__reader;
            ::core::result::Result::Ok(Self {
                name: <&'a str as __avro::AvroDecode<'__de>>::decode_datum(__reader)?,
                age: <i32 as __avro::AvroDecode<'__de>>::decode_datum(__reader)?,
                email: <<__avro::As<
                    __avro::NullLast,
                > as __avro::Adapter<
                    Option<String>,
                >>::Codec as __avro::DecodeWith<
                    '__de,
                    Option<String>,
                >>::decode_with(__reader)?,
                address: <<__avro::As<
                    Ip,
                > as __avro::Adapter<
                    Ipv4Addr,
                >>::Codec as __avro::DecodeWith<
                    '__de,
                    Ipv4Addr,
                >>::decode_with(__reader)?,
                friends: <<Vec<
                    User<'a>,
                > as __avro::AvroType>::Codec as __avro::DecodeWith<
                    '__de,
                    Vec<User<'a>>,
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
                name: {
                    let __plan = __avro::Steps::field(__steps, __reader)?;
                    <&'a str as __avro::AvroDecode<
                        '__de,
                    >>::decode_planned(__reader, __plan)?
                },
                age: {
                    let __plan = __avro::Steps::field(__steps, __reader)?;
                    <i32 as __avro::AvroDecode<'__de>>::decode_planned(__reader, __plan)?
                },
                email: {
                    let __plan = __avro::Steps::field(__steps, __reader)?;
                    <<__avro::As<
                        __avro::NullLast,
                    > as __avro::Adapter<
                        Option<String>,
                    >>::Codec as __avro::DecodeWith<
                        '__de,
                        Option<String>,
                    >>::decode_planned_with(__reader, __plan)?
                },
                address: {
                    let __plan = __avro::Steps::field(__steps, __reader)?;
                    <<__avro::As<
                        Ip,
                    > as __avro::Adapter<
                        Ipv4Addr,
                    >>::Codec as __avro::DecodeWith<
                        '__de,
                        Ipv4Addr,
                    >>::decode_planned_with(__reader, __plan)?
                },
                friends: {
                    let __plan = __avro::Steps::field(__steps, __reader)?;
                    <<Vec<
                        User<'a>,
                    > as __avro::AvroType>::Codec as __avro::DecodeWith<
                        '__de,
                        Vec<User<'a>>,
                    >>::decode_planned_with(__reader, __plan)?
                },
            })
        }
    }
};
