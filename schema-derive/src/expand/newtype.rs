//! The code of a transparent type: all is done by what it holds.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::{Type, spanned::Spanned};

use super::{
    codec::{avro_type, codec_of, codec_path},
    generics::bounded,
};
use crate::{ast::Newtype, null::Nulls, paths};

pub(crate) fn transparent(newtype: &Newtype<'_>) -> TokenStream {
    let (ident, generics) = (&newtype.input.ident, &newtype.input.generics);
    let (_, type_generics, where_clause) = generics.split_for_impl();
    let type_bounded = bounded(generics, &quote!(__avro::AvroType));
    let (type_impl_generics, _, _) = type_bounded.split_for_impl();
    let encode_bounded = bounded(generics, &quote!(__avro::AvroEncode));
    let (impl_generics, _, _) = encode_bounded.split_for_impl();
    let decode_generics = super::decode_generics(generics);
    let (decode_impl_generics, _, _) = decode_generics.split_for_impl();
    let member = &newtype.member;
    let ty = paths::without_self(newtype.ty, ident, generics);
    let avro_type = avro_type(&ty, generics);
    let (inner_codec, codec) = (codec_path(&ty), codec_of(&ty, generics).unwrap_or_else(|| quote!(__avro::Same)));
    let encode_with = quote_spanned!(ty.span()=> <#codec as __avro::EncodeWith<#ty>>);
    let decode_with = quote_spanned!(ty.span()=> <#codec as __avro::DecodeWith<'__de, #ty>>);
    if let Some(nulls) = &newtype.nulls {
        return with_null_last(newtype, nulls, &ty);
    }
    let schemas = match newtype.type_properties.is_empty() {
        true => quote! {
            const SCHEMA: __avro::StaticSchema = #avro_type::SCHEMA;
            const OPTION_SCHEMA: __avro::StaticSchema = #avro_type::OPTION_SCHEMA;
            const OPTION_SCHEMA_NULL_LAST: __avro::StaticSchema = #avro_type::OPTION_SCHEMA_NULL_LAST;
        },
        // What is around it is made of it.
        false => {
            // In a constant block, a type has no lifetimes.
            let ty = paths::static_type(newtype.ty, ident, generics);
            let avro_type = super::codec::avro_type(&ty, generics);
            let schema = newtype.type_properties.tokens(&quote!(#avro_type::SCHEMA));
            quote!(const SCHEMA: __avro::StaticSchema = #schema;)
        }
    };
    quote! {
        #[automatically_derived]
        impl #type_impl_generics __avro::AvroType for #ident #type_generics #where_clause {
            type Codec = #inner_codec;

            #schemas
            const DEFAULT: ::core::option::Option<&'static ::core::primitive::str> = #avro_type::DEFAULT;
            const NAME: __avro::NamePiece = #avro_type::NAME;
            const MIN_LEN: ::core::primitive::usize = #avro_type::MIN_LEN;
            const MAX_LEN: ::core::primitive::usize = #avro_type::MAX_LEN;
        }

        #[automatically_derived]
        impl #impl_generics __avro::AvroEncode for #ident #type_generics #where_clause {
            #[cfg_attr(not(debug_assertions), inline(always))]
            fn encode_datum<'__s, '__b>(
                &self,
                __out: __avro::Reserved<'__s, '__b>,
                __tail: ::core::primitive::usize,
            ) -> __avro::Reserved<'__s, '__b> {
                #encode_with::encode_with(&self.#member, __out, __tail)
            }

            #[cfg_attr(not(debug_assertions), inline(always))]
            fn encode_option<'__s, '__b>(
                __value: ::core::option::Option<&Self>,
                __null: __avro::Null,
                __out: __avro::Reserved<'__s, '__b>,
                __tail: ::core::primitive::usize,
            ) -> __avro::Reserved<'__s, '__b> {
                let __value = match __value {
                    ::core::option::Option::Some(__value) => ::core::option::Option::Some(&__value.#member),
                    ::core::option::Option::None => ::core::option::Option::None,
                };
                #encode_with::encode_option_with(__value, __null, __out, __tail)
            }
        }

        #[automatically_derived]
        impl #decode_impl_generics __avro::AvroDecode<'__de> for #ident #type_generics #where_clause {
            #[cfg_attr(not(debug_assertions), inline(always))]
            fn decode_datum(
                __reader: &mut __avro::Reader<'__de>,
            ) -> ::core::result::Result<Self, __avro::Failure> {
                ::core::result::Result::Ok(Self { #member: #decode_with::decode_with(__reader)? })
            }

            #[inline]
            fn decode_option(
                __reader: &mut __avro::Reader<'__de>,
                __null: __avro::Null,
            ) -> ::core::result::Result<::core::option::Option<Self>, __avro::Failure> {
                ::core::result::Result::Ok(match #decode_with::decode_option_with(__reader, __null)? {
                    ::core::option::Option::Some(__value) => {
                        ::core::option::Option::Some(Self { #member: __value })
                    }
                    ::core::option::Option::None => ::core::option::Option::None,
                })
            }

            #[inline]
            fn decode_planned(
                __reader: &mut __avro::Reader<'__de>,
                __plan: __avro::PlanCursor<'_>,
            ) -> ::core::result::Result<Self, __avro::Failure> {
                ::core::result::Result::Ok(Self { #member: #decode_with::decode_planned_with(__reader, __plan)? })
            }

            #[inline]
            fn decode_option_planned(
                __reader: &mut __avro::Reader<'__de>,
                __plan: __avro::PlanCursor<'_>,
                __null: __avro::Null,
            ) -> ::core::result::Result<::core::option::Option<Self>, __avro::Failure> {
                ::core::result::Result::Ok(match #decode_with::decode_option_planned_with(__reader, __plan, __null)? {
                    ::core::option::Option::Some(__value) => {
                        ::core::option::Option::Some(Self { #member: __value })
                    }
                    ::core::option::Option::None => ::core::option::Option::None,
                })
            }

            fn decode_raw(__bytes: &'__de [::core::primitive::u8]) -> ::core::option::Option<Self> {
                match #decode_with::decode_raw_with(__bytes) {
                    ::core::option::Option::Some(__value) => {
                        ::core::option::Option::Some(Self { #member: __value })
                    }
                    ::core::option::Option::None => ::core::option::Option::None,
                }
            }
        }
    }
}

/// Where null is last, it is not as what it holds: the field's codec writes it, and what is around it is made of its schema.
fn with_null_last(newtype: &Newtype<'_>, nulls: &Nulls, ty: &Type) -> TokenStream {
    let (ident, generics, member) = (&newtype.input.ident, &newtype.input.generics, &newtype.member);
    let (_, type_generics, where_clause) = generics.split_for_impl();
    let type_bounded = bounded(generics, &quote!(__avro::AvroType));
    let (type_impl_generics, _, _) = type_bounded.split_for_impl();
    let encode_bounded = bounded(generics, &quote!(__avro::AvroEncode));
    let (impl_generics, _, _) = encode_bounded.split_for_impl();
    let decode_generics = super::decode_generics(generics);
    let (decode_impl_generics, _, _) = decode_generics.split_for_impl();
    let (span, adapter, inner_codec) = (nulls.span(), nulls.adapter(None), codec_path(ty));
    let codec = quote_spanned!(span=> <__avro::As<#adapter> as __avro::Adapter<#ty>>::Codec);
    let schema_with = quote_spanned!(span=> <#codec as __avro::SchemaWith<#ty>>);
    let encode_with = quote_spanned!(span=> <#codec as __avro::EncodeWith<#ty>>);
    let decode_with = quote_spanned!(span=> <#codec as __avro::DecodeWith<'__de, #ty>>);
    let schema = newtype.type_properties.tokens(&quote!(#schema_with::SCHEMA));
    let avro_type = avro_type(ty, generics);
    quote! {
        #[automatically_derived]
        impl #type_impl_generics __avro::AvroType for #ident #type_generics #where_clause {
            type Codec = #inner_codec;

            const SCHEMA: __avro::StaticSchema = #schema;
            const DEFAULT: ::core::option::Option<&'static ::core::primitive::str> = #schema_with::DEFAULT;
            const NAME: __avro::NamePiece = #avro_type::NAME;
            const MIN_LEN: ::core::primitive::usize = #schema_with::MIN_LEN;
            const MAX_LEN: ::core::primitive::usize = #schema_with::MAX_LEN;
        }

        #[automatically_derived]
        impl #impl_generics __avro::AvroEncode for #ident #type_generics #where_clause {
            #[cfg_attr(not(debug_assertions), inline(always))]
            fn encode_datum<'__s, '__b>(
                &self,
                __out: __avro::Reserved<'__s, '__b>,
                __tail: ::core::primitive::usize,
            ) -> __avro::Reserved<'__s, '__b> {
                #encode_with::encode_with(&self.#member, __out, __tail)
            }
        }

        #[automatically_derived]
        impl #decode_impl_generics __avro::AvroDecode<'__de> for #ident #type_generics #where_clause {
            #[cfg_attr(not(debug_assertions), inline(always))]
            fn decode_datum(
                __reader: &mut __avro::Reader<'__de>,
            ) -> ::core::result::Result<Self, __avro::Failure> {
                ::core::result::Result::Ok(Self { #member: #decode_with::decode_with(__reader)? })
            }

            #[inline]
            fn decode_planned(
                __reader: &mut __avro::Reader<'__de>,
                __plan: __avro::PlanCursor<'_>,
            ) -> ::core::result::Result<Self, __avro::Failure> {
                ::core::result::Result::Ok(Self { #member: #decode_with::decode_planned_with(__reader, __plan)? })
            }
        }
    }
}
