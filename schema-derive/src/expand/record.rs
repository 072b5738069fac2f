//! The code of a record.

mod checks;

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens as _, format_ident, quote, quote_spanned};
use syn::{Index, Type, spanned::Spanned};

use super::{
    avro_type, codec_of, codec_path,
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
    let checks = checks::of(record, &codecs);
    let (checks, used) = match is_generic(&record.named.input.generics) {
        true => checks::generic(record, &checks),
        false => (quote!(#(const _: () = #checks;)*), TokenStream::new()),
    };
    let schema = schema(record, &codecs);
    let encode = encode(record, &codecs, &used);
    let decode = decode(record, &codecs, &used);
    quote! {
        #schema
        #checks
        #encode
        #decode
    }
}

/// By what a field is written: the paths of the traits, up to the item.
struct Codec {
    span: Span,
    /// What leads to the checks of a generic type that is written.
    inside: TokenStream,
    schema: TokenStream,
    max_len: TokenStream,
    encode: TokenStream,
    min_len: TokenStream,
    decode: TokenStream,
    /// As `decode`, by a plan.
    decode_planned: TokenStream,
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
                let (min_len, decode, decode_planned) = match codec_of(&ty, generics) {
                    Some(codec) => decoder(span, &codec, &ty),
                    None => (
                        quote_spanned!(span=> <#ty as __avro::AvroDecode<'__de>>::MIN_LEN),
                        quote_spanned!(span=> <#ty as __avro::AvroDecode<'__de>>::decode_datum),
                        quote_spanned!(span=> <#ty as __avro::AvroDecode<'__de>>::decode_planned),
                    ),
                };
                Self {
                    span,
                    inside: codec_path(&mentioned),
                    schema: avro_type(&mentioned, generics),
                    max_len,
                    encode,
                    min_len,
                    decode,
                    decode_planned,
                }
            }
            Some((span, adapter, fixed_adapter)) => {
                // By a detour, as `codec_of` makes one: what is wrong with an adapter, only the schema tells.
                let codec = |adapter: &TokenStream, ty: &Type| quote_spanned!(span=> <#adapter as __avro::SchemaWith<#ty>>::Itself);
                let (fixed_codec, codec) = (codec(&fixed_adapter, &fixed), codec(&adapter, &ty));
                // Another type converts from the field's type as it is, not from what stands for it in its own schema.
                let (min_len, decode, decode_planned) = decoder(span, &codec, &ty);
                let (mentioned, inside) = match &field.adapter {
                    Some(Adapter::As(_)) => (&fixed, fixed_codec.clone()),
                    _ => (&mentioned, codec_path(&mentioned)),
                };
                Self {
                    span,
                    schema: quote_spanned!(span=> <#fixed_adapter as __avro::SchemaWith<#mentioned>>),
                    inside,
                    max_len: quote_spanned!(span=> <#fixed_codec as __avro::EncodeWith<#fixed>>::MAX_LEN),
                    encode: quote_spanned!(span=> <#codec as __avro::EncodeWith<#ty>>::encode_with),
                    min_len,
                    decode,
                    decode_planned,
                }
            }
        }
    }
}

/// What an adapter reads by: the least length, and the functions without and with a plan.
fn decoder(span: Span, codec: &TokenStream, ty: &Type) -> (TokenStream, TokenStream, TokenStream) {
    (
        quote_spanned!(span=> <#codec as __avro::DecodeWith<'__de, #ty>>::MIN_LEN),
        quote_spanned!(span=> <#codec as __avro::DecodeWith<'__de, #ty>>::decode_with),
        quote_spanned!(span=> <#codec as __avro::DecodeWith<'__de, #ty>>::decode_planned_with),
    )
}

/// The schema is a static that the type's constants point at; of a generic type, a constant for each of its arguments.
fn schema(record: &Record<'_>, codecs: &[Codec]) -> TokenStream {
    let ident = &record.named.input.ident;
    let generics = &record.named.input.generics;
    let doc_and_aliases = named::doc_and_aliases(&record.named);
    let fields = record.fields.iter().zip(codecs).enumerate();
    let (types, fields): (Vec<_>, Vec<_>) =
        fields.map(|(index, (field, codec))| schema_field(index, field, codec)).unzip();
    let error = record.is_error.then(|| quote!(.with_error())).into_iter().collect::<TokenStream>();
    let origin = quote!(::core::concat!(::core::module_path!(), "::", ::core::stringify!(#ident)));
    let texts = texts::of(&record.fields);
    if !is_generic(generics) {
        let full_name = record.named.full_name();
        let statics = quote! {
            #(#types)*
            static __RECORD: __avro::Record = __avro::Record::new(#full_name, &[#(#fields),*])
                #doc_and_aliases
                #error
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
    // Behind the codecs of the arguments, for where one has no schema, the search ends there.
    let codec = generics.type_params().fold(quote!(__avro::Own<Self>), |codec, parameter| {
        let parameter = &parameter.ident;
        quote!(<<#parameter as __avro::AvroType>::Codec as __avro::Leads<#codec>>::To)
    });
    let own_checks = quote_spanned!(ident.span()=> let () = <Self as __avro::Checks>::CHECKS;);
    quote! {
        #[automatically_derived]
        impl #impl_generics __avro::NameSource for #ident #type_generics #where_clause {
            const PIECES: &'static [__avro::NamePiece] = const { &[#(#pieces),*] };
        }

        #[automatically_derived]
        impl #impl_generics __avro::AvroType for #ident #type_generics #where_clause {
            type Codec = #codec;

            const NAME: __avro::NamePiece = __avro::NamePiece::Pieces(const { &[#(#simple_pieces),*] });
            const SCHEMA: __avro::StaticSchema = __avro::StaticSchema::new(const {
                &__avro::Node::record(const {
                    &__avro::Record::new(__avro::name_of::<Self>(), const { &[#(#fields),*] })
                        #doc_and_aliases
                        #error
                        .with_origin(#origin)
                        #texts
                })
                #properties
            });
        }

        #[automatically_derived]
        impl #impl_generics __avro::AvroRecord for #ident #type_generics #where_clause {
            const FULL_NAME: &'static ::core::primitive::str = __avro::name_of::<Self>();
            const SCHEMA_JSON: &'static ::core::primitive::str = { #own_checks __avro::json_of::<__avro::Texts<Self>>() };
            const CANONICAL_FORM: &'static ::core::primitive::str =
                { #own_checks __avro::canonical_form_of::<__avro::Texts<Self>>() };
            const FINGERPRINT: ::core::primitive::u64 = { #own_checks __avro::fingerprint_of::<__avro::Texts<Self>>() };
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

/// A field, and the constant of its type's schema where that has properties of its own.
fn schema_field(index: usize, field: &Field<'_>, codec: &Codec) -> (TokenStream, TokenStream) {
    let name = &field.name.value;
    let doc = field.doc.iter();
    let aliases = named::aliases(field.aliases.iter().map(|alias| alias.value.clone()));
    let schema = &codec.schema;
    let node = quote_spanned!(codec.span=> #schema::SCHEMA);
    let (constant, node) = field.type_properties.constant(index, node);
    let default = match &field.default {
        Some(json) => {
            let json = &json.text;
            quote!(::core::option::Option::Some(#json))
        }
        None if field.no_default.is_some() => quote!(::core::option::Option::None),
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
    let tokens = quote_spanned! {codec.span=>
        __avro::Field::new(#name, #node)
            #(.with_doc(#doc))*
            .with_default(#default)
            #aliases
            #order
            #properties
    };
    (constant, tokens)
}

/// Encoding is one call per field, each told how many bytes the next fields want promised behind it.
fn encode(record: &Record<'_>, codecs: &[Codec], checks: &TokenStream) -> TokenStream {
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
                #checks
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
fn decode(record: &Record<'_>, codecs: &[Codec], checks: &TokenStream) -> TokenStream {
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
    let planned_reads: Vec<_> = codecs
        .iter()
        .map(|codec| {
            let decode = &codec.decode_planned;
            let arguments = quote!(__reader, __plan);
            let read = quote_spanned!(codec.span=> #decode(#arguments)?);
            quote!({
                let __plan = __avro::Steps::field(__steps, __reader)?;
                #read
            })
        })
        .collect();
    let steps = quote!(__steps: &mut __avro::Steps<'_, '__de>,);
    let part = |name: &str, parameter: &TokenStream, reads: &[TokenStream]| {
        let reading = Reading { name, parameter, members: &members, types: &types, reads };
        reading.value(&impl_generics.to_token_stream(), &where_clause.to_token_stream())
    };
    let (parts, value) = part("__decode", &TokenStream::new(), &reads);
    let (planned_parts, planned_value) = part("__decode_planned", &steps, &planned_reads);
    quote! {
        #parts
        #planned_parts

        #[automatically_derived]
        impl #impl_generics __avro::AvroDecode<'__de> for #ident #type_generics #where_clause {
            const MIN_LEN: ::core::primitive::usize = __avro::least(&[#(#lengths),*]);

            #[inline]
            fn decode_datum(
                __reader: &mut __avro::Reader<'__de>,
            ) -> ::core::result::Result<Self, __avro::Failure> {
                let _ = &__reader;
                #checks
                #value
            }

            #[inline]
            fn decode_planned(
                __reader: &mut __avro::Reader<'__de>,
                __plan: __avro::Planned<'_>,
            ) -> ::core::result::Result<Self, __avro::Failure> {
                let ::core::option::Option::Some(mut __own_steps) = __avro::Planned::record(__plan, __reader)? else {
                    return <Self as __avro::AvroDecode<'__de>>::decode_datum(__reader);
                };
                let __steps = &mut __own_steps;
                let _ = &__steps;
                let __value = { #planned_value };
                __avro::Steps::end(__own_steps, __reader)?;
                __value
            }
        }
    }
}

/// How a value is put together of what is read for each field.
struct Reading<'r> {
    /// What the functions that read parts of it are called.
    name: &'r str,
    /// What they take beside the reader, which has its name where it is used.
    parameter: &'r TokenStream,
    members: &'r [&'r syn::Ident],
    types: &'r [Type],
    reads: &'r [TokenStream],
}

impl Reading<'_> {
    /// The functions that read parts of the record, and the value.
    fn value(&self, impl_generics: &TokenStream, where_clause: &TokenStream) -> (TokenStream, TokenStream) {
        let Self { name, parameter, members, types, reads } = self;
        if members.len() <= WHOLE {
            let value = quote!(::core::result::Result::Ok(Self { #(#members: #reads),* }));
            return (TokenStream::new(), value);
        }
        let argument = if parameter.is_empty() { TokenStream::new() } else { quote!(, __steps) };
        let (mut parts, mut lets) = (TokenStream::new(), TokenStream::new());
        for (i, (types, reads)) in types.chunks(PART).zip(reads.chunks(PART)).enumerate() {
            let part = format_ident!("{name}_{i}");
            parts.extend(quote! {
                #[inline(never)]
                fn #part #impl_generics(
                    __reader: &mut __avro::Reader<'__de>,
                    #parameter
                ) -> ::core::result::Result<(#(#types,)*), __avro::Failure>
                #where_clause
                {
                    ::core::result::Result::Ok((#(#reads,)*))
                }
            });
            lets.extend(quote!(let #part = #part(__reader #argument)?;));
        }
        let values = (0..members.len()).map(|i| {
            let (part, index) = (format_ident!("{name}_{}", i / PART), Index::from(i % PART));
            quote!(#part.#index)
        });
        (parts, quote!(#lets ::core::result::Result::Ok(Self { #(#members: #values),* })))
    }
}
