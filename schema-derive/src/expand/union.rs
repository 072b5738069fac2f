//! The code of a union.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use schema_model::is_name;
use syn::{Type, ext::IdentExt, spanned::Spanned};

use super::{adapted, avro_type, checks_inside, codec_of};
use crate::{
    ast::{Branch, Union},
    paths::{self, static_type},
    prerendered,
};

pub(crate) fn union(union: &Union<'_>) -> TokenStream {
    let (schema, encode, decode) = (schema(union), encode(union), decode(union));
    quote!(#schema #encode #decode)
}

/// The type of a branch as it is named in a static; none for null.
fn static_types(union: &Union<'_>) -> Vec<Option<Type>> {
    let (ident, generics) = (&union.input.ident, &union.input.generics);
    union.branches.iter().map(|branch| branch.ty.map(|ty| static_type(ty, ident, generics))).collect()
}

/// By what a branch is written and read.
fn codec(branch: &Branch<'_>, ty: &Type, union: &Union<'_>) -> TokenStream {
    match &branch.nulls {
        Some(nulls) => {
            let (span, adapter) = (nulls.span(), nulls.adapter(None));
            adapted(&quote_spanned!(span=> __avro::As<#adapter>), ty, span)
        }
        None => codec_of(ty, &union.input.generics).unwrap_or_else(|| quote!(__avro::Same)),
    }
}

/// Three nodes: the union, and with null before and behind it for an `Option` of it.
fn schema(union: &Union<'_>) -> TokenStream {
    let ident = &union.input.ident;
    let (impl_generics, type_generics, where_clause) = union.input.generics.split_for_impl();
    let null = quote!(__avro::StaticSchema::new(&__avro::Node::NULL));
    let (types, branches): (Vec<_>, Vec<_>) = static_types(union)
        .iter()
        .zip(&union.branches)
        .enumerate()
        .map(|(index, (ty, branch))| {
            let schema = match (ty, &branch.nulls) {
                (Some(ty), Some(nulls)) => {
                    let codec = codec(branch, ty, union);
                    quote_spanned!(nulls.span()=> <#codec as __avro::SchemaWith<#ty>>::SCHEMA)
                }
                (Some(ty), None) => {
                    let avro_type = avro_type(ty, &union.input.generics);
                    quote_spanned!(ty.span()=> #avro_type::SCHEMA)
                }
                (None, _) => null.clone(),
            };
            branch.type_properties.constant(index, schema)
        })
        .unzip();
    let checks = union.branches.iter().enumerate().map(|(index, branch)| {
        let span = branch.ty.map_or_else(|| branch.ident.span(), Spanned::span);
        let check = syn::Ident::new("assert_branch", span);
        let check = quote_spanned!(span=> __avro::#check(__SCHEMA, #index));
        match branch.ty.filter(|ty| prerendered::shape(ty).is_none()) {
            Some(ty) => {
                let inside = checks_inside(&static_type(ty, ident, &union.input.generics), span);
                quote_spanned!(span=> const _: () = { #inside #check };)
            }
            None => quote_spanned!(span=> const _: () = #check;),
        }
    });
    // A union has no name. In the name of a generic type, it has that of the enum, where Avro allows it.
    let name = Some(ident.unraw().to_string()).filter(|name| is_name(name));
    let name = name.map(|name| quote!(const NAME: __avro::NamePiece = __avro::NamePiece::Literal(#name);));
    let names = quote_spanned!(ident.span()=> const _: () = __avro::assert_names(__SCHEMA););
    quote! {
        #names
        #(#types)*
        static __NODE: __avro::Node = __avro::Node::union(&[#(#branches),*]);
        static __OPTION: __avro::Node = __avro::Node::union(&[#null, #(#branches),*]);
        static __OPTION_NULL_LAST: __avro::Node = __avro::Node::union(&[#(#branches,)* #null]);
        const __SCHEMA: __avro::StaticSchema = __avro::StaticSchema::new(&__NODE);
        #(#checks)*

        #[automatically_derived]
        impl #impl_generics __avro::AvroType for #ident #type_generics #where_clause {
            type Codec = __avro::Same;

            const SCHEMA: __avro::StaticSchema = __SCHEMA;
            const OPTION_SCHEMA: __avro::StaticSchema = __avro::StaticSchema::new(&__OPTION);
            #name
            const OPTION_SCHEMA_NULL_LAST: __avro::StaticSchema = __avro::StaticSchema::new(&__OPTION_NULL_LAST);
        }

        #[automatically_derived]
        impl #impl_generics __avro::AvroUnion for #ident #type_generics #where_clause {}
    }
}

fn encode(union: &Union<'_>) -> TokenStream {
    let ident = &union.input.ident;
    let (impl_generics, type_generics, where_clause) = union.input.generics.split_for_impl();
    let lengths = static_types(union)
        .into_iter()
        .zip(&union.branches)
        .filter_map(|(ty, branch)| Some((ty?, branch)))
        .map(|(ty, branch)| {
            let codec = codec(branch, &ty, union);
            quote_spanned!(ty.span()=> <#codec as __avro::EncodeWith<#ty>>::MAX_LEN)
        })
        .collect::<Vec<_>>();
    let arms = |shift: &TokenStream| -> Vec<TokenStream> {
        let arms = union.branches.iter().enumerate().map(|(index, branch)| {
            let variant = branch.ident;
            let index = if shift.is_empty() { quote!(#index) } else { quote!(#shift(#index)) };
            match branch.ty {
                None => quote!(Self::#variant => __avro::encode_null_branch(#index, Self::MAX_LEN, __out, __tail)),
                Some(ty) => {
                    let ty = paths::without_self(ty, ident, &union.input.generics);
                    let rest = quote!(__value, #index, Self::MAX_LEN, __out, __tail);
                    let codec = codec(branch, &ty, union);
                    let call = quote_spanned!(ty.span()=> __avro::encode_branch::<#codec, #ty>(#rest));
                    quote!(Self::#variant(__value) => #call)
                }
            }
        });
        arms.collect()
    };
    let (plain, shifted) = (arms(&TokenStream::new()), arms(&quote!(__null.shift)));
    let count = union.branches.len();
    quote! {
        #[automatically_derived]
        impl #impl_generics __avro::AvroEncode for #ident #type_generics #where_clause {
            const MAX_LEN: ::core::primitive::usize = __avro::max_branch_len(&[#(#lengths),*]);

            #[inline]
            fn encode_datum<'__s, '__b>(
                &self,
                __out: __avro::Reserved<'__s, '__b>,
                __tail: ::core::primitive::usize,
            ) -> __avro::Reserved<'__s, '__b> {
                match self { #(#plain,)* }
            }

            #[inline]
            fn encode_option<'__s, '__b>(
                __value: ::core::option::Option<&Self>,
                __null: __avro::Null,
                __out: __avro::Reserved<'__s, '__b>,
                __tail: ::core::primitive::usize,
            ) -> __avro::Reserved<'__s, '__b> {
                match __value {
                    ::core::option::Option::Some(__value) => match __value { #(#shifted,)* },
                    ::core::option::Option::None => {
                        __avro::encode_null_branch(__null.index(#count), Self::MAX_LEN, __out, __tail)
                    }
                }
            }
        }
    }
}

fn decode(union: &Union<'_>) -> TokenStream {
    let (ident, generics) = (&union.input.ident, &union.input.generics);
    let (_, type_generics, _) = generics.split_for_impl();
    let decode_generics = super::decode_generics(generics);
    let (impl_generics, _, where_clause) = decode_generics.split_for_impl();
    let count = union.branches.len();
    // Without a plan, and with one.
    let reads = |function: &str, arguments: &TokenStream| -> TokenStream {
        let reads: Vec<_> = union
            .branches
            .iter()
            .map(|branch| {
                let variant = branch.ident;
                match branch.ty {
                    None => quote!(Self::#variant),
                    Some(ty) => {
                        let ty = paths::without_self(ty, ident, generics);
                        let codec = codec(branch, &ty, union);
                        let function = syn::Ident::new(function, ty.span());
                        let read = quote_spanned!(ty.span()=>
                            <#codec as __avro::DecodeWith<'__de, #ty>>::#function(#arguments)?
                        );
                        quote!(Self::#variant(#read))
                    }
                }
            })
            .collect();
        let (first, others) = (&reads[0], &reads[1..]);
        let indexes = 1..count;
        quote! {
            ::core::result::Result::Ok(match __branch {
                #(#indexes => #others,)*
                _ => #first,
            })
        }
    };
    let read = reads("decode_with", &quote!(__reader));
    let read_planned = reads("decode_planned_with", &quote!(__reader, __plan));
    let more = syn::LitInt::new(&(count + 1).to_string(), Span::call_site());
    quote! {
        #[automatically_derived]
        impl #impl_generics __avro::AvroDecode<'__de> for #ident #type_generics #where_clause {
            const MIN_LEN: ::core::primitive::usize = 1;

            #[inline]
            fn decode_datum(
                __reader: &mut __avro::Reader<'__de>,
            ) -> ::core::result::Result<Self, __avro::Failure> {
                let __branch = __avro::Reader::branch(__reader, #count)?;
                <Self as __avro::DecodeBranch<'__de>>::decode_branch(__reader, __branch)
            }

            #[inline]
            fn decode_option(
                __reader: &mut __avro::Reader<'__de>,
                __null: __avro::Null,
            ) -> ::core::result::Result<::core::option::Option<Self>, __avro::Failure> {
                let __branch = __avro::Reader::branch(__reader, #more)?;
                if __branch == __null.index(#count) {
                    return ::core::result::Result::Ok(::core::option::Option::None);
                }
                let __branch = __branch - __null.shift(0);
                <Self as __avro::DecodeBranch<'__de>>::decode_branch(__reader, __branch)
                    .map(::core::option::Option::Some)
            }

            #[inline]
            fn decode_planned(
                __reader: &mut __avro::Reader<'__de>,
                __plan: __avro::PlanCursor<'_>,
            ) -> ::core::result::Result<Self, __avro::Failure> {
                match __avro::PlanCursor::union(__plan, __reader)? {
                    ::core::option::Option::Some((__branch, __plan)) => {
                        <Self as __avro::DecodeBranch<'__de>>::decode_branch_planned(__reader, __branch, __plan)
                    }
                    ::core::option::Option::None => <Self as __avro::AvroDecode<'__de>>::decode_datum(__reader),
                }
            }

            #[inline]
            fn decode_option_planned(
                __reader: &mut __avro::Reader<'__de>,
                __plan: __avro::PlanCursor<'_>,
                __null: __avro::Null,
            ) -> ::core::result::Result<::core::option::Option<Self>, __avro::Failure> {
                match __avro::PlanCursor::union(__plan, __reader)? {
                    ::core::option::Option::Some((__branch, _)) if __branch == __null.index(#count) => {
                        ::core::result::Result::Ok(::core::option::Option::None)
                    }
                    ::core::option::Option::Some((__branch, __plan)) => {
                        let __branch = __branch - __null.shift(0);
                        <Self as __avro::DecodeBranch<'__de>>::decode_branch_planned(__reader, __branch, __plan)
                            .map(::core::option::Option::Some)
                    }
                    ::core::option::Option::None => {
                        <Self as __avro::AvroDecode<'__de>>::decode_option(__reader, __null)
                    }
                }
            }
        }

        #[automatically_derived]
        impl #impl_generics __avro::DecodeBranch<'__de> for #ident #type_generics #where_clause {
            fn decode_branch(
                __reader: &mut __avro::Reader<'__de>,
                __branch: ::core::primitive::usize,
            ) -> ::core::result::Result<Self, __avro::Failure> {
                let _ = &__reader;
                #read
            }

            fn decode_branch_planned(
                __reader: &mut __avro::Reader<'__de>,
                __branch: ::core::primitive::usize,
                __plan: __avro::PlanCursor<'_>,
            ) -> ::core::result::Result<Self, __avro::Failure> {
                let _ = (&__reader, __plan);
                #read_planned
            }
        }
    }
}
