//! A type's generics with the lifetimes and bounds that its codec adds.

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::{GenericParam, Generics, Ident, Lifetime, LifetimeParam, parse_quote};

/// Whether a type has type parameters: then it is many types, and has no statics.
pub(crate) fn is_generic(generics: &Generics) -> bool {
    generics.type_params().next().is_some()
}

/// The type's generics, with this bound on each type parameter.
pub(super) fn bounded(generics: &Generics, bound: &TokenStream) -> Generics {
    bounded_where(generics, bound, |_| true)
}

/// The type's generics, with this bound on some of its type parameters.
pub(super) fn bounded_where(generics: &Generics, bound: &TokenStream, is_bounded: impl Fn(&Ident) -> bool) -> Generics {
    let mut generics = generics.clone();
    for parameter in generics.type_params_mut().filter(|parameter| is_bounded(&parameter.ident)) {
        parameter.bounds.push(parse_quote!(#bound));
    }
    generics
}

/// The type's generics with the lifetime of the datum, which outlives all that is borrowed from it.
pub(crate) fn decode_generics(generics: &Generics) -> Generics {
    of_datum(generics, &bounded(generics, &quote!(__avro::AvroDecode<'__de>)))
}

/// The bounded generics of a type with the lifetime of the datum.
pub(super) fn of_datum(generics: &Generics, bounded: &Generics) -> Generics {
    let mut decode = with_lifetimes(bounded, ["'__de"]);
    let borrowed = generics.lifetimes().map(|lifetime| lifetime.lifetime.clone());
    if let Some(datum) = decode.lifetimes_mut().next() {
        datum.bounds.extend(borrowed);
    }
    decode
}

pub(super) fn with_lifetimes<const N: usize>(generics: &Generics, lifetimes: [&str; N]) -> Generics {
    let mut generics = generics.clone();
    for (i, lifetime) in lifetimes.into_iter().enumerate() {
        let parameter = LifetimeParam::new(Lifetime::new(lifetime, Span::call_site()));
        generics.params.insert(i, GenericParam::Lifetime(parameter));
    }
    generics
}
