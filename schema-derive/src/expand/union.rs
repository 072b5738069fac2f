//! The code of a union.

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};
use schema_model::is_name;
use syn::{Index, Type, ext::IdentExt, spanned::Spanned};

use super::codec::{Codec, checks_inside};
use crate::{
    ast::{Branch, Union},
    paths::static_type,
    prerendered,
};

pub(crate) fn union(union: &Union<'_>) -> TokenStream {
    let codecs: Vec<_> = union.branches.iter().enumerate().map(|(index, branch)| codec(index, branch, union)).collect();
    let aliases = codecs.iter().flatten().map(|(codec, _)| &codec.alias);
    let (schema, encode, decode) = (schema(union, &codecs), encode(union, &codecs), decode(union, &codecs));
    quote!(#(#aliases)* #schema #encode #decode)
}

/// The codec of a branch, and the branch's type as it is named in a static; none for null.
fn codec(index: usize, branch: &Branch<'_>, union: &Union<'_>) -> Option<(Codec, Type)> {
    let generics = &union.input.generics;
    let ty = static_type(branch.ty?, &union.input.ident, generics);
    let name = format!("__B{index}");
    let codec = match &branch.nulls {
        Some(nulls) => {
            let (adapter, span) = (nulls.adapter(None), nulls.span());
            Codec::of_adapter(&name, &quote_spanned!(span=> __avro::As<#adapter>), &ty, span, generics)
        }
        None => Codec::of_type(&name, &ty, generics),
    };
    Some((codec, ty))
}

/// Three nodes: the union, and with null before and after it for an `Option` of it.
fn schema(union: &Union<'_>, codecs: &[Option<(Codec, Type)>]) -> TokenStream {
    let ident = &union.input.ident;
    let (impl_generics, type_generics, where_clause) = union.input.generics.split_for_impl();
    let null = quote!(__avro::StaticSchema::new(&__avro::Node::NULL));
    let schema_of = |codec: &Codec, ty: &Type, constant: &str| {
        let (schema, constant) = (codec.schema_with(ty), Ident::new(constant, codec.span));
        quote_spanned!(codec.span=> #schema::#constant)
    };
    let (types, branches): (Vec<_>, Vec<_>) = codecs
        .iter()
        .zip(&union.branches)
        .enumerate()
        .map(|(index, (codec, branch))| {
            let schema = codec.as_ref().map_or_else(|| null.clone(), |(codec, ty)| schema_of(codec, ty, "SCHEMA"));
            branch.type_properties.constant(index, schema)
        })
        .unzip();
    let lengths = codecs.iter().flatten().map(|(codec, ty)| schema_of(codec, ty, "MAX_LEN"));
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
    let count = union.branches.len();
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
            const BRANCHES: ::core::primitive::usize = #count;
            const MAX_LEN: ::core::primitive::usize = __avro::max_branch_len(&[#(#lengths),*]);
            const OPTION_SCHEMA: __avro::StaticSchema = __avro::StaticSchema::new(&__OPTION);
            #name
            const OPTION_SCHEMA_NULL_LAST: __avro::StaticSchema = __avro::StaticSchema::new(&__OPTION_NULL_LAST);
        }

        #[automatically_derived]
        impl #impl_generics __avro::AvroUnion for #ident #type_generics #where_clause {}
    }
}

fn encode(union: &Union<'_>, codecs: &[Option<(Codec, Type)>]) -> TokenStream {
    let ident = &union.input.ident;
    let (impl_generics, type_generics, where_clause) = union.input.generics.split_for_impl();
    let arms = union.branches.iter().zip(codecs).enumerate().map(|(index, (branch, codec))| {
        let (variant, index) = (branch.ident, Index::from(index));
        match codec {
            None => quote!(Self::#variant => __avro::encode_null::<Self>(__FIRST + #index, __out, __tail)),
            Some((codec, _)) => {
                let (name, arguments) = (&codec.name, quote!((__value, __FIRST + #index, __out, __tail)));
                let call = quote_spanned!(codec.span=> __avro::encode_branch::<Self, #name, _> #arguments);
                quote!(Self::#variant(__value) => #call)
            }
        }
    });
    quote! {
        #[automatically_derived]
        impl #impl_generics __avro::AvroEncode for #ident #type_generics #where_clause {
            #[inline]
            fn encode_branch<'__s, '__b, const __FIRST: ::core::primitive::usize>(
                &self,
                __out: __avro::Reserved<'__s, '__b>,
                __tail: ::core::primitive::usize,
            ) -> __avro::Reserved<'__s, '__b> {
                match self { #(#arms,)* }
            }
        }
    }
}

fn decode(union: &Union<'_>, codecs: &[Option<(Codec, Type)>]) -> TokenStream {
    let (ident, generics) = (&union.input.ident, &union.input.generics);
    let (_, type_generics, _) = generics.split_for_impl();
    let decode_generics = super::decode_generics(generics);
    let (impl_generics, _, where_clause) = decode_generics.split_for_impl();
    let reads = union.branches.iter().zip(codecs).map(|(branch, codec)| {
        let variant = branch.ident;
        let Some((codec, _)) = codec else { return quote!(Self::#variant) };
        let (name, step, reader) = (&codec.name, quote!(__step), quote!((__reader)?));
        let value = quote_spanned!(codec.span=> value::<#name, _>);
        quote!(Self::#variant(#step.#value #reader))
    });
    let reads: Vec<_> = reads.collect();
    let (first, others) = (&reads[0], &reads[1..]);
    let indexes = (1..reads.len()).map(Index::from);
    quote! {
        #[automatically_derived]
        impl #impl_generics __avro::AvroDecode<'__de> for #ident #type_generics #where_clause {
            fn decode_branch<__S: __avro::Steps<'__de>>(
                __reader: &mut __avro::Reader<'__de>,
                __branch: ::core::primitive::usize,
                __step: &mut __S,
            ) -> ::core::result::Result<Self, __avro::Failure> {
                ::core::result::Result::Ok(match __branch {
                    #(#indexes => #others,)*
                    _ => #first,
                })
            }
        }
    }
}
