//! Decoding: one call per field, in the order of the schema.

use proc_macro2::TokenStream;
use quote::{format_ident, quote, quote_spanned};
use syn::{Generics, Index, parse_quote, spanned::Spanned};

use super::{
    super::{codec::names_a_parameter, generics::of_datum},
    FieldCodec, bounded,
};
use crate::{
    ast::{Record, Skipped},
    paths,
};

/// Records with more fields are decoded in parts: one function that can fail, and drop what it has read, at each of
/// hundreds of fields takes the compiler minutes.
const WHOLE: usize = 24;
const PART: usize = 16;

pub(super) fn decode(record: &Record<'_>, codecs: &[FieldCodec], checks: &TokenStream) -> TokenStream {
    let (ident, generics) = (&record.named.input.ident, &record.generics);
    let (_, type_generics, _) = generics.split_for_impl();
    let decode_generics = decode_generics(record);
    let (impl_generics, _, where_clause) = decode_generics.split_for_impl();
    let members: Vec<_> = record.fields.iter().map(|field| field.ident).collect();
    let reads: Vec<_> = codecs
        .iter()
        .map(|codec| {
            // Names of a span that comes from a macro of the user's would be that macro's.
            let (name, steps, reader) = (&codec.codec.name, quote!(__steps), quote!((__reader)?));
            let step = quote_spanned!(codec.span()=> field::<#name, _>);
            quote!(#steps.#step #reader)
        })
        .collect();
    let skipped = record.skipped.iter().map(|skipped| absent(skipped, record));
    let (parts, values) = match members.len() {
        0..=WHOLE => (TokenStream::new(), reads),
        _ => in_parts(record, &reads, &decode_generics),
    };
    quote! {
        #[automatically_derived]
        impl #impl_generics __avro::AvroDecode<'__de> for #ident #type_generics #where_clause {
            #[cfg_attr(not(debug_assertions), inline(always))]
            fn decode_fields<__S: __avro::Steps<'__de>>(
                __reader: &mut __avro::Reader<'__de>,
                __steps: &mut __S,
            ) -> ::core::result::Result<Self, __avro::Failure> {
                #checks
                #parts
                ::core::result::Result::Ok(Self { #(#members: #values,)* #(#skipped,)* })
            }
        }
    }
}

/// The functions that read parts of the record, with their calls, and what gives each field its value.
fn in_parts(record: &Record<'_>, reads: &[TokenStream], generics: &Generics) -> (TokenStream, Vec<TokenStream>) {
    let mut generics = generics.clone();
    generics.params.push(parse_quote!(__S: __avro::Steps<'__de>));
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    let (ident, own) = (&record.named.input.ident, &record.generics);
    let types: Vec<_> = record.fields.iter().map(|field| paths::without_self(&field.original.ty, ident, own)).collect();
    let mut parts = TokenStream::new();
    for (i, (types, reads)) in types.chunks(PART).zip(reads.chunks(PART)).enumerate() {
        let part = format_ident!("__part_{i}");
        parts.extend(quote! {
            #[inline(never)]
            fn #part #impl_generics(
                __reader: &mut __avro::Reader<'__de>,
                __steps: &mut __S,
            ) -> ::core::result::Result<(#(#types,)*), __avro::Failure>
            #where_clause
            {
                ::core::result::Result::Ok((#(#reads,)*))
            }
            let #part = #part(__reader, __steps)?;
        });
    }
    let values = (0..reads.len()).map(|i| {
        let (part, index) = (format_ident!("__part_{}", i / PART), Index::from(i % PART));
        quote!(#part.#index)
    });
    (parts, values.collect())
}

/// A member that is not in the schema, with its value.
fn absent(skipped: &Skipped<'_>, record: &Record<'_>) -> TokenStream {
    let member = skipped.ident;
    match &skipped.make {
        Some(make) => quote_spanned!(make.span()=> #member: #make()),
        None => {
            let ty = paths::without_self(&skipped.original.ty, &record.named.input.ident, &record.generics);
            quote_spanned!(ty.span()=> #member: <#ty as __avro::Absent>::absent())
        }
    }
}

/// The record's generics with the lifetime of the datum, and what reading asks of type parameters.
fn decode_generics(record: &Record<'_>) -> Generics {
    let mut generics = bounded(record, &quote!(__avro::AvroDecode<'__de>));
    let (ident, own) = (&record.named.input.ident, &record.generics);
    let absent = record.skipped.iter().filter(|skipped| skipped.make.is_none()).map(|skipped| &skipped.original.ty);
    let absent: Vec<_> = absent.filter(|ty| names_a_parameter(ty, own)).collect();
    if !absent.is_empty() {
        let clause = generics.make_where_clause();
        for ty in absent {
            let ty = paths::without_self(ty, ident, own);
            clause.predicates.push(parse_quote!(#ty: ::core::default::Default));
        }
    }
    of_datum(own, &generics)
}
