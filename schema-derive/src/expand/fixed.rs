//! The code of a fixed.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

use super::named;
use crate::{
    ast::Fixed,
    logical::{Conversion, Logical},
    spans::respanned,
};

pub(crate) fn fixed(fixed: &Fixed<'_>) -> TokenStream {
    let ident = &fixed.named.input.ident;
    let (impl_generics, type_generics, where_clause) = fixed.named.input.generics.split_for_impl();
    let decode_generics = super::decode_generics(&fixed.named.input.generics);
    let (decode_impl_generics, _, _) = decode_generics.split_for_impl();
    let full_name = fixed.named.full_name();
    let bytes = fixed.bytes;
    let size = quote_spanned!(bytes.span()=> <#bytes as __avro::FixedBytes>::SIZE);
    let doc_and_aliases = named::doc_and_aliases(&fixed.named);
    let statics = quote! {
        static __FIXED: __avro::Fixed = __avro::Fixed::new(#full_name, #size) #doc_and_aliases;
    };
    let lengths = quote! {
        const MIN_LEN: ::core::primitive::usize = #size;
        const MAX_LEN: ::core::primitive::usize = #size;
    };
    let node = quote!(__avro::Node::fixed(&__FIXED));
    let schema = named::schema(&fixed.named, &statics, &node, "AvroFixed", &lengths);
    let logical = fixed.logical.as_ref().map(|logical| self::logical(fixed, logical));
    quote! {
        #schema
        #logical

        #[automatically_derived]
        impl #impl_generics __avro::AvroEncode for #ident #type_generics #where_clause {
            #[cfg_attr(not(debug_assertions), inline(always))]
            fn encode_datum<'__s, '__b>(
                &self,
                __out: __avro::Reserved<'__s, '__b>,
                _: ::core::primitive::usize,
            ) -> __avro::Reserved<'__s, '__b> {
                <#bytes as __avro::FixedBytes>::encode(&self.0, __out)
            }
        }

        #[automatically_derived]
        impl #decode_impl_generics __avro::AvroDecode<'__de> for #ident #type_generics #where_clause {
            #[cfg_attr(not(debug_assertions), inline(always))]
            fn decode_datum(
                __reader: &mut __avro::Reader<'__de>,
            ) -> ::core::result::Result<Self, __avro::Failure> {
                <#bytes as __avro::FixedBytes>::decode(__reader).map(Self)
            }

            #[cfg_attr(not(debug_assertions), inline(always))]
            fn decode_planned(
                __reader: &mut __avro::Reader<'__de>,
                __plan: __avro::PlanCursor<'_>,
            ) -> ::core::result::Result<Self, __avro::Failure> {
                <#bytes as __avro::FixedBytes>::decode_planned(__reader, __plan).map(Self)
            }
        }
    }
}

/// That the size fits the logical type, and what the fixed stands for by it.
fn logical(fixed: &Fixed<'_>, logical: &Logical) -> TokenStream {
    let ident = &fixed.named.input.ident;
    let span = logical.name.span();
    let check = syn::Ident::new("assert_logical_type", span);
    let check = quote_spanned!(span=> const _: () = __avro::#check(__SCHEMA););
    let Conversion { checks, parameters, value, error, write, read } = logical.conversion();
    let bytes = fixed.bytes.span();
    let checks = checks.map(|checks| respanned(checks, span)).map(|checks| quote!(const CHECKS: () = #checks;));
    let (write, read) = (respanned(write, bytes), respanned(read, bytes));
    quote! {
        #check

        #[automatically_derived]
        impl<#parameters> __avro::AvroAs<#value> for #ident {
            type Error = #error;
            #checks

            #[inline]
            fn try_from_value(__value: &#value) -> ::core::result::Result<Self, #error> {
                ::core::result::Result::Ok(Self(#write))
            }

            #[inline]
            fn try_into_value(self) -> ::core::result::Result<#value, #error> {
                #read
            }
        }
    }
}
