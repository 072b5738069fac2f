//! The locations that the compiler shows for derived code.

use proc_macro2::{Group, Span, TokenStream, TokenTree};
use quote::ToTokens;

/// Gives all tokens of a type one span, so that the compiler reports errors in a substitute where the user named it.
pub(crate) fn respanned(tokens: impl ToTokens, span: Span) -> TokenStream {
    tokens
        .into_token_stream()
        .into_iter()
        .map(|mut tree| {
            if let TokenTree::Group(group) = &tree {
                tree = Group::new(group.delimiter(), respanned(group.stream(), span)).into();
            }
            // Names are found as where they were written, which may be in a macro of the user's.
            tree.set_span(tree.span().located_at(span));
            tree
        })
        .collect()
}
