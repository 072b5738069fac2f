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
    type __F2 = <__avro::As<__avro::NullLast> as __avro::Adapter<Option<String>>>::Codec;
    type __F3 = <__avro::As<Ip> as __avro::Adapter<Ipv4Addr>>::Codec;
    type __F4 = <Vec<User<'static>> as __avro::AvroType>::Codec;
    static __NODE: __avro::Node = __avro::Node::record(&__RECORD)
        .with_static_properties(const {
            &[__avro::Property::new("owner", "\"accounts\"")]
        })
        .with_identity(
            ::core::concat!(
                ::core::module_path!(), " User ", ::core::line!(), " ", ::core::column!()
            ),
        );
    static __RECORD: __avro::Record = __avro::Record::new(
            "com.example.User",
            &[
                __avro::Field::new(
                        "name",
                        <__F0 as __avro::SchemaWith<&'static str>>::SCHEMA,
                    )
                    .with_default(<__F0 as __avro::SchemaWith<&'static str>>::DEFAULT),
                __avro::Field::new("age", <__F1 as __avro::SchemaWith<i32>>::SCHEMA)
                    .with_default(::core::option::Option::Some("18"))
                    .with_aliases(const { &[__avro::Text::new("years")] }),
                __avro::Field::new(
                        "email",
                        <__F2 as __avro::SchemaWith<Option<String>>>::SCHEMA,
                    )
                    .with_default(<__F2 as __avro::SchemaWith<Option<String>>>::DEFAULT),
                __avro::Field::new(
                        "address",
                        <__F3 as __avro::SchemaWith<Ipv4Addr>>::SCHEMA,
                    )
                    .with_default(<__F3 as __avro::SchemaWith<Ipv4Addr>>::DEFAULT)
                    .with_order(__avro::Order::Ignore),
                __avro::Field::new(
                        "friends",
                        <__F4 as __avro::SchemaWith<Vec<User<'static>>>>::SCHEMA,
                    )
                    .with_default(
                        <__F4 as __avro::SchemaWith<Vec<User<'static>>>>::DEFAULT,
                    ),
            ],
        )
        .with_doc("Who uses it.")
        .with_origin(::core::concat!(::core::module_path!(), "::User"))
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
        const SIZE_HINTS: &'static [__avro::SizeHint] = &__avro::size_hints([
            <__F0 as __avro::SchemaWith<&'static str>>::LEN,
            <__F1 as __avro::SchemaWith<i32>>::LEN,
            <__F2 as __avro::SchemaWith<Option<String>>>::LEN,
            <__F3 as __avro::SchemaWith<Ipv4Addr>>::LEN,
            <__F4 as __avro::SchemaWith<Vec<User<'static>>>>::LEN,
            (0, 0),
        ]);
    }
    #[automatically_derived]
    impl<'a> __avro::AvroRecord for User<'a> {
        const FULL_NAME: &'static ::core::primitive::str = "com.example.User";
    }
    #[automatically_derived]
    impl<'a> __avro::Flatten for User<'a> {}
    const _: () = __avro::assert_default(__SCHEMA, 1usize);
    const _: () = {
        let () = <<__F2 as __avro::Checked>::Generic as __avro::Checks>::CHECKS;
        __avro::assert_unions(__SCHEMA, 2usize)
    };
    const _: () = {
        let () = <<__F3 as __avro::Checked>::Generic as __avro::Checks>::CHECKS;
        __avro::assert_unions(__SCHEMA, 3usize)
    };
    const _: () = {
        let () = <<__F4 as __avro::Checked>::Generic as __avro::Checks>::CHECKS;
        __avro::assert_unions(__SCHEMA, 4usize)
    };
    const _: () = __avro::assert_names(__SCHEMA);
    #[automatically_derived]
    impl<'a> __avro::AvroEncode for User<'a> {
        #[inline]
        fn encode_fields<'__s, '__b>(
            &self,
            __cursor: __avro::Cursor<'__s, '__b>,
            __tail: ::core::primitive::usize,
        ) -> __avro::Cursor<'__s, '__b> {
            let __hints = <Self as __avro::AvroType>::SIZE_HINTS;
            let __out = __cursor.reserve(__hints[0].plus(__tail));
            let __out = __out.field::<__F0, _>(&self.name, __hints[1].plus(__tail));
            let __out = __out.field::<__F1, _>(&self.age, __hints[2].plus(__tail));
            let __out = __out.field::<__F2, _>(&self.email, __hints[3].plus(__tail));
            let __out = __out.field::<__F3, _>(&self.address, __hints[4].plus(__tail));
            let __out = __out.field::<__F4, _>(&self.friends, __hints[5].plus(__tail));
            __out.cursor()
        }
    }
    #[automatically_derived]
    impl<'__de: 'a, 'a> __avro::AvroDecode<'__de> for User<'a> {
        #[cfg_attr(not(debug_assertions), inline(always))]
        fn decode_fields<__S: __avro::Steps<'__de>>(
            __reader: &mut __avro::Reader<'__de>,
            __steps: &mut __S,
        ) -> ::core::result::Result<Self, __avro::Failure> {
            ::core::result::Result::Ok(Self {
                name: __steps.field::<__F0, _>(__reader)?,
                age: __steps.field::<__F1, _>(__reader)?,
                email: __steps.field::<__F2, _>(__reader)?,
                address: __steps.field::<__F3, _>(__reader)?,
                friends: __steps.field::<__F4, _>(__reader)?,
            })
        }
    }
};
