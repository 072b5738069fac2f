//! The code of a record: its schema as a static, its texts as constants, its codec as straight-line calls.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::{GenericParam, Generics, Lifetime, LifetimeParam, Type, spanned::Spanned};

use crate::{
    ast::{Field, Record},
    paths::{self, static_type},
    types,
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

        // Associated constants are computed when they are used; free ones, always.
        struct __Length;
        impl __Length {
            const JSON: ::core::primitive::usize = __avro::measure(__SCHEMA, __avro::Form::Json);
            const CANONICAL: ::core::primitive::usize = __avro::measure(__SCHEMA, __avro::Form::Canonical);
        }

        #[automatically_derived]
        impl #impl_generics __avro::AvroRecord for #ident #type_generics #where_clause {
            const FULL_NAME: &'static ::core::primitive::str = #full_name;
            const SCHEMA_JSON: &'static ::core::primitive::str = __avro::schema_text!(__SCHEMA, __avro::Form::Json, __Length::JSON);
            const CANONICAL_FORM: &'static ::core::primitive::str =
                __avro::schema_text!(__SCHEMA, __avro::Form::Canonical, __Length::CANONICAL);
            const FINGERPRINT: ::core::primitive::u64 = __avro::fingerprint(__SCHEMA);
        }
    }
}

fn schema_field(field: &Field<'_>, ty: &Type) -> TokenStream {
    let name = &field.name.value;
    let doc = field.doc.iter();
    let aliases = text_list(field.aliases.iter().map(|alias| alias.value.clone()));
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
        if !types::is_plain(&field.original.ty) {
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
        let tail = if next == count { quote!(tail) } else { quote!(__NEEDS[#next].plus(tail)) };
        let call = quote_spanned! {ty.span()=>
            <#ty as __avro::AvroEncode>::encode(&value.#member, room, #tail)
        };
        quote!(let room = __avro::Room::claim(#call, #tail);)
    });
    let body = match count {
        0 => quote!(let _ = (value, tail); position),
        _ => quote! {
            let room = __avro::Position::room(position, __NEEDS[0].plus(tail));
            #(#steps)*
            __avro::Room::position(room)
        },
    };
    let body_generics = with_lifetimes(&record.input.generics, ["'__s", "'__b"]);
    let (body_impl_generics, _, _) = body_generics.split_for_impl();
    quote! {
        const __NEEDS: [__avro::Need; #count] = __avro::needs([#(#lengths),*]);

        // A function of its own, which the compiler may inline or not: a place passes in registers, a room does not.
        #[inline]
        fn __encode #body_impl_generics(
            value: &#ident #type_generics,
            position: __avro::Position<'__s, '__b>,
            tail: ::core::primitive::usize,
        ) -> __avro::Position<'__s, '__b>
        #where_clause
        {
            #body
        }

        #[automatically_derived]
        impl #impl_generics __avro::AvroEncode for #ident #type_generics #where_clause {
            const MAX_LEN: ::core::primitive::usize = __avro::greatest(&[#(#lengths),*]);

            #[cfg_attr(not(debug_assertions), inline(always))]
            fn encode<'__s, '__b>(
                &self,
                room: __avro::Room<'__s, '__b>,
                tail: ::core::primitive::usize,
            ) -> __avro::Room<'__s, '__b> {
                __avro::Position::room(__encode(self, __avro::Room::position(room), tail), tail)
            }
        }
    }
}

/// Decoding is one call per field, in the order of the wire.
fn decode(record: &Record<'_>) -> TokenStream {
    let ident = &record.input.ident;
    let (_, type_generics, _) = record.input.generics.split_for_impl();
    let generics = decode_generics(&record.input.generics);
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    let members = record.fields.iter().map(|field| field.ident);
    let types: Vec<_> = record.fields.iter().map(|field| &field.original.ty).collect();
    let lengths = types.iter().map(|ty| quote_spanned!(ty.span()=> <#ty as __avro::AvroDecode<'__de>>::MIN_LEN));
    let reads = types.iter().map(|ty| quote_spanned!(ty.span()=> <#ty as __avro::AvroDecode<'__de>>::decode(reader)?));
    quote! {
        #[automatically_derived]
        impl #impl_generics __avro::AvroDecode<'__de> for #ident #type_generics #where_clause {
            const MIN_LEN: ::core::primitive::usize = __avro::least(&[#(#lengths),*]);

            #[inline]
            fn decode(
                reader: &mut __avro::Reader<'__de>,
            ) -> ::core::result::Result<Self, __avro::Failure> {
                let _ = &reader;
                ::core::result::Result::Ok(Self { #(#members: #reads),* })
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
