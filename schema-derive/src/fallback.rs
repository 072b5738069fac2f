//! Stubs of the impls, beside the errors: so that what uses the type is not refused as well.

use proc_macro2::TokenStream;
use quote::quote;
use syn::DeriveInput;

use crate::expand::decode_generics;

pub(crate) fn record(input: &DeriveInput, runtime: &TokenStream, errors: Result<(), TokenStream>) -> TokenStream {
    let errors = errors.err();
    let ident = &input.ident;
    let (impl_generics, type_generics, where_clause) = input.generics.split_for_impl();
    let decode_generics = decode_generics(&input.generics);
    let (decode_impl_generics, _, _) = decode_generics.split_for_impl();
    quote! {
        #errors
        #[doc(hidden)]
        #[allow(deprecated)]
        const _: () = {
            use #runtime::__private as __avro;

            static __NODE: __avro::Node = __avro::Node::record(&__RECORD);
            static __RECORD: __avro::Record = __avro::Record::new(::core::stringify!(#ident), &[]);

            #[automatically_derived]
            impl #impl_generics __avro::AvroType for #ident #type_generics #where_clause {
                const SCHEMA: __avro::StaticSchema = __avro::StaticSchema::new(&__NODE);
            }

            #[automatically_derived]
            impl #impl_generics __avro::AvroRecord for #ident #type_generics #where_clause {
                const FULL_NAME: &'static ::core::primitive::str = "";
            }

            #[automatically_derived]
            impl #impl_generics __avro::AvroEncode for #ident #type_generics #where_clause {
                const MAX_LEN: ::core::primitive::usize = 0;

                fn encode_datum<'__s, '__b>(&self, __room: __avro::Room<'__s, '__b>, _: ::core::primitive::usize) -> __avro::Room<'__s, '__b> {
                    __room
                }
            }

            #[automatically_derived]
            impl #decode_impl_generics __avro::AvroDecode<'__de> for #ident #type_generics #where_clause {
                const MIN_LEN: ::core::primitive::usize = 0;

                fn decode_datum(_: &mut __avro::Reader<'__de>) -> ::core::result::Result<Self, __avro::Failure> {
                    ::core::result::Result::Err(__avro::Failure::End)
                }
            }
        };
    }
}
