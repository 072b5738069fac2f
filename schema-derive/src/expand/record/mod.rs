//! The code of a record.

mod checks;
mod decode;
mod encode;
mod schema;

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::{Generics, Type, spanned::Spanned};

use super::{
    codec::{Codec, codec_path},
    generics::{bounded_where, is_generic},
};
use crate::{
    adapter::Adapter,
    ast::{Field, Record},
    field_range::FieldRange,
    paths::{self, static_type},
    types,
};

pub(crate) fn record(record: &Record<'_>) -> TokenStream {
    let codecs = FieldCodec::all(record);
    let aliases = codecs.iter().map(|field| &field.codec.alias);
    let checks = checks::of(record, &codecs);
    let (checks, mentions) = match is_generic(&record.generics) {
        true => checks::generic(record, &checks),
        false => (quote!(#(const _: () = #checks;)*), TokenStream::new()),
    };
    let schema = schema::schema(record, &codecs);
    let encode = encode::encode(record, &codecs, &mentions);
    let decode = decode::decode(record, &codecs, &mentions);
    quote! {
        #(#aliases)*
        #schema
        #checks
        #encode
        #decode
    }
}

/// Where the fields are in the schema, with the spans of their names.
pub(crate) fn ranges(record: &Record<'_>) -> Vec<FieldRange> {
    schema::ranges(record, &FieldCodec::all(record), |field| field.name.tokens.span())
}

/// The codec that writes and reads a field.
struct FieldCodec {
    codec: Codec,
    /// The field's type as the schema mentions it.
    schema_type: Type,
    /// The field's type where no lifetimes are known.
    static_type: Type,
    /// What leads to the checks of a generic type that is written.
    checked: TokenStream,
}

impl FieldCodec {
    fn all(record: &Record<'_>) -> Vec<Self> {
        record.fields.iter().enumerate().map(|(index, field)| Self::new(index, field, record)).collect()
    }

    fn new(index: usize, field: &Field<'_>, record: &Record<'_>) -> Self {
        let (ident, generics) = (&record.named.input.ident, &record.generics);
        let plain = |ty| paths::without_self(ty, ident, generics);
        // A generic type has no static, and mentions itself in its schema by a marker.
        let (fixed, mentioned): (Type, Type) = match is_generic(generics) {
            true => (plain(&field.original.ty), paths::with_marker(&field.original.ty, ident, generics)),
            false => {
                let ty = static_type(&field.original.ty, ident, generics);
                (ty.clone(), ty)
            }
        };
        let name = format!("__F{index}");
        let adapted = |span: Span, adapter: &TokenStream, ty: &Type| {
            Codec::of_adapter(&name, &quote_spanned!(span=> __avro::As<#adapter>), ty, span, generics)
        };
        let codec = match &field.adapter {
            None => Codec::of_type(&name, &fixed, generics),
            Some(Adapter::Null(nulls, None)) => adapted(nulls.span(), &nulls.adapter(None), &fixed),
            Some(Adapter::Null(nulls, Some(other))) => {
                let other = plain(other);
                adapted(other.span(), &nulls.adapter(Some(&other)), &plain(&field.original.ty))
            }
            Some(Adapter::Json(key)) => {
                let (span, json) = (key.span(), quote_spanned!(key.span()=> __avro::Json));
                let is_option = types::is_option(&field.original.ty);
                let json = if is_option { quote_spanned!(span=> __avro::Optional<#json>) } else { json };
                adapted(span, &json, &fixed)
            }
            Some(Adapter::Flatten) => {
                let span = fixed.span();
                Codec::of_adapter(&name, &quote_spanned!(span=> __avro::Flat), &fixed, span, generics)
            }
            Some(Adapter::As(other)) => {
                let adapter = types::adapter(&plain(other)).to_token_stream();
                adapted(other.span(), &adapter, &plain(&field.original.ty))
            }
        };
        // Another type converts from the field's type as it is, not from what stands for it in its own schema.
        let stands = field.stands().is_some() || matches!(field.adapter, Some(Adapter::Json(_)));
        let by_codec = stands || !is_generic(generics) && !field.is_flattened();
        let checked = if by_codec { codec.name.clone() } else { codec_path(&mentioned) };
        Self { codec, schema_type: if stands { fixed.clone() } else { mentioned }, static_type: fixed, checked }
    }

    fn span(&self) -> Span {
        self.codec.span
    }

    /// The trait that has the field's schema.
    fn schema(&self) -> TokenStream {
        self.codec.schema_with(&self.schema_type)
    }
}

/// The record's generics, with this bound on each type parameter that its schema depends on.
fn bounded(record: &Record<'_>, bound: &TokenStream) -> Generics {
    bounded_where(&record.generics, bound, |parameter| record.named.parameters.contains(parameter))
}
