//! The code of a record: its schema as a static, its texts as constants, its codec as straight-line calls.

use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::{GenericParam, Generics, Index, Lifetime, LifetimeParam, Type, spanned::Spanned};

use crate::{
    ast::{Field, Record},
    paths::{self, static_type},
    texts,
};

pub(crate) fn record(record: &Record<'_>, runtime: &TokenStream) -> TokenStream {
    let statics: Vec<Type> = record
        .fields
        .iter()
        .map(|field| static_type(&field.original.ty, &record.input.ident, &record.input.generics))
        .collect();
    let schema = schema(record, &statics);
    let checks = checks(record);
    let encode = encode(record, &statics);
    let decode = decode(record);
    quote! {
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
            use #runtime::__private as __avro;

            #schema
            #checks
            #encode
            #decode
        };
    }
}

/// The schema is a static that the type's constants point at. The static is not generic: each lifetime is `'static`.
fn schema(record: &Record<'_>, statics: &[Type]) -> TokenStream {
    let ident = &record.input.ident;
    let (impl_generics, type_generics, where_clause) = record.input.generics.split_for_impl();
    let full_name = record.full_name();
    let doc = record.doc.iter();
    let aliases = text_list(record.full_aliases());
    let fields = record.fields.iter().zip(statics).map(|(field, ty)| schema_field(field, ty));
    quote! {
        static __NODE: __avro::Node = __avro::Node::record(&__RECORD);
        static __RECORD: __avro::Record = __avro::Record::new(#full_name, &[#(#fields),*])
            #(.with_doc(#doc))*
            #aliases
            .with_origin(::core::concat!(::core::module_path!(), "::", ::core::stringify!(#ident)));
        const __SCHEMA: __avro::StaticSchema = __avro::StaticSchema::new(&__NODE);

        #[automatically_derived]
        impl #impl_generics __avro::AvroType for #ident #type_generics #where_clause {
            const SCHEMA: __avro::StaticSchema = __SCHEMA;
        }

        #[automatically_derived]
        impl #impl_generics __avro::AvroRecord for #ident #type_generics #where_clause {
            const FULL_NAME: &'static ::core::primitive::str = #full_name;
        }
    }
}

fn schema_field(field: &Field<'_>, ty: &Type) -> TokenStream {
    let name = &field.name.value;
    let doc = field.doc.iter();
    let aliases = text_list(field.aliases.iter().map(|alias| alias.value.clone()));
    let texts = texts::of(field);
    let default = match &field.default {
        Some(json) => {
            let json = &json.text;
            quote!(::core::option::Option::Some(#json))
        }
        None => quote!(<#ty as __avro::AvroType>::DEFAULT),
    };
    quote_spanned! {ty.span()=>
        __avro::Field::new(#name, <#ty as __avro::AvroType>::SCHEMA)
            #(.with_doc(#doc))*
            .with_default(#default)
            #aliases
            #texts
    }
}

fn text_list(texts: impl Iterator<Item = String>) -> TokenStream {
    let texts: Vec<_> = texts.collect();
    if texts.is_empty() {
        return TokenStream::new();
    }
    quote!(.with_aliases(&[#(__avro::Text::new(#texts)),*]))
}

/// What needs the finished schema, each check a constant with the span of the tokens it is about.
fn checks(record: &Record<'_>) -> TokenStream {
    let check = |span: Span, name: &str, index: usize| {
        let name = syn::Ident::new(name, span);
        quote_spanned!(span=> const _: () = __avro::#name(__SCHEMA, #index);)
    };
    let mut checks = TokenStream::new();
    for (index, field) in record.fields.iter().enumerate() {
        if let Some(default) = &field.default {
            checks.extend(check(default.tokens.span(), "assert_default", index));
        }
        if texts::shape(&field.original.ty).is_none() {
            checks.extend(check(field.original.ty.span(), "assert_unions", index));
        }
    }
    checks
}

/// Encoding is one call per field, each told how many bytes the next fields want promised behind it.
fn encode(record: &Record<'_>, statics: &[Type]) -> TokenStream {
    let ident = &record.input.ident;
    let (impl_generics, type_generics, where_clause) = record.input.generics.split_for_impl();
    let lengths: Vec<_> =
        statics.iter().map(|ty| quote_spanned!(ty.span()=> <#ty as __avro::AvroEncode>::MAX_LEN)).collect();
    let count = lengths.len();
    let steps = record.fields.iter().enumerate().map(|(index, field)| {
        let (member, next) = (field.ident, index + 1);
        let ty = paths::without_self(&field.original.ty, &record.input.ident, &record.input.generics);
        let tail = if next == count { quote!(__tail) } else { quote!(__NEEDS[#next].plus(__tail)) };
        let call = quote_spanned! {ty.span()=>
            <#ty as __avro::AvroEncode>::encode_datum(&__value.#member, __room, #tail)
        };
        quote!(let __room = __avro::Room::claim(#call, #tail);)
    });
    let body = match count {
        0 => quote!(let _ = (__value, __tail); __position),
        _ => quote! {
            let __room = __avro::Position::room(__position, __NEEDS[0].plus(__tail));
            #(#steps)*
            __avro::Room::position(__room)
        },
    };
    let body_generics = with_lifetimes(&record.input.generics, ["'__s", "'__b"]);
    let (body_impl_generics, _, _) = body_generics.split_for_impl();
    quote! {
        const __NEEDS: [__avro::Need; #count] = __avro::needs([#(#lengths),*]);

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
fn decode(record: &Record<'_>) -> TokenStream {
    let ident = &record.input.ident;
    let (_, type_generics, _) = record.input.generics.split_for_impl();
    let generics = decode_generics(&record.input.generics);
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    let members: Vec<_> = record.fields.iter().map(|field| field.ident).collect();
    let types: Vec<_> = record
        .fields
        .iter()
        .map(|field| paths::without_self(&field.original.ty, ident, &record.input.generics))
        .collect();
    let lengths = types.iter().map(|ty| quote_spanned!(ty.span()=> <#ty as __avro::AvroDecode<'__de>>::MIN_LEN));
    let reads: Vec<_> = types
        .iter()
        .map(|ty| quote_spanned!(ty.span()=> <#ty as __avro::AvroDecode<'__de>>::decode_datum(__reader)?))
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
                #body
            }
        }
    }
}

/// The type's generics with the lifetime of the datum, which outlives all that is borrowed from it.
pub(crate) fn decode_generics(generics: &Generics) -> Generics {
    let mut decode = with_lifetimes(generics, ["'__de"]);
    let borrowed = generics.lifetimes().map(|lifetime| lifetime.lifetime.clone());
    if let Some(datum) = decode.lifetimes_mut().next() {
        datum.bounds.extend(borrowed);
    }
    decode
}

fn with_lifetimes<const N: usize>(generics: &Generics, lifetimes: [&str; N]) -> Generics {
    let mut generics = generics.clone();
    for (i, lifetime) in lifetimes.into_iter().enumerate() {
        let parameter = LifetimeParam::new(Lifetime::new(lifetime, Span::call_site()));
        generics.params.insert(i, GenericParam::Lifetime(parameter));
    }
    generics
}
