//! Which settings apply to what, by their paths.

pub(crate) mod syntax;
pub(crate) mod unused;

use super::items::Item;

/// Whether a setting's path is this one, or one around it.
pub(crate) fn covers(setting: &str, path: &str) -> bool {
    setting == "." || path.strip_prefix(setting).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// Whether a setting of types applies to an item: by the item's path, or by that of a namespace around it. So a setting of a
/// record does not apply to the enums of its unions.
pub(crate) fn covers_item(setting: &str, item: &Item<'_>) -> bool {
    setting == "." || item.path == setting || item.namespace().is_some_and(|namespace| covers(setting, namespace))
}

/// The setting with the longest path that covers this one; of two that are equally long, the last one.
pub(crate) fn nearest<'s, T>(
    settings: impl Iterator<Item = (&'s String, &'s T)>,
    path: &str,
) -> Option<(&'s String, &'s T)> {
    let covering = settings.filter(|(setting, _)| covers(setting, path));
    covering.max_by_key(|(setting, _)| if *setting == "." { 0 } else { setting.len() })
}

/// The value of a setting at a path, such as `com.example.User.email`.
pub(crate) fn value<T: Copy + Default>(settings: &[(String, T)], path: &str) -> T {
    let nearest = nearest(settings.iter().map(|(setting, value)| (setting, value)), path);
    nearest.map_or_else(T::default, |(_, value)| *value)
}

/// The names in the path of a module, without `r#`.
pub(crate) fn module_parts(module: &str) -> impl Iterator<Item = &str> {
    let parts = module.split("::").flat_map(|part| part.split('.'));
    parts.map(|part| part.strip_prefix("r#").unwrap_or(part)).filter(|part| !part.is_empty())
}

/// The names of a namespace after those of a setting that covers it.
pub(crate) fn parts_after<'p>(setting: &str, namespace: &'p str) -> impl Iterator<Item = &'p str> {
    let rest = if setting == "." { namespace } else { &namespace[setting.len()..] };
    rest.split('.').filter(|part| !part.is_empty())
}
