//! The code of a record.

mod checks;
mod fields;

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens as _, format_ident, quote, quote_spanned};
use syn::{Index, Type, spanned::Spanned};

use super::{
    adapted, avro_type, codec_of, codec_path,
    generics::{is_generic, with_lifetimes},
    named,
};
use crate::{
    ast::{Adapter, Field, Record},
    field_range::FieldRange,
    paths::{self, static_type},
    types,
};
use fields::{bounded, decode_generics};

pub(crate) fn record(record: &Record<'_>) -> TokenStream {
    let codecs: Vec<_> = record.fields.iter().map(|field| Codec::new(field, record)).collect();
    let checks = checks::of(record, &codecs);
    let (checks, used) = match is_generic(&record.generics) {
        true => checks::generic(record, &checks),
        false => (quote!(#(const _: () = #checks;)*), TokenStream::new()),
    };
    let schema = schema(record, &codecs);
    let encode = encode(record, &codecs, &used);
    let decode = decode(record, &codecs, &used);
    let flatten = fields::flatten(record);
    quote! {
        #schema
        #flatten
        #checks
        #encode
        #decode
    }
}

/// Where the fields stand in the schema, with the spans of their names.
pub(crate) fn ranges(record: &Record<'_>) -> Vec<FieldRange> {
    fields::ranges(record, |field| field.name.tokens.span())
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
    /// As `decode`, by the next steps of a plan: of a flattened field.
    decode_fields: Option<TokenStream>,
}

impl Codec {
    fn new(field: &Field<'_>, record: &Record<'_>) -> Self {
        let (ident, generics) = (&record.named.input.ident, &record.generics);
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
        let by = |span: Span, adapter: &TokenStream| quote_spanned!(span=> __avro::As<#adapter>);
        let adapters = match &field.adapter {
            None => None,
            Some(Adapter::Null(nulls, stands)) => {
                let stands = stands.as_deref();
                let plain = stands.map(|ty| paths::without_self(ty, ident, generics));
                let fixed = stands.map(in_static);
                let span = stands.map_or_else(|| nulls.span(), Spanned::span);
                Some((span, by(span, &nulls.adapter(plain.as_ref())), by(span, &nulls.adapter(fixed.as_ref()))))
            }
            Some(Adapter::Json(key)) => {
                let (span, json) = (key.span(), quote_spanned!(key.span()=> __avro::Json));
                let is_option = types::is_option(&field.original.ty);
                let json = if is_option { quote_spanned!(span=> __avro::Optional<#json>) } else { json };
                Some((span, by(span, &json), by(span, &json)))
            }
            Some(Adapter::Flatten) => {
                let flat = quote_spanned!(ty.span()=> __avro::Flat);
                Some((ty.span(), flat.clone(), flat))
            }
            Some(Adapter::As(other)) => {
                let plain = types::adapter(&paths::without_self(other, ident, generics));
                let fixed = types::adapter(&in_static(other));
                let span = other.span();
                Some((span, by(span, &plain.to_token_stream()), by(span, &fixed.to_token_stream())))
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
                    decode_fields: None,
                }
            }
            Some((span, adapter, fixed_adapter)) => {
                let (fixed_codec, codec) = (adapted(&fixed_adapter, &fixed, span), adapted(&adapter, &ty, span));
                // Another type converts from the field's type as it is, not from what stands for it in its own schema.
                let (min_len, decode, decode_planned) = decoder(span, &codec, &ty);
                let stands = field.stands().is_some();
                let (mentioned, by, inside) = match stands || matches!(field.adapter, Some(Adapter::Json(_))) {
                    true => (&fixed, fixed_codec.clone(), fixed_codec.clone()),
                    false => (&mentioned, adapted(&fixed_adapter, &mentioned, span), codec_path(&mentioned)),
                };
                let by_steps =
                    || quote_spanned!(span=> <#codec as __avro::DecodeFieldsWith<'__de, #ty>>::decode_fields_with);
                Self {
                    span,
                    decode_fields: field.is_flattened().then(by_steps),
                    schema: quote_spanned!(span=> <#by as __avro::SchemaWith<#mentioned>>),
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
    let generics = &record.generics;
    let doc_and_aliases = named::doc_and_aliases(&record.named);
    let error = record.is_error.then(|| quote!(.with_error())).into_iter().collect::<TokenStream>();
    let origin = quote!(::core::concat!(::core::module_path!(), "::", ::core::stringify!(#ident)));
    if !is_generic(generics) {
        let full_name = record.named.full_name();
        let (parts, new, texts) = fields::new(record, codecs, &quote!(#full_name));
        let statics = quote! {
            #parts
            static __RECORD: __avro::Record = #new
                #doc_and_aliases
                #error
                .with_origin(#origin)
                #texts;
        };
        return named::schema(&record.named, &statics, &quote!(__avro::Node::record(&__RECORD)), "AvroRecord");
    }
    let (parts, new, texts) = fields::new(record, codecs, &quote!(__avro::name_of::<Self>()));
    let generics = bounded(record, &quote!(__avro::AvroType));
    let (impl_generics, type_generics, where_clause) = generics.split_for_impl();
    let pieces = named::name_pieces(&record.named.full_name());
    let simple_pieces = named::name_pieces(&record.named.name.value);
    let properties = named::node_properties(&record.named);
    let marker = marker(record, &generics);
    // Behind the codecs of the arguments, for where one has no schema, the search ends there.
    let codec = record.named.parameters.iter().fold(
        quote!(__avro::Same<Self>),
        |codec, parameter| quote!(<<#parameter as __avro::AvroType>::Codec as __avro::IfKnown<#codec>>::Type),
    );
    let own_checks = quote_spanned!(ident.span()=> let () = <Self as __avro::Checks>::CHECKS;);
    quote! {
        #parts

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
                    &#new
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
            type Codec = __avro::Same;

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

/// Encoding is one call per field, each with the number of bytes to reserve for the next fields.
fn encode(record: &Record<'_>, codecs: &[Codec], checks: &TokenStream) -> TokenStream {
    let ident = &record.named.input.ident;
    let generics = bounded(record, &quote!(__avro::AvroEncode));
    let (impl_generics, type_generics, where_clause) = generics.split_for_impl();
    let lengths: Vec<_> = codecs.iter().map(|codec| &codec.max_len).collect();
    let count = lengths.len();
    let (hints, hints_item) = match is_generic(&generics) {
        true => (
            quote!(<#ident #type_generics as __avro::SizeHints>::SIZE_HINTS),
            quote! {
                #[automatically_derived]
                impl #impl_generics __avro::SizeHints for #ident #type_generics #where_clause {
                    const SIZE_HINTS: &'static [__avro::SizeHint] = const { &__avro::size_hints([#(#lengths),*]) };
                }
            },
        ),
        false => (
            quote!(__SIZE_HINTS),
            quote!(const __SIZE_HINTS: &[__avro::SizeHint; #count] = &__avro::size_hints([#(#lengths),*]);),
        ),
    };
    let steps = record.fields.iter().zip(codecs).enumerate().map(|(index, (field, codec))| {
        let (member, next) = (field.ident, index + 1);
        let tail = if next == count { quote!(__tail) } else { quote!(#hints[#next].plus(__tail)) };
        let encode = &codec.encode;
        // Locals of a span that comes from a macro of the user's would be that macro's.
        let (value, out) = (quote!(&__value.#member), quote!(__out));
        let call = quote_spanned!(codec.span=> #encode(#value, #out, #tail));
        quote!(let __out = __avro::Reserved::reserve(#call, #tail);)
    });
    let body = match count {
        0 => quote!(let _ = (__value, __tail); __cursor),
        _ => quote! {
            let __out = __avro::Cursor::reserve(__cursor, #hints[0].plus(__tail));
            #(#steps)*
            __avro::Reserved::cursor(__out)
        },
    };
    let body_generics = with_lifetimes(&generics, ["'__s", "'__b"]);
    let (body_impl_generics, _, _) = body_generics.split_for_impl();
    quote! {
        #hints_item

        // A function of its own, which the compiler may inline or not: a cursor passes in registers, `Reserved` does not.
        #[inline]
        fn __encode #body_impl_generics(
            __value: &#ident #type_generics,
            __cursor: __avro::Cursor<'__s, '__b>,
            __tail: ::core::primitive::usize,
        ) -> __avro::Cursor<'__s, '__b>
        #where_clause
        {
            #body
        }

        #[automatically_derived]
        impl #impl_generics __avro::AvroEncode for #ident #type_generics #where_clause {
            const MAX_LEN: ::core::primitive::usize = __avro::max_len(&[#(#lengths),*]);

            #[cfg_attr(not(debug_assertions), inline(always))]
            fn encode_datum<'__s, '__b>(
                &self,
                __out: __avro::Reserved<'__s, '__b>,
                __tail: ::core::primitive::usize,
            ) -> __avro::Reserved<'__s, '__b> {
                #checks
                __avro::Cursor::reserve(__encode(self, __avro::Reserved::cursor(__out), __tail), __tail)
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
    let (ident, generics) = (&record.named.input.ident, &record.generics);
    let (_, type_generics, _) = generics.split_for_impl();
    let decode_generics = decode_generics(record);
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
            if let Some(decode) = &codec.decode_fields {
                let arguments = quote!(__reader, __steps);
                return quote_spanned!(codec.span=> #decode(#arguments)?);
            }
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
    let skipped: Vec<_> = record.skipped.iter().map(|skipped| fields::absent(skipped, record)).collect();
    let part = |name: &str, parameter: &TokenStream, reads: &[TokenStream]| {
        let reading = Reading { name, parameter, members: &members, types: &types, reads, skipped: &skipped };
        reading.value(&impl_generics.to_token_stream(), &where_clause.to_token_stream())
    };
    let (parts, value) = part("__decode", &TokenStream::new(), &reads);
    let (planned_parts, planned_value) = part("__decode_planned", &steps, &planned_reads);
    quote! {
        #parts
        #planned_parts

        #[automatically_derived]
        impl #impl_generics __avro::AvroDecode<'__de> for #ident #type_generics #where_clause {
            const MIN_LEN: ::core::primitive::usize = __avro::min_len(&[#(#lengths),*]);

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
                __plan: __avro::PlanCursor<'_>,
            ) -> ::core::result::Result<Self, __avro::Failure> {
                let ::core::option::Option::Some(mut __steps) = __avro::PlanCursor::record(__plan, __reader)? else {
                    return <Self as __avro::AvroDecode<'__de>>::decode_datum(__reader);
                };
                let __value = <Self as __avro::AvroDecode<'__de>>::decode_steps(__reader, &mut __steps)?;
                __avro::Steps::end(__steps, __reader)?;
                ::core::result::Result::Ok(__value)
            }

            #[cfg_attr(not(debug_assertions), inline(always))]
            fn decode_steps(
                __reader: &mut __avro::Reader<'__de>,
                __steps: &mut __avro::Steps<'_, '__de>,
            ) -> ::core::result::Result<Self, __avro::Failure> {
                let _ = (&__reader, &__steps);
                #planned_value
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
    /// The members that are not read, with their values.
    skipped: &'r [TokenStream],
}

impl Reading<'_> {
    /// The functions that read parts of the record, and the value.
    fn value(&self, impl_generics: &TokenStream, where_clause: &TokenStream) -> (TokenStream, TokenStream) {
        let Self { name, parameter, members, types, reads, skipped } = self;
        if members.len() <= WHOLE {
            let value = quote!(::core::result::Result::Ok(Self { #(#members: #reads,)* #(#skipped,)* }));
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
        (parts, quote!(#lets ::core::result::Result::Ok(Self { #(#members: #values,)* #(#skipped,)* })))
    }
}
