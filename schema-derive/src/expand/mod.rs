//! The code of a type: its schema as a static, its codec as straight-line calls.

mod enumeration;
mod fixed;
mod generics;
mod named;
mod newtype;
mod record;
mod union;

pub(crate) use enumeration::enumeration;
pub(crate) use fixed::fixed;
pub(crate) use generics::decode_generics;
pub(crate) use newtype::transparent;
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
pub(crate) use record::{ranges, record};
use syn::{Generics, Type, spanned::Spanned};

use crate::{prerendered, types};

pub(crate) use union::union;

/// By what a field is written and read that has no adapter; none where it is its type.
///
/// A detour that leads to the same code, and makes one error of a type without a schema, not one of each use.
fn codec_of(ty: &Type, generics: &Generics) -> Option<TokenStream> {
    // Most types need none, and of a type parameter, the compiler would not know where it leads.
    if prerendered::shape(ty).is_some() || names_a_parameter(ty, generics) {
        return None;
    }
    Some(codec_path(ty))
}

fn names_a_parameter(ty: &Type, generics: &Generics) -> bool {
    generics.type_params().any(|parameter| types::naming(ty, &parameter.ident).is_some())
}

/// The codec that a type names.
fn codec_path(ty: &Type) -> TokenStream {
    // From the first token of the type to the last, as the errors of other places are: equal ones are shown once.
    let last = ty.to_token_stream().into_iter().last().map_or_else(
        || ty.span(),
        |token| match token {
            TokenTree::Group(group) => group.span_close(),
            token => token.span(),
        },
    );
    let name = Ident::new("Codec", last);
    quote_spanned!(ty.span()=> <#ty as __avro::AvroType>::#name)
}

/// What a type's schema is an item of: by the same detour, so that the error is the same.
fn avro_type(ty: &Type, generics: &Generics) -> TokenStream {
    match codec_of(ty, generics) {
        Some(codec) => quote_spanned!(ty.span()=> <<#codec as __avro::IfKnown<#ty>>::Type as __avro::AvroType>),
        None => quote_spanned!(ty.span()=> <#ty as __avro::AvroType>),
    }
}

/// The codec of a type by an adapter.
fn adapted(adapter: &TokenStream, ty: &Type, span: Span) -> TokenStream {
    quote_spanned!(span=> <#adapter as __avro::Adapter<#ty>>::Codec)
}

/// Mentions the checks of a type that is generic, or holds one that is: with these arguments, nobody else may.
fn checks_inside(ty: &Type, span: Span) -> TokenStream {
    checks_behind(&codec_path(ty), span)
}

/// As [`checks_inside`], by what a type is written by.
fn checks_behind(codec: &TokenStream, span: Span) -> TokenStream {
    quote_spanned!(span=> let () = <<#codec as __avro::Checked>::Generic as __avro::Checks>::CHECKS;)
}

/// Derived code, in a scope of its own.
pub(crate) fn wrap(runtime: &TokenStream, body: &TokenStream) -> TokenStream {
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

            #body
        };
    }
}
