//! The code of a record.

use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::{Index, Type, spanned::Spanned};

use super::{
    codec_of,
    generics::{bounded, decode_generics, is_generic, with_lifetimes},
    named,
};
use crate::{
    ast::{Adapter, Field, Record},
    paths::{self, static_type},
    texts, types,
};

pub(crate) fn record(record: &Record<'_>) -> TokenStream {
    let codecs: Vec<_> = record.fields.iter().map(|field| Codec::new(field, record)).collect();
    let schema = schema(record, &codecs);
    let checks = checks(record, &codecs);
    // Those of a generic type are made when it is used with arguments: where a value is written or read.
    let (free, used) = match is_generic(&record.named.input.generics) {
        true => (Vec::new(), checks),
        false => (checks, Vec::new()),
    };
    let encode = encode(record, &codecs, &used);
    let decode = decode(record, &codecs, &used);
    quote! {
        #schema
        #(const _: () = #free;)*
        #encode
        #decode
    }
}

/// By what a field is written: the paths of the traits, up to the item.
struct Codec {
    span: Span,
    schema: TokenStream,
    /// The numbers that the field's type holds, for the check of a default.
    numbers: TokenStream,
    max_len: TokenStream,
    encode: TokenStream,
    min_len: TokenStream,
    decode: TokenStream,
}

impl Codec {
    fn new(field: &Field<'_>, record: &Record<'_>) -> Self {
        let (ident, generics) = (&record.named.input.ident, &record.named.input.generics);
        let ty = paths::without_self(&field.original.ty, ident, generics);
        // In a static, which a generic type has none of, a type has no lifetimes.
        let in_static = |ty| match is_generic(generics) {
            true => paths::without_self(ty, ident, generics),
            false => static_type(ty, ident, generics),
        };
        // The schema of a generic type mentions itself by a marker.
        let in_schema = |ty| match is_generic(generics) {
            true => paths::with_marker(ty, ident, generics),
            false => static_type(ty, ident, generics),
        };
        let mentioned = in_schema(&field.original.ty);
        let fixed = in_static(&field.original.ty);
        let adapters = match &field.adapter {
            None => None,
            Some(Adapter::NullLast(key)) => {
                let adapter = quote_spanned!(key.span()=> __avro::NullLast);
                Some((key.span(), adapter.clone(), adapter))
            }
            Some(Adapter::As(other)) => {
                let plain = paths::without_self(other, ident, generics);
                let fixed = in_static(other);
                let span = other.span();
                Some((span, quote_spanned!(span=> __avro::As<#plain>), quote_spanned!(span=> __avro::As<#fixed>)))
            }
        };
        match adapters {
            None => {
                let span = ty.span();
                let (max_len, encode) = match (codec_of(&fixed, generics), codec_of(&ty, generics)) {
                    (Some(fixed_codec), Some(codec)) => (
                        quote_spanned!(span=> <#fixed_codec as __avro::EncodeWith<#fixed>>::MAX_LEN),
                        quote_spanned!(span=> <#codec as __avro::EncodeWith<#ty>>::encode_with),
                    ),
                    _ => (
                        quote_spanned!(span=> <#fixed as __avro::AvroEncode>::MAX_LEN),
                        quote_spanned!(span=> <#ty as __avro::AvroEncode>::encode_datum),
                    ),
                };
                let (min_len, decode) = match codec_of(&ty, generics) {
                    Some(codec) => (
                        quote_spanned!(span=> <#codec as __avro::DecodeWith<'__de, #ty>>::MIN_LEN),
                        quote_spanned!(span=> <#codec as __avro::DecodeWith<'__de, #ty>>::decode_with),
                    ),
                    None => (
                        quote_spanned!(span=> <#ty as __avro::AvroDecode<'__de>>::MIN_LEN),
                        quote_spanned!(span=> <#ty as __avro::AvroDecode<'__de>>::decode_datum),
                    ),
                };
                Self {
                    span,
                    schema: quote_spanned!(span=> <#mentioned as __avro::AvroType>),
                    numbers: quote_spanned!(span=> <#fixed as __avro::AvroType>::NUMBERS),
                    max_len,
                    encode,
                    min_len,
                    decode,
                }
            }
            Some((span, adapter, fixed_adapter)) => {
                // `NullLast` by a detour, as `codec_of` makes one: where the type is no `Option`, only the schema tells.
                let codec = |adapter: &TokenStream, ty: &Type| match &field.adapter {
                    Some(Adapter::NullLast(_)) => quote_spanned!(span=> <#adapter as __avro::SchemaWith<#ty>>::Itself),
                    _ => adapter.clone(),
                };
                let (fixed_codec, codec) = (codec(&fixed_adapter, &fixed), codec(&adapter, &ty));
                // Another type converts from the field's type as it is, not from what stands for it in its own schema.
                let mentioned = if matches!(field.adapter, Some(Adapter::As(_))) { &fixed } else { &mentioned };
                Self {
                    span,
                    schema: quote_spanned!(span=> <#fixed_adapter as __avro::SchemaWith<#mentioned>>),
                    numbers: quote_spanned!(span=> <#fixed_adapter as __avro::SchemaWith<#fixed>>::NUMBERS),
                    max_len: quote_spanned!(span=> <#fixed_codec as __avro::EncodeWith<#fixed>>::MAX_LEN),
                    encode: quote_spanned!(span=> <#codec as __avro::EncodeWith<#ty>>::encode_with),
                    min_len: quote_spanned!(span=> <#codec as __avro::DecodeWith<'__de, #ty>>::MIN_LEN),
                    decode: quote_spanned!(span=> <#codec as __avro::DecodeWith<'__de, #ty>>::decode_with),
                }
            }
        }
    }
}

/// The schema is a static that the type's constants point at; of a generic type, a constant for each of its arguments.
fn schema(record: &Record<'_>, codecs: &[Codec]) -> TokenStream {
    let ident = &record.named.input.ident;
    let generics = &record.named.input.generics;
    let doc_and_aliases = named::doc_and_aliases(&record.named);
    let fields = record.fields.iter().zip(codecs).map(|(field, codec)| schema_field(field, codec));
    let origin = quote!(::core::concat!(::core::module_path!(), "::", ::core::stringify!(#ident)));
    let texts = texts::of(&record.fields);
    if !is_generic(generics) {
        let full_name = record.named.full_name();
        let statics = quote! {
            static __RECORD: __avro::Record = __avro::Record::new(#full_name, &[#(#fields),*])
                #doc_and_aliases
                .with_origin(#origin)
                #texts;
        };
        return named::schema(&record.named, &statics, &quote!(__avro::Node::record(&__RECORD)), "AvroRecord");
    }
    let generics = bounded(generics, &quote!(__avro::AvroType));
    let (impl_generics, type_generics, where_clause) = generics.split_for_impl();
    let pieces = named::name_pieces(&record.named.full_name());
    let simple_pieces = named::name_pieces(&record.named.name.value);
    let properties = named::node_properties(&record.named);
    let marker = marker(record, &generics);
    quote! {
        #[automatically_derived]
        impl #impl_generics __avro::NameSource for #ident #type_generics #where_clause {
            const PIECES: &'static [__avro::NamePiece] = const { &[#(#pieces),*] };
        }

        #[automatically_derived]
        impl #impl_generics __avro::AvroType for #ident #type_generics #where_clause {
            type Codec = __avro::Own;

            const NAME: __avro::NamePiece = __avro::NamePiece::Pieces(const { &[#(#simple_pieces),*] });
            const SCHEMA: __avro::StaticSchema = __avro::StaticSchema::new(const {
                &__avro::Node::record(const {
                    &__avro::Record::new(__avro::name_of::<Self>(), const { &[#(#fields),*] })
                        #doc_and_aliases
                        .with_origin(#origin)
                        #texts
                })
                #properties
            });
        }

        #[automatically_derived]
        impl #impl_generics __avro::AvroRecord for #ident #type_generics #where_clause {
            const FULL_NAME: &'static ::core::primitive::str = __avro::name_of::<Self>();
        }

        #marker
    }
}

/// What stands for a generic type inside its own schema: a reference by name, as a constant that held itself would have no
/// end.
fn marker(record: &Record<'_>, generics: &syn::Generics) -> TokenStream {
    let ident = &record.named.input.ident;
    let holds_itself = record.fields.iter().any(|field| types::naming(field.written_as(), ident).is_some());
    if !holds_itself {
        return TokenStream::new();
    }
    let (impl_generics, type_generics, where_clause) = generics.split_for_impl();
    quote! {
        struct __Itself #generics (::core::marker::PhantomData<fn() -> #ident #type_generics>) #where_clause;

        #[automatically_derived]
        impl #impl_generics __avro::AvroType for __Itself #type_generics #where_clause {
            type Codec = __avro::Own;

            const NAME: __avro::NamePiece = <#ident #type_generics as __avro::AvroType>::NAME;
            const SCHEMA: __avro::StaticSchema = __avro::StaticSchema::new(const {
                &__avro::Node::reference(const {
                    &__avro::Reference::new(
                        __avro::name_of::<#ident #type_generics>(),
                        || <#ident #type_generics as __avro::AvroType>::SCHEMA,
                    )
                })
            });
        }
    }
}

fn schema_field(field: &Field<'_>, codec: &Codec) -> TokenStream {
    let name = &field.name.value;
    let doc = field.doc.iter();
    let aliases = named::aliases(field.aliases.iter().map(|alias| alias.value.clone()));
    let schema = &codec.schema;
    let default = match &field.default {
        Some(json) => {
            let json = &json.text;
            quote!(::core::option::Option::Some(#json))
        }
        None if field.has_no_default => quote!(::core::option::Option::None),
        None => quote_spanned!(codec.span=> #schema::DEFAULT),
    };
    let order = match field.order {
        Some("descending") => quote!(.with_order(__avro::Order::Descending)),
        Some("ignore") => quote!(.with_order(__avro::Order::Ignore)),
        _ => TokenStream::new(),
    };
    let properties = match field.properties.as_slice() {
        [] => TokenStream::new(),
        list => {
            let list = named::properties(list);
            quote!(.with_properties(#list))
        }
    };
    quote_spanned! {codec.span=>
        __avro::Field::new(#name, #schema::SCHEMA)
            #(.with_doc(#doc))*
            .with_default(#default)
            #aliases
            #order
            #properties
    }
}

/// What needs the finished schema, each check with the span of the tokens it is about.
fn checks(record: &Record<'_>, codecs: &[Codec]) -> Vec<TokenStream> {
    let schema = match is_generic(&record.named.input.generics) {
        true => quote!(<Self as __avro::AvroType>::SCHEMA),
        false => quote!(__SCHEMA),
    };
    let check = |span: Span, name: &str, index: usize| {
        let name = syn::Ident::new(name, span);
        quote_spanned!(span=> __avro::#name(#schema, #index))
    };
    let mut checks = Vec::new();
    let mut has_names = false;
    for (index, (field, codec)) in record.fields.iter().zip(codecs).enumerate() {
        if let Some(default) = &field.default {
            let span = default.tokens.span();
            let (check, numbers) = (syn::Ident::new("assert_default", span), &codec.numbers);
            checks.push(quote_spanned!(span=> __avro::#check(#schema, #index, #numbers)));
        }
        let span = match &field.adapter {
            Some(Adapter::As(ty)) => ty.span(),
            _ => field.original.ty.span(),
        };
        if field.adapter.is_some() || texts::shape(&field.original.ty).is_none() {
            checks.push(check(span, "assert_unions", index));
            has_names = true;
        }
    }
    if has_names {
        let span = record.named.input.ident.span();
        checks.push(quote_spanned!(span=> __avro::assert_names(#schema)));
    }
    checks
}

/// Encoding is one call per field, each told how many bytes the next fields want promised behind it.
fn encode(record: &Record<'_>, codecs: &[Codec], checks: &[TokenStream]) -> TokenStream {
    let ident = &record.named.input.ident;
    let generics = bounded(&record.named.input.generics, &quote!(__avro::AvroEncode));
    let (impl_generics, type_generics, where_clause) = generics.split_for_impl();
    let lengths: Vec<_> = codecs.iter().map(|codec| &codec.max_len).collect();
    let count = lengths.len();
    let (needs, needs_item) = match is_generic(&generics) {
        true => (
            quote!(<#ident #type_generics as __avro::Needs>::NEEDS),
            quote! {
                #[automatically_derived]
                impl #impl_generics __avro::Needs for #ident #type_generics #where_clause {
                    const NEEDS: &'static [__avro::Need] = const { &__avro::needs([#(#lengths),*]) };
                }
            },
        ),
        false => (quote!(__NEEDS), quote!(const __NEEDS: &[__avro::Need; #count] = &__avro::needs([#(#lengths),*]);)),
    };
    let steps = record.fields.iter().zip(codecs).enumerate().map(|(index, (field, codec))| {
        let (member, next) = (field.ident, index + 1);
        let tail = if next == count { quote!(__tail) } else { quote!(#needs[#next].plus(__tail)) };
        let encode = &codec.encode;
        // Locals of a span that comes from a macro of the user's would be that macro's.
        let (value, room) = (quote!(&__value.#member), quote!(__room));
        let call = quote_spanned!(codec.span=> #encode(#value, #room, #tail));
        quote!(let __room = __avro::Room::claim(#call, #tail);)
    });
    let body = match count {
        0 => quote!(let _ = (__value, __tail); __position),
        _ => quote! {
            let __room = __avro::Position::room(__position, #needs[0].plus(__tail));
            #(#steps)*
            __avro::Room::position(__room)
        },
    };
    let body_generics = with_lifetimes(&generics, ["'__s", "'__b"]);
    let (body_impl_generics, _, _) = body_generics.split_for_impl();
    quote! {
        #needs_item

        // A function of its own, which the compiler may inline or not: a place passes in registers, a room does not.
        #[inline]
        fn __encode #body_impl_generics(
            __value: &#ident #type_generics,
            __position: __avro::Position<'__s, '__b>,
            __tail: ::core::primitive::usize,
        ) -> __avro::Position<'__s, '__b>
        #where_clause
        {
            #body
        }

        #[automatically_derived]
        impl #impl_generics __avro::AvroEncode for #ident #type_generics #where_clause {
            const MAX_LEN: ::core::primitive::usize = __avro::greatest(&[#(#lengths),*]);

            #[cfg_attr(not(debug_assertions), inline(always))]
            fn encode_datum<'__s, '__b>(
                &self,
                __room: __avro::Room<'__s, '__b>,
                __tail: ::core::primitive::usize,
            ) -> __avro::Room<'__s, '__b> {
                #(const { #checks };)*
                __avro::Position::room(__encode(self, __avro::Room::position(__room), __tail), __tail)
            }
        }
    }
}

/// Records with more fields are decoded in parts: one function that can fail, and drop what it has read, at each of
/// hundreds of fields takes the compiler minutes.
const WHOLE: usize = 24;
const PART: usize = 16;

/// Decoding is one call per field, in the order of the wire.
fn decode(record: &Record<'_>, codecs: &[Codec], checks: &[TokenStream]) -> TokenStream {
    let (ident, generics) = (&record.named.input.ident, &record.named.input.generics);
    let (_, type_generics, _) = generics.split_for_impl();
    let decode_generics = decode_generics(generics);
    let (impl_generics, _, where_clause) = decode_generics.split_for_impl();
    let members: Vec<_> = record.fields.iter().map(|field| field.ident).collect();
    let types: Vec<_> =
        record.fields.iter().map(|field| paths::without_self(&field.original.ty, ident, generics)).collect();
    let lengths = codecs.iter().map(|codec| &codec.min_len);
    let reads: Vec<_> = codecs
        .iter()
        .map(|codec| {
            let decode = &codec.decode;
            let reader = quote!(__reader);
            quote_spanned!(codec.span=> #decode(#reader)?)
        })
        .collect();
    let mut parts = TokenStream::new();
    let body = if members.len() <= WHOLE {
        quote!(::core::result::Result::Ok(Self { #(#members: #reads),* }))
    } else {
        let mut lets = TokenStream::new();
        for (i, (types, reads)) in types.chunks(PART).zip(reads.chunks(PART)).enumerate() {
            let part = format_ident!("__decode_{i}");
            parts.extend(quote! {
                #[inline(never)]
                fn #part #impl_generics(
                    __reader: &mut __avro::Reader<'__de>,
                ) -> ::core::result::Result<(#(#types,)*), __avro::Failure>
                #where_clause
                {
                    ::core::result::Result::Ok((#(#reads,)*))
                }
            });
            lets.extend(quote!(let #part = #part(__reader)?;));
        }
        let values = (0..members.len()).map(|i| {
            let (part, index) = (format_ident!("__decode_{}", i / PART), Index::from(i % PART));
            quote!(#part.#index)
        });
        quote!(#lets ::core::result::Result::Ok(Self { #(#members: #values),* }))
    };
    quote! {
        #parts

        #[automatically_derived]
        impl #impl_generics __avro::AvroDecode<'__de> for #ident #type_generics #where_clause {
            const MIN_LEN: ::core::primitive::usize = __avro::least(&[#(#lengths),*]);

            #[inline]
            fn decode_datum(
                __reader: &mut __avro::Reader<'__de>,
            ) -> ::core::result::Result<Self, __avro::Failure> {
                let _ = &__reader;
                #(const { #checks };)*
                #body
            }
        }
    }
}
