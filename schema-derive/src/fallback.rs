//! Stubs of the impls, beside the errors: so that what uses the type is not refused as well.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Data, DeriveInput, Type};

use crate::{attr::Kind, expand::decode_generics};

/// Stubs of what the derive of a kind implements; of none, of a transparent type.
pub(crate) fn stubs(
    input: &DeriveInput,
    kind: Option<Kind>,
    runtime: &TokenStream,
    errors: Result<(), TokenStream>,
) -> TokenStream {
    let errors = errors.err();
    // A type without a size has no stub that compiles.
    if ends_in_a_slice(input) {
        return errors.unwrap_or_default();
    }
    let ident = &input.ident;
    let (impl_generics, type_generics, where_clause) = input.generics.split_for_impl();
    let decode_generics = decode_generics(&input.generics);
    let (decode_impl_generics, _, _) = decode_generics.split_for_impl();
    let full_name = quote!(
        const FULL_NAME: &'static ::core::primitive::str = "";
    );
    let named = match kind {
        None => None,
        Some(Kind::Record) => Some((quote!(AvroRecord), full_name)),
        Some(Kind::Enum) => Some((quote!(AvroEnum), full_name)),
        Some(Kind::Fixed) => Some((quote!(AvroFixed), full_name)),
        Some(Kind::Union) => Some((quote!(AvroUnion), TokenStream::new())),
    };
    let named = named.map(|(name, body)| {
        quote! {
            #[automatically_derived]
            impl #impl_generics __avro::#name for #ident #type_generics #where_clause { #body }
        }
    });
    let flatten = matches!(kind, Some(Kind::Record)).then(|| {
        quote! {
            #[automatically_derived]
            impl #impl_generics __avro::Flatten for #ident #type_generics #where_clause {}
        }
    });
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
                type Codec = __avro::Same;

                const SCHEMA: __avro::StaticSchema = __avro::StaticSchema::new(&__NODE);
            }

            #named
            #flatten

            #[automatically_derived]
            impl #impl_generics __avro::AvroEncode for #ident #type_generics #where_clause {
                fn encode_datum<'__s, '__b>(&self, __out: __avro::Reserved<'__s, '__b>, _: ::core::primitive::usize) -> __avro::Reserved<'__s, '__b> {
                    __out
                }
            }

            #[automatically_derived]
            impl #decode_impl_generics __avro::AvroDecode<'__de> for #ident #type_generics #where_clause {
                fn decode_datum(_: &mut __avro::Reader<'__de>) -> ::core::result::Result<Self, __avro::Failure> {
                    ::core::result::Result::Err(__avro::Failure::End)
                }
            }
        };
    }
}

fn ends_in_a_slice(input: &DeriveInput) -> bool {
    match &input.data {
        Data::Struct(data) => data.fields.iter().last().is_some_and(|field| matches!(field.ty, Type::Slice(_))),
        _ => false,
    }
}
