//! Types as they are named outside of their struct: in statics, which have no lifetimes and no `Self`.

use syn::{
    Generics, Ident, Lifetime, Type, TypePath,
    spanned::Spanned,
    visit_mut::{self, VisitMut},
};

/// A field's type with every lifetime `'static`, and `Self` by the struct's name.
pub(crate) fn static_type(ty: &Type, ident: &Ident, generics: &Generics) -> Type {
    let mut ty = without_self(ty, ident, generics);
    Static.visit_type_mut(&mut ty);
    ty
}

/// A field's type with `Self` by the struct's name and lifetimes.
pub(crate) fn without_self(ty: &Type, ident: &Ident, generics: &Generics) -> Type {
    let mut ty = ty.clone();
    WithoutSelf { ident, generics }.visit_type_mut(&mut ty);
    ty
}

struct Static;

impl VisitMut for Static {
    fn visit_lifetime_mut(&mut self, lifetime: &mut Lifetime) {
        *lifetime = Lifetime::new("'static", lifetime.span());
    }
}

struct WithoutSelf<'i> {
    ident: &'i Ident,
    generics: &'i Generics,
}

impl VisitMut for WithoutSelf<'_> {
    fn visit_type_path_mut(&mut self, path: &mut TypePath) {
        if path.qself.is_none() && path.path.is_ident("Self") {
            let mut ident = self.ident.clone();
            ident.set_span(path.span());
            let (_, generics, _) = self.generics.split_for_impl();
            *path = syn::parse_quote!(#ident #generics);
            return;
        }
        visit_mut::visit_type_path_mut(self, path);
    }
}

/// A generic type's field type with `Self`, and the type by its own parameters, by the name of its marker.
pub(crate) fn with_marker(ty: &Type, ident: &Ident, generics: &Generics) -> Type {
    let (_, arguments, _) = generics.split_for_impl();
    let own: Type = syn::parse_quote!(#ident #arguments);
    let marker: Type = syn::parse_quote!(__Itself #arguments);
    let mut ty = without_self(ty, ident, generics);
    WithMarker { own, marker }.visit_type_mut(&mut ty);
    ty
}

struct WithMarker {
    own: Type,
    marker: Type,
}

impl VisitMut for WithMarker {
    fn visit_type_mut(&mut self, ty: &mut Type) {
        if *ty == self.own {
            *ty = self.marker.clone();
        } else {
            visit_mut::visit_type_mut(self, ty);
        }
    }
}
