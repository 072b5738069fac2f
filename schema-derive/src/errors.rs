//! The collection of everything that is wrong with an input.

use std::{cell::RefCell, fmt::Display};

use proc_macro2::TokenStream;
use quote::ToTokens;
use schema_model::private::diagnostics::Diagnostic;

/// Collects errors, so that all of them are shown at once. It must be asked for them in the end.
#[derive(Default)]
pub(crate) struct Errors {
    errors: RefCell<Vec<syn::Error>>,
    asked: bool,
}

impl Errors {
    /// Notes an error at the tokens it is about: the rule that is broken, and how.
    pub(crate) fn at(&self, tokens: impl ToTokens, rule: Diagnostic, message: impl Display) {
        self.push(error(tokens, rule, message));
    }

    /// Notes an error that has its place already.
    pub(crate) fn push(&self, error: syn::Error) {
        self.errors.borrow_mut().push(error);
    }

    /// Whether there are none so far.
    pub(crate) fn is_empty(&self) -> bool {
        self.errors.borrow().is_empty()
    }

    /// All errors as tokens, if there are any.
    pub(crate) fn into_result(mut self) -> Result<(), TokenStream> {
        self.asked = true;
        let errors = self.errors.take();
        if errors.is_empty() { Ok(()) } else { Err(errors.iter().map(syn::Error::to_compile_error).collect()) }
    }
}

/// An error at the tokens it is about. The code stands at the end of the line that says what is wrong; a message that has no
/// `help:` line of its own gets the rule's way out.
pub(crate) fn error(tokens: impl ToTokens, rule: Diagnostic, message: impl Display) -> syn::Error {
    let message = message.to_string();
    let (wrong, help) = match message.split_once("\n  help: ") {
        Some((wrong, help)) => (wrong, help),
        None => (message.as_str(), rule.way_out),
    };
    syn::Error::new_spanned(tokens, format!("{wrong} [{}]\n  help: {help}", rule.code))
}

impl Drop for Errors {
    fn drop(&mut self) {
        // A mistake in this crate, which its own tests would meet.
        debug_assert!(self.asked || std::thread::panicking(), "errors were collected and not asked for");
    }
}
