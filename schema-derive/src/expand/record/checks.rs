//! What the compiler checks of a record.

use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::{ext::IdentExt, spanned::Spanned};

use super::{
    super::{
        codec::{checks_behind, names_a_parameter},
        generics::is_generic,
    },
    FieldCodec, bounded, schema,
};
use crate::{adapter::Adapter, ast::Record, prerendered};

/// What needs the finished schema, each check with the span of the tokens it is about.
pub(super) fn of(record: &Record<'_>, codecs: &[FieldCodec]) -> Vec<TokenStream> {
    let (ident, generics) = (&record.named.input.ident, &record.generics);
    let (_, type_generics, _) = generics.split_for_impl();
    let schema = match is_generic(generics) {
        true => quote!(<#ident #type_generics as __avro::AvroType>::SCHEMA),
        false => quote!(__SCHEMA),
    };
    let check = |span: Span, name: &str, index: &TokenStream| {
        let name = syn::Ident::new(name, span);
        quote_spanned!(span=> __avro::#name(#schema, #index))
    };
    let mut checks = Vec::new();
    let mut has_names = false;
    let ranges = schema::ranges(record, codecs, |field| field.original.ty.span());
    for ((field, codec), range) in record.fields.iter().zip(codecs).zip(&ranges) {
        let (index, span, member) = (&range.first, range.span, field.ident.unraw().to_string());
        if let Some(end) = &range.end {
            let inside = checks_behind(&codec.checked, span);
            let differ = quote_spanned!(span=> __avro::assert_fields_differ(#schema, #index, #end, #member, true));
            checks.push(quote_spanned!(span=> { #inside #differ }));
            has_names = true;
            continue;
        }
        if range.is_behind_flattened() {
            let span = field.name.tokens.span();
            checks
                .push(quote_spanned!(span=> __avro::assert_fields_differ(#schema, #index, #index + 1, #member, false)));
        }
        if let Some(default) = &field.default {
            if default.looks_like_a_number() {
                checks.push(check(default.tokens.span(), "assert_no_decimal", index));
            }
            checks.push(match &field.any_branch {
                None => check(default.tokens.span(), "assert_default", index),
                Some(key) => {
                    let is_needed = check(key.span(), "assert_any_branch_is_needed", index);
                    let fits = check(default.tokens.span(), "assert_default_of_any_branch", index);
                    quote!({ #fits; #is_needed })
                }
            });
        }
        if let Some(key) = field
            .no_default
            .as_ref()
            .filter(|_| !field.serde_has_default && !names_a_parameter(field.written_as(), generics))
        {
            let (name, schema) = (&field.name.value, codec.schema());
            let default = quote_spanned!(codec.span()=> #schema::DEFAULT);
            let check = syn::Ident::new("assert_has_default", key.span());
            checks.push(quote_spanned!(key.span()=> __avro::#check(#default, #name)));
        }
        let span = field.written_as().span();
        if matches!(field.adapter, Some(Adapter::Json(_))) {
            continue;
        }
        if field.adapter.is_some() || prerendered::shape(&field.original.ty).is_none() {
            let (inside, check) = (checks_behind(&codec.checked, span), check(span, "assert_unions", index));
            checks.push(quote_spanned!(span=> { #inside #check }));
            has_names = true;
        }
    }
    if has_names {
        let span = record.named.input.ident.span();
        checks.push(quote_spanned!(span=> __avro::assert_names(#schema)));
    }
    checks
}

/// The checks of a generic type: constants, one for each of its arguments, and what mentions them.
///
/// Who names a text of the type mentions them one behind the other, and who writes or reads a value all at once.
pub(super) fn generic(record: &Record<'_>, checks: &[TokenStream]) -> (TokenStream, TokenStream) {
    let ident = &record.named.input.ident;
    let generics = bounded(record, &quote!(__avro::AvroType));
    let (impl_generics, type_generics, where_clause) = generics.split_for_impl();
    let turbofish = type_generics.as_turbofish();
    let names: Vec<_> = (0..checks.len()).map(|index| format_ident!("CHECK_{index}", span = ident.span())).collect();
    let span = ident.span();
    let mentions = quote_spanned!(span=> #(let () = __Checks #turbofish::#names;)*);
    let items = quote! {
        struct __Checks #generics (::core::marker::PhantomData<fn() -> #ident #type_generics>) #where_clause;

        impl #impl_generics __Checks #type_generics #where_clause {
            #(const #names: () = #checks;)*
        }

        #[automatically_derived]
        impl #impl_generics __avro::Checks for #ident #type_generics #where_clause {
            const CHECKS: () = { #mentions };
        }
    };
    (items, mentions)
}
