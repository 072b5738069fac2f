//! The texts of fields, where the tokens of their types tell their schemas.
//!
//! A guess: `String` may be a name for something else. The compiler compares the shapes with the schemas, and writes the
//! texts of a record itself where they differ.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use schema_model::{private::Crc64Piece, push_json_string};
use syn::{GenericArgument, PathArguments, Type};

use crate::ast::Field;

/// A shape of schema: a variant of `Shape`, and the primitive type in it.
pub(crate) struct Shape {
    variant: &'static str,
    primitive: &'static str,
}

/// Fields that stand together, each of a type whose tokens tell.
struct Run {
    first: usize,
    fields: Vec<Texts>,
}

/// What the tokens of a field tell.
struct Texts {
    shape: Shape,
    has_default: bool,
    canonical_form: String,
    json: String,
}

/// The call that gives a record the texts of its fields; nothing where no type's tokens tell.
pub(crate) fn of(fields: &[Field<'_>]) -> TokenStream {
    match runs(fields) {
        None => TokenStream::new(),
        Some(runs) => quote!(.with_prerendered(#runs)),
    }
}

/// The texts of fields that stand together, as a slice; none where no type's tokens tell.
pub(crate) fn runs(fields: &[Field<'_>]) -> Option<TokenStream> {
    let mut runs: Vec<Run> = Vec::new();
    for (index, field) in fields.iter().enumerate() {
        let Some(texts) = of_field(field) else { continue };
        match runs.last_mut() {
            Some(run) if run.first + run.fields.len() == index => run.fields.push(texts),
            _ => runs.push(Run { first: index, fields: vec![texts] }),
        }
    }
    if runs.is_empty() {
        return None;
    }
    let runs = runs.iter().map(Run::tokens);
    Some(quote!(const { &[#(#runs),*] }))
}

impl Run {
    fn tokens(&self) -> TokenStream {
        let first = self.first;
        let fields = self.fields.iter().map(|field| {
            let variant = format_ident!("{}", field.shape.variant);
            let primitive = format_ident!("{}", field.shape.primitive);
            let has_default = field.has_default;
            quote!((__avro::Shape::#variant(__avro::Primitive::#primitive), #has_default))
        });
        let joined = |text: fn(&Texts) -> &str| self.fields.iter().map(text).collect::<Vec<_>>().join(",");
        let (canonical_form, json) = (joined(|field| &field.canonical_form), joined(|field| &field.json));
        let (alone, factor) = Crc64Piece::of(canonical_form.as_bytes()).parts();
        let crc64 = quote!(__avro::Crc64Piece::new(#alone, #factor));
        quote!(__avro::Prerendered::new(#first, const { &[#(#fields),*] }, #canonical_form, #json, #crc64))
    }
}

fn of_field(field: &Field<'_>) -> Option<Texts> {
    // What is rare is left to the compiler.
    if field.adapter.is_some()
        || field.order.is_some()
        || !field.properties.is_empty()
        || !field.type_properties.is_empty()
    {
        return None;
    }
    let shape = shape(&field.original.ty)?;
    let name = &field.name.value;
    let default = field.default.as_ref().map(|json| json.text.as_str());
    let default = default.or((shape.variant == "Optional" && field.no_default.is_none()).then_some("null"));
    let canonical_form = format!(r#"{{"name":"{name}","type":{}}}"#, shape.json());
    let mut json = format!(r#"{{"name":"{name}","type":{}"#, shape.json());
    if let Some(doc) = &field.doc {
        json.push_str(",\"doc\":");
        push_json_string(&mut json, doc);
    }
    if let Some(default) = default {
        json.push_str(",\"default\":");
        json.push_str(default);
    }
    if !field.aliases.is_empty() {
        let aliases: Vec<_> = field.aliases.iter().map(|alias| format!("\"{}\"", alias.value)).collect();
        json.push_str(&format!(",\"aliases\":[{}]", aliases.join(",")));
    }
    json.push('}');
    Some(Texts { shape, has_default: default.is_some(), canonical_form, json })
}

impl Shape {
    fn json(&self) -> String {
        let primitive = self.primitive.to_lowercase();
        match self.variant {
            "Optional" => format!(r#"["null","{primitive}"]"#),
            "Array" => format!(r#"{{"type":"array","items":"{primitive}"}}"#),
            "Map" => format!(r#"{{"type":"map","values":"{primitive}"}}"#),
            _ => format!("\"{primitive}\""),
        }
    }
}

/// The shape that the tokens of a type tell.
pub(crate) fn shape(ty: &Type) -> Option<Shape> {
    if let Some(primitive) = primitive(ty) {
        return Some(Shape { variant: "Plain", primitive });
    }
    if let Type::Array(array) = ty {
        return Some(Shape { variant: "Array", primitive: primitive(&array.elem)? });
    }
    let (name, arguments) = generic(ty)?;
    let (variant, inner) = match (name.as_str(), arguments.as_slice()) {
        ("Option", [inner]) => ("Optional", inner),
        ("Vec" | "VecDeque", [inner]) => ("Array", inner),
        ("Box" | "Arc" | "Rc", [Type::Slice(slice)]) => ("Array", &*slice.elem),
        ("HashMap" | "BTreeMap", [_, inner]) => ("Map", inner),
        _ => return None,
    };
    Some(Shape { variant, primitive: primitive(inner)? })
}

fn primitive(ty: &Type) -> Option<&'static str> {
    let name = match ty {
        Type::Reference(reference) => match &*reference.elem {
            Type::Slice(slice) if is(&slice.elem, "u8") => return Some("Bytes"),
            borrowed if is(borrowed, "str") => return Some("String"),
            _ => return None,
        },
        Type::Array(array) if is(&array.elem, "u8") => return Some("Bytes"),
        Type::Path(path) if path.qself.is_none() => path.path.get_ident().map(ToString::to_string),
        Type::Group(group) => return primitive(&group.elem),
        _ => return None,
    };
    match name.as_deref() {
        Some("bool") => Some("Boolean"),
        Some("i32" | "i16" | "i8" | "u16" | "u8") => Some("Int"),
        Some("i64" | "u32") => Some("Long"),
        Some("f32") => Some("Float"),
        Some("f64") => Some("Double"),
        Some("String") => Some("String"),
        Some(_) => None,
        None => {
            let (name, arguments) = generic(ty)?;
            match (name.as_str(), arguments.as_slice()) {
                ("Vec" | "VecDeque", [inner]) if is(inner, "u8") => Some("Bytes"),
                ("Box" | "Arc" | "Rc", [Type::Slice(slice)]) if is(&slice.elem, "u8") => Some("Bytes"),
                ("Box" | "Arc" | "Rc" | "Cow", [inner]) if is(inner, "str") => Some("String"),
                _ => None,
            }
        }
    }
}

/// The last name of a type's path, and the types in its brackets.
fn generic(ty: &Type) -> Option<(String, Vec<Type>)> {
    let Type::Path(path) = ty else { return None };
    let segment = path.path.segments.last().filter(|_| path.qself.is_none())?;
    let PathArguments::AngleBracketed(arguments) = &segment.arguments else { return None };
    let types = arguments.args.iter().filter_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty.clone()),
        _ => None,
    });
    Some((segment.ident.to_string(), types.collect()))
}

fn is(ty: &Type, name: &str) -> bool {
    matches!(ty, Type::Path(path) if path.path.is_ident(name))
}
