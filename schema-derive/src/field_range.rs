//! Where the fields of a record stand in its schema: what is flattened takes the place of several.

use proc_macro2::{Span, TokenStream};
use quote::quote;

/// Where a field of the struct stands in the schema.
pub(crate) struct FieldRange {
    /// Where a message about it is shown.
    pub(crate) span: Span,
    /// The index of the first field, as an expression.
    pub(crate) first: TokenStream,
    /// The index behind the last field, where there may be several.
    pub(crate) end: Option<TokenStream>,
}

impl FieldRange {
    /// The ranges of fields, each with its span, and with the schema of a record whose fields it has.
    pub(crate) fn of_all(fields: impl IntoIterator<Item = (Span, Option<TokenStream>)>) -> Vec<Self> {
        let (mut own, mut flattened) = (0_usize, TokenStream::new());
        let mut ranges = Vec::new();
        for (span, schema) in fields {
            let first = quote!(#own #flattened);
            let end = match schema {
                None => {
                    own += 1;
                    None
                }
                Some(schema) => {
                    flattened.extend(quote!(+ __avro::field_count(#schema)));
                    Some(quote!(#own #flattened))
                }
            };
            ranges.push(Self { span, first, end });
        }
        ranges
    }

    /// Whether fields stand before it whose names the macro does not know.
    pub(crate) fn is_behind_flattened(&self) -> bool {
        self.first.clone().into_iter().nth(1).is_some()
    }

    /// A call for each of its fields.
    pub(crate) fn each(&self, call: impl FnOnce(TokenStream) -> TokenStream) -> TokenStream {
        let first = &self.first;
        let Some(end) = &self.end else { return call(first.clone()) };
        let call = call(quote!(__index));
        // A local of a span that comes from a macro of the user's would be that macro's.
        quote!({
            let mut __index = #first;
            while __index < #end {
                #call;
                __index += 1;
            }
        })
    }
}
