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
