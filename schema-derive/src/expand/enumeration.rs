//! The code of an enum.

use proc_macro2::TokenStream;
use quote::quote;

use super::named;
use crate::ast::Enumeration;

pub(crate) fn enumeration(enumeration: &Enumeration<'_>) -> TokenStream {
    let ident = &enumeration.named.input.ident;
    let (impl_generics, type_generics, where_clause) = enumeration.named.input.generics.split_for_impl();
    let decode_generics = super::decode_generics(&enumeration.named.input.generics);
    let (decode_impl_generics, _, _) = decode_generics.split_for_impl();
    let full_name = enumeration.named.full_name();
    let symbols: Vec<_> = enumeration.symbols.iter().map(|symbol| &symbol.name.value).collect();
    let default = enumeration.symbols.iter().find(|symbol| symbol.default.is_some()).map(|symbol| &symbol.name.value);
    let default = default.into_iter();
    let doc_and_aliases = named::doc_and_aliases(&enumeration.named);
    let statics = quote! {
        static __ENUM: __avro::Enum = __avro::Enum::new(#full_name, &[#(__avro::Text::new(#symbols)),*])
            #(.with_default(#default))*
            #doc_and_aliases;
    };
    let node = quote!(__avro::Node::enumeration(&__ENUM));
    let lengths = quote! {
        const MAX_LEN: ::core::primitive::usize = <::core::primitive::i32 as __avro::AvroType>::MAX_LEN;
    };
    let schema = named::schema(&enumeration.named, &statics, &node, "AvroEnum", &lengths);
    let variants: Vec<_> = enumeration.symbols.iter().map(|symbol| symbol.ident).collect();
    let count = variants.len();
    let indexes = 0..count;
    let (first, others) = (variants[0], &variants[1..]);
    let other_indexes = 1..count;
    quote! {
        #schema

        #[automatically_derived]
        impl #impl_generics __avro::AvroEncode for #ident #type_generics #where_clause {
            #[cfg_attr(not(debug_assertions), inline(always))]
            fn encode_datum<'__s, '__b>(
                &self,
                __out: __avro::Reserved<'__s, '__b>,
                _: ::core::primitive::usize,
            ) -> __avro::Reserved<'__s, '__b> {
                __avro::Reserved::symbol(__out, match self { #(Self::#variants => #indexes),* })
            }
        }

        #[automatically_derived]
        impl #decode_impl_generics __avro::AvroDecode<'__de> for #ident #type_generics #where_clause {
            #[cfg_attr(not(debug_assertions), inline(always))]
            fn decode_datum(
                __reader: &mut __avro::Reader<'__de>,
            ) -> ::core::result::Result<Self, __avro::Failure> {
                __avro::Reader::symbol(__reader, #count).map(__symbol)
            }

            #[inline]
            fn decode_planned(
                __reader: &mut __avro::Reader<'__de>,
                __plan: __avro::PlanCursor<'_>,
            ) -> ::core::result::Result<Self, __avro::Failure> {
                __avro::PlanCursor::symbol(__plan, __reader, #count).map(__symbol)
            }
        }

        #[cfg_attr(not(debug_assertions), inline(always))]
        fn __symbol #impl_generics(__index: ::core::primitive::usize) -> #ident #type_generics #where_clause {
            match __index {
                #(#other_indexes => #ident::#others,)*
                _ => #ident::#first,
            }
        }
    }
}
