//! Where an `Option` has null last: `null = "last"`, or inside of a type, `null = {"/items": "last"}`.

use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote_spanned};
use schema_model::private::diagnostics;
use syn::{LitStr, Type, spanned::Spanned};

use crate::{
    errors::Errors,
    items::Item,
    json::{self, Member},
    types::{self, Part, Step},
};

/// Where in a type an `Option` has null last: the type itself, and what is inside of it, to which one step leads.
#[derive(Default)]
pub(crate) struct Nulls {
    /// What says it of the type itself.
    last: Option<TokenStream>,
    inside: Option<(Step, LitStr, Box<Nulls>)>,
}

const HELP: &str = "a place is named by the steps that lead there, as in a JSON pointer: `/items` of an array, `/values` of a map, \
                    and of an `Option` `/1`, or `/0` where it has null last; the outermost `Option` is `\"\"`";

impl Nulls {
    /// Reads `null = "last"` or `null = {"/items": "last"}`.
    pub(crate) fn read(item: &Item, errors: &Errors) -> Option<Self> {
        let first = item.value.clone().and_then(|value| value.into_iter().next());
        let (Some(value), Some(TokenTree::Group(group))) = (&item.value, first) else {
            return item.null(errors).map(|key| Self { last: Some(key.into_token_stream()), inside: None });
        };
        if group.delimiter() != Delimiter::Brace {
            return item.null(errors).map(|key| Self { last: Some(key.into_token_stream()), inside: None });
        }
        let members = json::members(value, errors)?;
        if members.is_empty() {
            let message = format!("`null` names no place\n  help: {HELP}");
            errors.at(&item.key, diagnostics::NULL_PLACE, message);
            return None;
        }
        let mut all = Self::default();
        for member in &members {
            all.add(member, errors)?;
        }
        all.numbers_are_those_of_values(errors);
        Some(all)
    }

    fn add(&mut self, member: &Member, errors: &Errors) -> Option<()> {
        let key = &member.key;
        is_last(member, errors)?;
        let pointer = key.value();
        let mut place = self;
        let mut so_far = String::new();
        let steps = pointer.strip_prefix('/').map(|steps| steps.split('/')).into_iter().flatten();
        if !pointer.is_empty() && !pointer.starts_with('/') {
            errors.at(key, diagnostics::NULL_PLACE, format!("{pointer:?} is no place in a type\n  help: {HELP}"));
            return None;
        }
        for text in steps {
            let Some(step) = Step::read(text) else {
                let message = format!("{pointer:?} is no place in a type: no step is `/{text}`\n  help: {HELP}");
                errors.at(key, diagnostics::NULL_PLACE, message);
                return None;
            };
            let (known, first, inside) =
                place.inside.get_or_insert_with(|| (step, key.clone(), Box::new(Self::default())));
            if *known != step {
                let place = if so_far.is_empty() { "the type".to_owned() } else { format!("what is at `{so_far}`") };
                let message = format!(
                    "`/{text}` is a part of {}, and {:?} says that {place} is {}\n  help: {HELP}",
                    step.of(),
                    first.value(),
                    known.of()
                );
                errors.at(key, diagnostics::NULL_PLACE, message);
                return None;
            }
            so_far = format!("{so_far}/{text}");
            place = inside;
        }
        place.last = Some(key.to_token_stream());
        Some(())
    }

    /// An `Option` has two branches, and the other one is null.
    fn numbers_are_those_of_values(&self, errors: &Errors) {
        let Some((step, key, inside)) = &self.inside else { return };
        let (value, place) = if self.last.is_some() { (0, "last") } else { (1, "first") };
        if let Step::Branch(number) = step
            && *number != value
        {
            let message = format!(
                "the branch {number} of an `Option` with null {place} is null, and {:?} leads into it\n  help: its value is \
                 `/{value}`; {HELP}",
                key.value()
            );
            errors.at(key, diagnostics::NULL_PLACE, message);
        }
        inside.numbers_are_those_of_values(errors);
    }

    /// Whether the type itself is an `Option` with null last.
    pub(crate) fn is_last(&self) -> bool {
        self.last.is_some()
    }

    /// What names the first place.
    pub(crate) fn tokens(&self) -> TokenStream {
        match (&self.last, &self.inside) {
            (Some(tokens), _) => tokens.clone(),
            (None, inside) => inside.as_ref().map(|(_, key, _)| key.to_token_stream()).unwrap_or_default(),
        }
    }

    pub(crate) fn span(&self) -> Span {
        self.tokens().span()
    }

    /// Notes an error where the tokens of a type tell that it has no such part. What they do not tell, the compiler finds.
    pub(crate) fn check(&self, ty: &Type, errors: &Errors) {
        let Some((step, key, inside)) = &self.inside else { return };
        match types::part(ty, *step) {
            Part::Is(part) => inside.check(part, errors),
            Part::Not => {
                let message = format!(
                    "{:?} leads into {}, and `{}` is none\n  help: {HELP}",
                    key.value(),
                    step.of(),
                    types::shown(ty)
                );
                errors.at(key, diagnostics::NULL_PLACE, message);
            }
            Part::Unknown => {}
        }
    }

    /// Notes an error where the type of `as` does not tell what stands at a place.
    pub(crate) fn check_as(&self, ty: &Type, errors: &Errors) {
        if let Some(last) = &self.last
            && types::in_an_option(ty).is_none()
        {
            let shown = types::shown(ty);
            let message = format!(
                "`null` says where an `Option` has null, and `as` has `{shown}` there\n  help: write it as in \
                 `as = Option<{shown}>`: `as` is all that stands for the field's type"
            );
            errors.at(last, diagnostics::NULL_PLACE, message);
        }
        let Some((step, key, inside)) = &self.inside else { return };
        match types::part(ty, *step) {
            Part::Is(part) => inside.check_as(part, errors),
            Part::Not | Part::Unknown => {
                let shown = types::shown(ty);
                let example = match step {
                    Step::Items => "as = Vec<Option<Repr>>",
                    Step::Values => "as = HashMap<String, Option<Repr>>",
                    Step::Branch(_) => "as = Option<Vec<Repr>>",
                };
                let message = format!(
                    "{:?} leads into {}, and `as` has `{shown}` there\n  help: write it as in `{example}`: `as` is all that \
                     stands for the field's type",
                    key.value(),
                    step.of()
                );
                errors.at(key, diagnostics::NULL_PLACE, message);
            }
        }
    }

    /// The adapter of the type; with a type that stands for it, by what that has there.
    pub(crate) fn adapter(&self, stands: Option<&Type>) -> TokenStream {
        let span = self.span();
        let Some((step, _, inside)) = &self.inside else {
            return match stands {
                Some(ty) => {
                    let (held, span) = (types::adapter(types::in_an_option(ty).unwrap_or(ty)), ty.span());
                    quote_spanned!(span=> __avro::NullLast<#held>)
                }
                None => quote_spanned!(span=> __avro::NullLast),
            };
        };
        // Where a logical type's tokens do not tell, it is what is inside.
        let part = stands.map(|ty| match types::part(ty, *step) {
            Part::Is(part) => part,
            Part::Not | Part::Unknown => ty,
        });
        let inside = inside.adapter(part);
        let is_last = self.is_last();
        match step {
            Step::Items => quote_spanned!(span=> __avro::Items<#inside>),
            Step::Values => quote_spanned!(span=> __avro::Values<#inside>),
            Step::Branch(_) => quote_spanned!(span=> __avro::Optional<#inside, #is_last>),
        }
    }
}

/// Whether a place's value is "last".
fn is_last(member: &Member, errors: &Errors) -> Option<()> {
    if member.value == "\"last\"" {
        return Some(());
    }
    let message = match member.value.as_str() {
        "\"first\"" => {
            "an `Option` has null first by itself\n  help: leave it out: `\"last\"` is what a place can have".to_owned()
        }
        other => format!("{other} is nothing that `null` can be\n  help: take \"last\""),
    };
    errors.at(&member.tokens, diagnostics::UNKNOWN_CHOICE, message);
    None
}
