//! The attributes of a type and of its fields.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use schema_model::private::diagnostics;
use syn::{Attribute, LitStr, Path, Type};

use crate::{
    adapter::Adapter,
    case::Case,
    doc_comment::doc_comment,
    errors::Errors,
    items::{self, Item, Once, Spanned, Whole, unknown},
    json::{Json, Member},
    logical::{Logical, Written},
    null::Nulls,
    type_properties::TypeProperties,
};

const ALIAS: &str = "alias";
const AS: &str = "as";
const CRATE: &str = "crate";
const DEFAULT: &str = "default";
const DOC: &str = "doc";
const ERROR: &str = "error";
const FLATTEN: &str = "flatten";
const HISTORY: &str = "history";
const JSON: &str = "json";
const LOGICAL: &str = "logical";
const NAME: &str = "name";
const NAMESPACE: &str = "namespace";
const NO_DEFAULT: &str = "no_default";
const ANY_BRANCH: &str = "any_branch";
const NULL: &str = "null";
const ORDER: &str = "order";
const PRECISION: &str = "precision";
const PROPERTIES: &str = "properties";
const RENAME: &str = "rename";
const RENAME_ALL: &str = "rename_all";
const SCALE: &str = "scale";
const SCHEMA: &str = "schema";
const SERDE: &str = "serde";
const SKIP: &str = "skip";
const TRANSPARENT: &str = "transparent";
const TYPE_PROPERTIES: &str = "type_properties";

/// What a derive makes of a type.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Record,
    Enum,
    Union,
    Fixed,
}

impl Kind {
    /// How a message calls the type.
    fn place(self) -> &'static str {
        match self {
            Self::Record => "struct",
            Self::Enum => "enum",
            Self::Union => "union",
            Self::Fixed => "fixed",
        }
    }

    /// Where a default belongs.
    fn hint_of_default(self) -> &'static str {
        match self {
            Self::Enum => "the default symbol is marked by `#[avro(default)]` on its variant",
            _ => "a default belongs to a field, or to a variant of an enum",
        }
    }

    fn known(self) -> &'static [&'static str] {
        match self {
            Self::Record => &[
                NAME,
                NAMESPACE,
                DOC,
                ALIAS,
                RENAME_ALL,
                PROPERTIES,
                SCHEMA,
                HISTORY,
                TRANSPARENT,
                ERROR,
                SERDE,
                CRATE,
            ],
            Self::Enum => &[NAME, NAMESPACE, DOC, ALIAS, RENAME_ALL, PROPERTIES, SCHEMA, HISTORY, SERDE, CRATE],
            Self::Fixed => {
                &[NAME, NAMESPACE, DOC, ALIAS, PROPERTIES, LOGICAL, PRECISION, SCALE, SCHEMA, HISTORY, SERDE, CRATE]
            }
            Self::Union => &[SCHEMA, HISTORY, SERDE, CRATE],
        }
    }
}

/// The attributes of a type.
pub(crate) struct Container {
    pub(crate) name: Option<Spanned>,
    pub(crate) namespace: Option<Spanned>,
    pub(crate) doc: Option<String>,
    pub(crate) aliases: Vec<Spanned>,
    pub(crate) rename_all: Option<Case>,
    pub(crate) properties: Vec<Member>,
    /// The file that has the schema.
    pub(crate) schema: Option<LitStr>,
    /// The file that has the recorded versions.
    pub(crate) history: Option<LitStr>,
    pub(crate) transparent: Option<Ident>,
    /// Where it says that the schema calls the record an `error`.
    pub(crate) error: Option<Ident>,
    /// That serde's attributes count as well, and what they say.
    pub(crate) serde: Option<Serde>,
    /// Of a fixed.
    pub(crate) logical: Option<Logical>,
    /// The keys of `doc` and `rename_all`.
    pub(crate) doc_and_case: Vec<Ident>,
    runtime: Option<Path>,
}

/// What serde's attributes say of a type, beside what they add to Avro's.
#[derive(Default)]
pub(crate) struct Serde {
    /// The key, where absent fields are those of the struct's `Default`.
    pub(crate) default: Option<Ident>,
}

impl Container {
    const HINTS: [(&str, &str); 7] = [
        (LOGICAL, "a logical type is of a field, or of a fixed: `#[derive(AvroFixed)]`"),
        ("logicalType", "a field's or a fixed's logical type is set by `logical = \"…\"`"),
        (RENAME, "a type's name is set by `name = \"…\"`"),
        ("aliases", "each alias is an attribute of its own: `alias = \"…\"`"),
        ("property", "all of them are in `properties = {\"key\": …}`"),
        ("schema_runtime", "the path of the crate is set by `crate = …`"),
        ("renameAll", "did you mean `rename_all`?"),
    ];

    pub(crate) fn read(attributes: &[Attribute], kind: Kind, errors: &Errors) -> Self {
        let mut name = Once::new(NAME);
        let mut namespace = Once::new(NAMESPACE);
        let mut doc = Once::new(DOC);
        let mut rename_all = Once::new(RENAME_ALL);
        let mut properties = Once::new(PROPERTIES);
        let mut schema = Once::new(SCHEMA);
        let mut history = Once::new(HISTORY);
        let mut transparent = Once::new(TRANSPARENT);
        let mut error = Once::new(ERROR);
        let mut serde = Once::new(SERDE);
        let mut runtime = Once::new(CRATE);
        let mut logical = LogicalItems::new();
        let (mut aliases, mut doc_and_case) = (Vec::new(), Vec::new());
        for item in items::read(attributes, errors) {
            let key = item.key.to_string();
            if [DOC, RENAME_ALL].contains(&key.as_str()) {
                doc_and_case.push(item.key.clone());
            }
            match key.as_str() {
                key if !kind.known().contains(&key) => {
                    let hints = [&Self::HINTS[..], &[(DEFAULT, kind.hint_of_default())]].concat();
                    unknown(&item.key, kind.place(), kind.known(), &hints, errors);
                }
                NAME => name.set(&item.key, item.string("\"User\"", errors), errors),
                NAMESPACE => namespace.set(&item.key, item.string("\"com.example\"", errors), errors),
                DOC => doc.set(&item.key, item.string("\"what it is\"", errors), errors),
                ALIAS => aliases.extend(item.string("\"com.example.Person\"", errors).map(Spanned::from)),
                RENAME_ALL => {
                    let rule = item.string("\"camelCase\"", errors).and_then(|rule| Case::read(&rule, errors));
                    rename_all.set(&item.key, rule, errors);
                }
                PROPERTIES => properties.set(&item.key, item.members(errors), errors),
                SCHEMA => schema.set(&item.key, item.string("\"schemas/user.avsc\"", errors), errors),
                HISTORY => {
                    history.set(&item.key, item.string("\"schemas/history/users-value.json\"", errors), errors);
                }
                ERROR => error.set(&item.key, item.flag(errors), errors),
                LOGICAL | PRECISION | SCALE => logical.set(&item, errors),
                TRANSPARENT => transparent.set(&item.key, item.flag(errors), errors),
                SERDE => serde.set(&item.key, item.flag(errors), errors),
                _ => runtime.set(&item.key, item.path("::schema_runtime", errors), errors),
            }
        }
        let properties = properties.get().unwrap_or_default();
        let logical = match kind {
            Kind::Fixed => logical.written().of_a_fixed(errors),
            _ => None,
        };
        Self {
            name: name.get().map(Spanned::from),
            namespace: namespace.get().map(Spanned::from),
            doc: doc.get().map(|doc: LitStr| doc.value()).or_else(|| doc_comment(attributes)),
            aliases,
            rename_all: rename_all.get(),
            properties,
            schema: schema.get(),
            history: history.get(),
            transparent: transparent.get(),
            error: error.get(),
            serde: serde.get().map(|_| Serde::default()),
            logical,
            doc_and_case,
            runtime: runtime.get(),
        }
    }

    /// The path under which derived code finds `schema-runtime`.
    pub(crate) fn runtime(&self) -> TokenStream {
        match &self.runtime {
            Some(path) => quote!(#path),
            None => quote!(::schema_runtime),
        }
    }
}

/// The attributes of a field.
pub(crate) struct Field {
    pub(crate) rename: Option<Spanned>,
    pub(crate) doc: Option<String>,
    pub(crate) aliases: Vec<Spanned>,
    pub(crate) default: Option<Json>,
    /// Not even the one that an `Option` has by itself.
    pub(crate) no_default: Option<Ident>,
    /// The default may be of any branch of a union.
    pub(crate) any_branch: Option<Ident>,
    pub(crate) order: Option<&'static str>,
    pub(crate) properties: Vec<Member>,
    pub(crate) type_properties: TypeProperties,
    pub(crate) adapter: Option<Adapter>,
    /// It is not in the schema.
    pub(crate) skip: Option<Ident>,
}

impl Field {
    const KNOWN: [&str; 17] = [
        RENAME,
        DOC,
        ALIAS,
        DEFAULT,
        NO_DEFAULT,
        ANY_BRANCH,
        NULL,
        AS,
        LOGICAL,
        PRECISION,
        SCALE,
        JSON,
        FLATTEN,
        SKIP,
        ORDER,
        PROPERTIES,
        TYPE_PROPERTIES,
    ];
    const HINTS: [(&str, &str); 6] = [
        ("logicalType", "a field's logical type is set by `logical = \"…\"`"),
        (NAME, "a field's name is set by `rename = \"…\"`"),
        (RENAME_ALL, "it belongs to the struct"),
        ("aliases", "each alias is an attribute of its own: `alias = \"…\"`"),
        ("with", "another type in a field's place is `as = Type`"),
        (SERDE, "it belongs to the struct"),
    ];

    /// What stands at a field of this type.
    pub(crate) fn read(attributes: &[Attribute], ty: &Type, errors: &Errors) -> Self {
        let mut rename = Once::new(RENAME);
        let mut logical = LogicalItems::new();
        let mut doc = Once::new(DOC);
        let mut default = Once::new(DEFAULT);
        let mut no_default = Once::new(NO_DEFAULT);
        let mut any_branch = Once::new(ANY_BRANCH);
        let mut null = Once::new(NULL);
        let mut other = Once::new(AS);
        let mut order = Once::new(ORDER);
        let mut properties = Once::new(PROPERTIES);
        let mut type_properties = Once::new(TYPE_PROPERTIES);
        let mut json = Once::new(JSON);
        let mut flatten = Once::new(FLATTEN);
        let mut skip = Once::new(SKIP);
        let (mut aliases, mut keys) = (Vec::new(), Vec::new());
        for item in items::read(attributes, errors) {
            keys.push(item.key.clone());
            match item.key.to_string().as_str() {
                RENAME => rename.set(&item.key, item.string("\"firstName\"", errors), errors),
                DOC => doc.set(&item.key, item.string("\"what it is\"", errors), errors),
                ALIAS => aliases.extend(item.string("\"first_name\"", errors).map(Spanned::from)),
                DEFAULT => {
                    let json = item.value("null", errors).and_then(|value| Json::read(value, errors));
                    default.set(&item.key, json, errors);
                }
                NO_DEFAULT => no_default.set(&item.key, item.flag(errors), errors),
                ANY_BRANCH => any_branch.set(&item.key, item.flag(errors), errors),
                NULL => null.set(&item.key, Nulls::read(&item, errors), errors),
                AS => {
                    let ty = item.ty("Option<Repr>", errors);
                    other.set(&item.key, ty.map(Box::new), errors);
                }
                LOGICAL | PRECISION | SCALE => logical.set(&item, errors),
                ORDER => order.set(&item.key, item.one_of(&["ascending", "descending", "ignore"], errors), errors),
                PROPERTIES => properties.set(&item.key, item.members(errors), errors),
                TYPE_PROPERTIES => type_properties.set(&item.key, TypeProperties::read(&item, errors), errors),
                JSON => json.set(&item.key, item.flag(errors), errors),
                FLATTEN => flatten.set(&item.key, item.flag(errors), errors),
                SKIP => skip.set(&item.key, item.flag(errors), errors),
                _ => unknown(&item.key, "field", &Self::KNOWN, &Self::HINTS, errors),
            }
        }
        let (default, no_default) = (default.get(), no_default.get());
        if let (Some(_), Some(key)) = (&default, &no_default) {
            errors.at(
                key,
                diagnostics::DEFAULT_AND_NO_DEFAULT,
                "`default` gives the field a default, and `no_default` none",
            );
        }
        let any_branch = any_branch.get();
        if let (None, Some(key)) = (&default, &any_branch) {
            errors.at(
                key,
                diagnostics::ANY_BRANCH_FOR_NOTHING,
                "`any_branch` says of a default that it may be of any branch of a union, and the field has no `default`",
            );
        }
        let (json, flatten, skip) = (json.get(), flatten.get(), skip.get());
        stand_alone([&skip, &flatten, &json], &keys, errors);
        let at_logical = logical.key.clone();
        let logical = logical.written().of_a_field(errors);
        let nulls = null.get();
        if let Some(nulls) = &nulls {
            nulls.check(ty, errors);
        }
        let stands = match (other.get(), logical) {
            (Some(_), Some(_)) => {
                errors.at(
                    at_logical,
                    diagnostics::LOGICAL_AND_AS,
                    "`logical` says which type stands for the field's, and so does `as`",
                );
                None
            }
            (Some(other), None) => {
                if let Some(nulls) = &nulls {
                    nulls.check_as(&other, errors);
                }
                Some(other)
            }
            (None, logical) => logical.map(|logical| Box::new(logical.stands_for(ty))),
        };
        let adapter = match (nulls, stands) {
            (Some(nulls), stands) => Some(Adapter::Null(nulls, stands)),
            (None, Some(ty)) => Some(Adapter::As(ty)),
            (None, None) => flatten.map(|_| Adapter::Flatten).or(json.map(Adapter::Json)),
        };
        Self {
            rename: rename.get().map(Spanned::from),
            doc: doc.get().map(|doc: LitStr| doc.value()).or_else(|| doc_comment(attributes)),
            aliases,
            default,
            no_default,
            any_branch,
            order: order.get(),
            properties: properties.get().unwrap_or_default(),
            type_properties: type_properties.get().unwrap_or_default(),
            adapter,
            skip,
        }
    }
}

/// What leaves nothing for other attributes to say stands alone, and text in JSON has no other form.
fn stand_alone([skip, flatten, json]: [&Option<Ident>; 3], keys: &[Ident], errors: &Errors) {
    let (rule, alone, said, allowed): (_, _, _, &[&str]) = match (skip, flatten, json) {
        (Some(key), ..) => (diagnostics::SKIP_AND_OTHERS, key, "leaves the field out of the schema", &[]),
        (_, Some(key), _) => {
            (diagnostics::FLATTEN_AND_OTHERS, key, "puts the fields of a record in place of the field", &[])
        }
        (.., Some(key)) => (
            diagnostics::JSON_AND_OTHERS,
            key,
            "writes the field as text in JSON",
            &[RENAME, DOC, ALIAS, DEFAULT, NO_DEFAULT, ORDER, PROPERTIES],
        ),
        (None, None, None) => return,
    };
    for key in keys.iter().filter(|key| *key != alone && !allowed.contains(&key.to_string().as_str())) {
        errors.at(key, rule, format!("`{alone}` {said}, and `{key}` has nothing to say of it"));
    }
}

/// The attributes of a logical type, which belong together.
struct LogicalItems {
    /// The key of `logical`.
    key: Option<Ident>,
    name: Once<LitStr>,
    precision: Once<Whole>,
    scale: Once<Whole>,
}

impl LogicalItems {
    fn new() -> Self {
        Self { key: None, name: Once::new(LOGICAL), precision: Once::new(PRECISION), scale: Once::new(SCALE) }
    }

    fn set(&mut self, item: &Item, errors: &Errors) {
        match item.key.to_string().as_str() {
            PRECISION => self.precision.set(&item.key, item.whole("10", errors), errors),
            SCALE => self.scale.set(&item.key, item.whole("2", errors), errors),
            _ => {
                self.name.set(&item.key, item.string("\"timestamp-millis\"", errors), errors);
                self.key.get_or_insert(item.key.clone());
            }
        }
    }

    fn written(self) -> Written {
        Written { name: self.name.get(), precision: self.precision.get(), scale: self.scale.get() }
    }
}

fn has_no_logical(key: &Ident, place: &str, errors: &Errors) {
    let message = format!(
        "unknown attribute `logical` of a {place}\n  help: hold the type that stands for it, as \
         `schema_runtime::logical::Decimal<10, 2>` for a decimal, or a struct with `#[derive(AvroRecord)]` and the field"
    );
    errors.at(key, diagnostics::UNKNOWN_ATTRIBUTE, message);
}

/// The attributes of a variant: a symbol of an enum, or a branch of a union.
pub(crate) struct Variant {
    pub(crate) rename: Option<Spanned>,
    pub(crate) default: Option<Ident>,
    pub(crate) type_properties: TypeProperties,
    /// Where in the type null is last.
    pub(crate) nulls: Option<Nulls>,
}

impl Variant {
    const HINTS: [(&str, &str); 3] = [
        (NAME, "a symbol's name is set by `rename = \"…\"`"),
        (ALIAS, "Avro has aliases for types and fields, and none for symbols"),
        (DOC, "Avro has no documentation for symbols; a comment of Rust's is allowed"),
    ];

    pub(crate) fn read(attributes: &[Attribute], place: &'static str, errors: &Errors) -> Self {
        let known: &[&str] = match place {
            "symbol" => &[RENAME, DEFAULT],
            "branch" | "field of a transparent type" => &[NULL, TYPE_PROPERTIES],
            _ => &[],
        };
        let mut type_properties = Once::new(TYPE_PROPERTIES);
        let mut rename = Once::new(RENAME);
        let mut default = Once::new(DEFAULT);
        let mut null = Once::new(NULL);
        let items = items::read(attributes, errors);
        let is_logical = place != "symbol" && items.iter().any(|item| item.key == LOGICAL);
        for item in items {
            match item.key.to_string().as_str() {
                LOGICAL if is_logical => has_no_logical(&item.key, place, errors),
                // It says no more than the one beside it.
                PRECISION | SCALE if is_logical => {}
                key if !known.contains(&key) => unknown(&item.key, place, known, &Self::HINTS, errors),
                RENAME => rename.set(&item.key, item.string("\"HEARTS\"", errors), errors),
                NULL => null.set(&item.key, Nulls::read(&item, errors), errors),
                TYPE_PROPERTIES => type_properties.set(&item.key, TypeProperties::read(&item, errors), errors),
                _ => default.set(&item.key, item.flag(errors), errors),
            }
        }
        let type_properties = type_properties.get().unwrap_or_default();
        Self { rename: rename.get().map(Spanned::from), default: default.get(), type_properties, nulls: null.get() }
    }
}
