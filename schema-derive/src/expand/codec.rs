//! The codecs of fields and branches: each has an alias, by which its schema, its lengths and its code name it.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::{GenericParam, Generics, Type, spanned::Spanned};

use crate::{prerendered, types};

/// The codec of a field or a branch.
pub(super) struct Codec {
    /// Where a message about it is shown.
    pub(super) span: Span,
    /// The item that gives the codec its name.
    pub(super) alias: TokenStream,
    /// That name, with its generic arguments.
    pub(super) name: TokenStream,
}

impl Codec {
    /// The codec of a type without an adapter.
    pub(super) fn of_type(name: &str, ty: &Type, generics: &Generics) -> Self {
        let definition = codec_of(ty, generics);
        let mut codec = Self::new(name, ty.span(), definition.as_ref().unwrap_or(&quote!(__avro::Same)), generics);
        if definition.is_some() {
            // From the first token of the type to the last, as the errors of other places are: equal ones are shown once.
            let (name, end) = (&codec.name, quote_spanned!(last_span(ty)=> >));
            codec.name = quote_spanned!(codec.span=> #name < #end);
        }
        codec
    }

    /// The codec of a type by an adapter.
    ///
    /// By a detour, as `codec_of` makes one: what is wrong with an adapter, only the schema tells.
    pub(super) fn of_adapter(name: &str, adapter: &TokenStream, ty: &Type, span: Span, generics: &Generics) -> Self {
        Self::new(name, span, &quote_spanned!(span=> <#adapter as __avro::Adapter<#ty>>::Codec), generics)
    }

    /// The codec that some tokens name.
    fn new(name: &str, span: Span, definition: &TokenStream, generics: &Generics) -> Self {
        let name = Ident::new(name, span);
        let parameters = mentioned_parameters(generics, definition);
        let arguments = arguments(&parameters);
        let alias = quote!(type #name #parameters = #definition;);
        Self { span, alias, name: quote_spanned!(span=> #name #arguments) }
    }

    /// The trait that has the schema of a type by this codec.
    pub(super) fn schema_with(&self, ty: &Type) -> TokenStream {
        let name = &self.name;
        quote_spanned!(self.span=> <#name as __avro::SchemaWith<#ty>>)
    }
}

/// By what a field is written and read that has no adapter; none where it is its type.
///
/// A detour that leads to the same code, and makes one error of a type without a schema, not one of each use.
pub(super) fn codec_of(ty: &Type, generics: &Generics) -> Option<TokenStream> {
    // Most types need none, and of a type parameter, the compiler would not know where it leads.
    if prerendered::shape(ty).is_some() || names_a_parameter(ty, generics) {
        return None;
    }
    Some(codec_path(ty))
}

pub(super) fn names_a_parameter(ty: &Type, generics: &Generics) -> bool {
    generics.type_params().any(|parameter| types::naming(ty, &parameter.ident).is_some())
}

/// The codec that a type names.
pub(super) fn codec_path(ty: &Type) -> TokenStream {
    // Up to the last token of the type, for the same reason.
    let name = Ident::new("Codec", last_span(ty));
    quote_spanned!(ty.span()=> <#ty as __avro::AvroType>::#name)
}

/// Where the last token of a type is.
fn last_span(ty: &Type) -> Span {
    match ty.to_token_stream().into_iter().last() {
        Some(TokenTree::Group(group)) => group.span_close(),
        Some(token) => token.span(),
        None => ty.span(),
    }
}

/// What a type's schema is an item of: by the same detour, so that the error is the same.
pub(super) fn avro_type(ty: &Type, generics: &Generics) -> TokenStream {
    match codec_of(ty, generics) {
        Some(codec) => quote_spanned!(ty.span()=> <<#codec as __avro::IfKnown<#ty>>::Type as __avro::AvroType>),
        None => quote_spanned!(ty.span()=> <#ty as __avro::AvroType>),
    }
}

/// Mentions the checks of a type that is generic, or holds one that is: with these arguments, nobody else may.
pub(super) fn checks_inside(ty: &Type, span: Span) -> TokenStream {
    checks_behind(&codec_path(ty), span)
}

/// As [`checks_inside`], by what a type is written by.
pub(super) fn checks_behind(codec: &TokenStream, span: Span) -> TokenStream {
    quote_spanned!(span=> let () = <<#codec as __avro::Checked>::Generic as __avro::Checks>::CHECKS;)
}

/// The parameters of a type that some tokens mention: an alias has no others.
fn mentioned_parameters(generics: &Generics, tokens: &TokenStream) -> Generics {
    let mut names = Vec::new();
    names_in(tokens.clone(), &mut names);
    let mut mentioned = generics.clone();
    mentioned.where_clause = None;
    mentioned.params =
        generics.params.iter().filter(|parameter| names.contains(&name_of(parameter))).cloned().collect();
    mentioned
}

/// The names in tokens; lifetimes with their quote.
fn names_in(tokens: TokenStream, names: &mut Vec<String>) {
    let mut quote = "";
    for token in tokens {
        match token {
            TokenTree::Ident(ident) => names.push(format!("{quote}{ident}")),
            TokenTree::Group(group) => names_in(group.stream(), names),
            TokenTree::Punct(punct) if punct.as_char() == '\'' => {
                quote = "'";
                continue;
            }
            _ => {}
        }
        quote = "";
    }
}

fn name_of(parameter: &GenericParam) -> String {
    match parameter {
        GenericParam::Lifetime(lifetime) => lifetime.lifetime.to_string(),
        GenericParam::Type(ty) => ty.ident.to_string(),
        GenericParam::Const(constant) => constant.ident.to_string(),
    }
}

/// These parameters as arguments, where the compiler infers lifetimes.
fn arguments(generics: &Generics) -> TokenStream {
    if generics.params.is_empty() {
        return TokenStream::new();
    }
    let arguments = generics.params.iter().map(|parameter| match parameter {
        GenericParam::Lifetime(_) => quote!('_),
        GenericParam::Type(ty) => ty.ident.to_token_stream(),
        GenericParam::Const(constant) => constant.ident.to_token_stream(),
    });
    quote!(<#(#arguments),*>)
}
