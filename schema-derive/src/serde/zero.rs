//! The defaults that types have in Rust, where their tokens tell: what a bare `#[serde(default)]` takes.

use syn::{GenericArgument, PathArguments, Type};

/// The default as JSON. A guess, as `String` may be a name for something else: the compiler compares it with the schema.
pub(super) fn of(ty: &Type) -> Option<&'static str> {
    let (name, inner) = match ty {
        Type::Group(group) => return of(&group.elem),
        Type::Paren(paren) => return of(&paren.elem),
        Type::Reference(reference) => ("&".to_owned(), Some((*reference.elem).clone())),
        _ => named(ty)?,
    };
    let inner = inner.as_ref();
    Some(match name.as_str() {
        "bool" => "false",
        "i8" | "i16" | "i32" | "i64" | "u8" | "u16" | "u32" => "0",
        "f32" | "f64" => "0.0",
        "String" => "\"\"",
        "HashMap" | "BTreeMap" => "{}",
        "Vec" | "VecDeque" => {
            if is(inner?, "u8") {
                "\"\""
            } else {
                "[]"
            }
        }
        "&" | "Box" | "Arc" | "Rc" | "Cow" => match inner? {
            Type::Slice(slice) => {
                if is(&slice.elem, "u8") {
                    "\"\""
                } else {
                    "[]"
                }
            }
            inner if is(inner, "str") => "\"\"",
            inner => return of(inner),
        },
        _ => return None,
    })
}

/// The last name of a type's path, and the first type in its brackets.
fn named(ty: &Type) -> Option<(String, Option<Type>)> {
    let Type::Path(path) = ty else { return None };
    let segment = path.path.segments.last().filter(|_| path.qself.is_none())?;
    let inner = match &segment.arguments {
        PathArguments::AngleBracketed(arguments) => arguments.args.iter().find_map(|argument| match argument {
            GenericArgument::Type(ty) => Some(ty.clone()),
            _ => None,
        }),
        _ => None,
    };
    Some((segment.ident.to_string(), inner))
}

fn is(ty: &Type, name: &str) -> bool {
    matches!(ty, Type::Path(path) if path.path.is_ident(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn defaults_are_those_of_the_types() {
        for (ty, expected) in [
            ("String", Some("\"\"")),
            ("std::string::String", Some("\"\"")),
            ("&'a str", Some("\"\"")),
            ("Cow<'a, str>", Some("\"\"")),
            ("Box<str>", Some("\"\"")),
            ("u32", Some("0")),
            ("f64", Some("0.0")),
            ("bool", Some("false")),
            ("Vec<String>", Some("[]")),
            ("Vec<u8>", Some("\"\"")),
            ("Arc<[u8]>", Some("\"\"")),
            ("Rc<[i32]>", Some("[]")),
            ("Box<Vec<i32>>", Some("[]")),
            ("HashMap<String, i32>", Some("{}")),
            ("[i32; 3]", None),
            ("Address", None),
            ("Text", None),
        ] {
            let ty: Type = syn::parse_str(ty).expect("a type");
            assert_eq!(of(&ty), expected);
        }
    }
}
