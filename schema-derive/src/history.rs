//! The recorded versions that a type must be compatible with: `#[avro(history = "schemas/users-value.json")]`.
//!
//! As with a schema file, the versions are compiled in beside the type's schema, for the compiler to resolve them against each
//! other: the tokens of one type do not tell its whole schema.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use schema_model::{History, private::diagnostics};
use syn::LitStr;

use crate::{
    errors::Errors,
    field_range::FieldRange,
    schema_file::{self, nodes::Nodes},
};

/// What a path looks like.
const EXAMPLE: &str = "schemas/history/users-value.json";

/// The recorded versions of a subject.
pub(crate) struct Recorded {
    /// What makes the compiler build again when the file changes.
    watch: TokenStream,
    history: History,
}

/// The history file at a path; or an error at the path.
pub(crate) fn recorded(literal: &LitStr, errors: &Errors) -> Option<Recorded> {
    let name = literal.value();
    let parse = |text: &str| {
        History::parse(text).map_err(|error| {
            let help = diagnostics::NOT_A_HISTORY.way_out;
            (diagnostics::NOT_A_HISTORY, format!("`{name}`, {error}\n  help: {help}"))
        })
    };
    let (watch, history) = schema_file::parsed(literal, EXAMPLE, parse, errors)?;
    Some(Recorded { watch, history })
}

impl Recorded {
    /// The checks of a type whose schema is the constant `__SCHEMA`, for each version that the level compares: one at the
    /// type's name, and for a record one at the name of each field, in order.
    pub(crate) fn checks(&self, name: Span, fields: &[FieldRange]) -> TokenStream {
        let (reads, is_read) = (self.history.level().reads_old(), self.history.level().is_read_by_old());
        let mut checks = self.watch.clone();
        for version in self.history.compared() {
            let (nodes, schema) = Nodes::of(version.schema());
            let (number, subject) = (version.number(), self.history.subject());
            let fields = fields.iter().map(|range| {
                let check = range.each(
                    |index| quote_spanned!(range.span=> __avro::assert_field_evolves(__SCHEMA, &__RECORDED, #index)),
                );
                quote_spanned! {range.span=>
                    const _: () = if !__EVOLVES { #check };
                }
            });
            let whole = quote_spanned! {name=>
                const _: () = if !__EVOLVES { __avro::assert_evolves(__SCHEMA, &__RECORDED) };
            };
            checks.extend(quote! {
                const _: () = {
                    #nodes
                    const __RECORDED: __avro::Recorded =
                        __avro::Recorded::new(#schema, #number, #subject, #reads, #is_read);
                    // The checks that point at what breaks are slow, and most often there is nothing to show.
                    const __EVOLVES: ::core::primitive::bool = __avro::evolves(__SCHEMA, &__RECORDED);
                    #whole
                    #(#fields)*
                };
            });
        }
        checks
    }
}
