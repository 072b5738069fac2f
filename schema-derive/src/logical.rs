//! Logical types: what an attribute says of one, and the type of the runtime that stands for it.

use proc_macro2::TokenStream;
use quote::quote;
use schema_model::private::diagnostics;
use syn::{LitStr, Type, parse_quote_spanned};

use crate::{
    errors::Errors,
    items::{self, Whole},
    json::Member,
    types,
};

/// A logical type on a field or a fixed: `logical = "…"`, with a decimal's parameters.
pub(crate) struct Logical {
    pub(crate) name: LitStr,
    pub(crate) kind: Kind,
}

/// Which logical type it is.
pub(crate) enum Kind {
    /// With the precision and the scale.
    Decimal(u32, u32),
    /// The name of the type in the runtime's module `logical` that stands for it.
    Other(&'static str),
}

/// The logical types of the specification, and the types of the runtime that stand for them.
const KNOWN: [(&str, &str); 13] = [
    ("decimal", "Decimal"),
    ("big-decimal", "BigDecimal"),
    ("uuid", "Uuid"),
    ("date", "Date"),
    ("time-millis", "TimeMillis"),
    ("time-micros", "TimeMicros"),
    ("timestamp-millis", "TimestampMillis"),
    ("timestamp-micros", "TimestampMicros"),
    ("timestamp-nanos", "TimestampNanos"),
    ("local-timestamp-millis", "LocalTimestampMillis"),
    ("local-timestamp-micros", "LocalTimestampMicros"),
    ("local-timestamp-nanos", "LocalTimestampNanos"),
    ("duration", "Duration"),
];

/// What the attributes say, as they were written.
pub(crate) struct Written {
    pub(crate) name: Option<LitStr>,
    pub(crate) precision: Option<Whole>,
    pub(crate) scale: Option<Whole>,
}

impl Written {
    /// The logical type of a field.
    pub(crate) fn of_a_field(self, errors: &Errors) -> Option<Logical> {
        let logical = self.read(errors)?;
        if logical.name.value() == "duration" {
            errors.at(
                &logical.name,
                diagnostics::LOGICAL_TYPE_OF_ANOTHER_BASE,
                "a `duration` is a fixed, which has a name, and so is a type of its own\n  help: write `#[derive(AvroFixed)] \
                 #[avro(logical = \"duration\")] struct Span([u8; 12]);`, and on the field `as = Span`, where its type is \
                 `schema_runtime::logical::Duration`\n  a `std::time::Duration` and its like are no months and days: take a number \
                 whose name tells the unit, as in `timeout_ms: i64`",
            );
            return None;
        }
        Some(logical)
    }

    /// The logical type of a fixed.
    pub(crate) fn of_a_fixed(self, errors: &Errors) -> Option<Logical> {
        let logical = self.read(errors)?;
        if !["decimal", "uuid", "duration"].contains(&logical.name.value().as_str()) {
            errors.at(
                &logical.name,
                diagnostics::LOGICAL_TYPE_OF_ANOTHER_BASE,
                format!(
                    "`{}` is not a logical type of a fixed\n  help: of a fixed it is \"decimal\", \"uuid\" or \"duration\"",
                    logical.name.value()
                ),
            );
            return None;
        }
        Some(logical)
    }

    fn read(self, errors: &Errors) -> Option<Logical> {
        let Self { name, precision, scale } = self;
        let written = name.as_ref().map(LitStr::value);
        if written.as_deref() != Some("decimal") {
            for parameter in [&precision, &scale].into_iter().flatten() {
                let what = match &written {
                    Some(name) => format!("and a `{name}` has none"),
                    None => "and there is no `logical` beside it".to_owned(),
                };
                let message = format!("`{}` is of a decimal, {what}", parameter.key);
                errors.at(&parameter.key, diagnostics::PARAMETER_WITHOUT_A_DECIMAL, message);
            }
        }
        let name = name?;
        let Some((known, stands)) = KNOWN.iter().find(|(known, _)| written.as_deref() == Some(*known)) else {
            unknown(&name, errors);
            return None;
        };
        if *known != "decimal" {
            return Some(Logical { name, kind: Kind::Other(stands) });
        }
        let Some(precision) = precision else {
            errors.at(&name, diagnostics::PRECISION_MISSING, "a decimal needs a precision");
            return None;
        };
        let (digits, behind) = (precision.number?, scale.as_ref().map_or(Some(0), |scale| scale.number)?);
        if digits == 0 {
            let message = "a decimal has one digit at least, and its precision is 0";
            errors.at(&precision.tokens, diagnostics::PRECISION_OF_NONE, message);
        }
        if let Some(scale) = scale.filter(|_| behind > digits && digits > 0) {
            let message = format!("the scale {behind} is greater than the precision, which is {digits}");
            errors.at(&scale.tokens, diagnostics::SCALE_OVER_PRECISION, message);
            return None;
        }
        (digits > 0).then_some(Logical { name, kind: Kind::Decimal(digits, behind) })
    }
}

fn unknown(name: &LitStr, errors: &Errors) {
    let written = name.value();
    let known: Vec<_> = KNOWN.iter().map(|(known, _)| *known).collect();
    let list: Vec<_> = known.iter().map(|known| format!("{known:?}")).collect();
    let near = items::nearest(&written.to_lowercase(), &known).map(|near| format!("did you mean {near:?}?\n  "));
    let message = format!(
        "unknown logical type {written:?}\n  help: {}logical types are {}",
        near.unwrap_or_default(),
        list.join(", ")
    );
    errors.at(name, diagnostics::UNKNOWN_LOGICAL_TYPE, message);
}

impl Logical {
    /// The type that stands for a field's: the same around what is inside, and there the logical type.
    pub(crate) fn stands_for(&self, ty: &Type) -> Type {
        let span = self.name.span();
        let stands: Type = match &self.kind {
            Kind::Decimal(precision, scale) => {
                parse_quote_spanned!(span=> __avro::logical::Decimal<#precision, #scale>)
            }
            Kind::Other(name) => {
                let name = syn::Ident::new(name, span);
                parse_quote_spanned!(span=> __avro::logical::#name)
            }
        };
        types::with_inside(ty, &stands, span)
    }

    /// The properties of a fixed's schema.
    pub(crate) fn properties(&self) -> Vec<Member> {
        let member = |key: &str, value: String| Member {
            key: LitStr::new(key, self.name.span()),
            value,
            tokens: TokenStream::new(),
        };
        let mut members = vec![member("logicalType", format!("{:?}", self.name.value()))];
        if let Kind::Decimal(precision, scale) = self.kind {
            members.extend([member("precision", precision.to_string()), member("scale", scale.to_string())]);
        }
        members
    }

    /// What a fixed stands for: the generic parameters, the type, and how its bytes are made of `__value` and turned back.
    pub(crate) fn conversion(&self) -> Conversion {
        let value = quote!(__T);
        match &self.kind {
            Kind::Decimal(precision, scale) => Conversion {
                checks: Some(quote!(__avro::assert_scale(#scale, <__T as __avro::logical::DecimalNumber>::MAX_SCALE))),
                parameters: quote!(__T: __avro::logical::DecimalNumber),
                value,
                error: quote!(__avro::logical::ConversionError),
                write: quote!(__avro::logical::decimal_to_fixed(__value, #precision, #scale)?),
                read: quote!(__avro::logical::decimal_from_fixed(self.0, #precision, #scale)),
            },
            Kind::Other("Duration") => Conversion {
                checks: None,
                parameters: TokenStream::new(),
                value: quote!(__avro::logical::Duration),
                error: quote!(::core::convert::Infallible),
                write: quote!(__avro::logical::duration_to_fixed(*__value)),
                read: quote!(::core::result::Result::Ok(__avro::logical::duration_from_fixed(self.0))),
            },
            Kind::Other(_) => Conversion {
                checks: None,
                parameters: quote!(__T: __avro::logical::UuidBytes),
                value,
                error: quote!(::core::convert::Infallible),
                write: quote!(__avro::logical::uuid_to_fixed(__value)),
                read: quote!(::core::result::Result::Ok(__avro::logical::uuid_from_fixed(self.0))),
            },
        }
    }
}

/// How a fixed stands for the values of other types.
pub(crate) struct Conversion {
    /// What the compiler checks of the type.
    pub(crate) checks: Option<TokenStream>,
    pub(crate) parameters: TokenStream,
    pub(crate) value: TokenStream,
    pub(crate) error: TokenStream,
    pub(crate) write: TokenStream,
    pub(crate) read: TokenStream,
}
