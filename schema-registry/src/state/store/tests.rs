#![allow(clippy::unwrap_used)]

use schema_model::CompatibilityLevel;

use super::*;
use crate::state::config::ConfigUpdate;
use crate::state::version::RequestedVersion;

/// A store that compares nothing: the contents here are no schemas.
fn lenient() -> Store {
    let mut store = Store::default();
    let level = Some(Some(CompatibilityLevel::None));
    store.configure(None, ConfigUpdate { level, ..ConfigUpdate::default() }).unwrap();
    store
}

fn subject(name: &str) -> Subject {
    Subject::parse(name).unwrap()
}

fn content(text: &str) -> Content {
    Content::new(text)
}

fn wish(text: &str) -> Registration {
    Registration { content: Some(content(text)), id: None, version: RequestedVersion::Any }
}

/// Registers under any version and gives version and id.
fn register(store: &mut Store, name: &str, text: &str) -> (Version, SchemaId) {
    let record = store.register(subject(name), wish(text)).unwrap();
    (record.version, record.id)
}

#[test]
fn ids_count_from_one_and_belong_to_contents() {
    let mut store = lenient();
    assert_eq!(store.max_id(), 0);
    assert_eq!(register(&mut store, "a", "X"), (1, 1));
    assert_eq!(register(&mut store, "b", "Y"), (1, 2));
    assert_eq!(register(&mut store, "b", "X"), (2, 1));
    assert_eq!(register(&mut store, "b", "Z"), (3, 3));
    assert_eq!(store.max_id(), 3);
}

#[test]
fn registering_again_changes_nothing() {
    let mut store = lenient();
    register(&mut store, "a", "X");
    register(&mut store, "a", "Y");
    assert_eq!(register(&mut store, "a", "X"), (1, 1));
    assert_eq!(register(&mut store, "a", "Y"), (2, 2));
    assert_eq!(store.versions("a", Lookup::Active).unwrap().collect::<Vec<_>>(), [1, 2]);
}

#[test]
fn no_content_is_the_latest_one() {
    let mut store = lenient();
    let none = Registration { content: None, id: None, version: RequestedVersion::Any };
    assert_eq!(store.register(subject("a"), none.clone()), Err(StoreError::EmptySchema));
    register(&mut store, "a", "X");
    register(&mut store, "a", "Y");
    let record = store.register(subject("a"), none).unwrap();
    assert_eq!((record.version, record.id), (2, 2));
}

#[test]
fn an_explicit_version_must_be_the_next() {
    let mut store = lenient();
    let mut at = |number, text| {
        let wish = Registration { version: RequestedVersion::from(Some(number)), ..wish(text) };
        store.register(subject("a"), wish).map(|record| (record.version, record.id))
    };
    assert_eq!(at(2, "X"), Err(StoreError::VersionNotNext));
    assert_eq!(at(1, "X"), Ok((1, 1)));
    assert_eq!(at(1, "X"), Err(StoreError::VersionNotNext));
    assert_eq!(at(-7, "X"), Err(StoreError::VersionNotNext));
    assert_eq!(at(2, "Y"), Ok((2, 2)));
    // The same content under a further number keeps its id, and is found there from now on.
    assert_eq!(at(3, "X"), Ok((3, 1)));
    assert_eq!(at(0, "X"), Ok((3, 1)));
    // "Latest" is idempotent against the latest version alone.
    assert_eq!(at(-1, "X"), Ok((3, 1)));
    assert_eq!(at(-1, "Y"), Ok((4, 2)));
}

#[test]
fn an_explicit_id_must_be_the_one_it_has() {
    let mut store = lenient();
    register(&mut store, "a", "X");
    let mut with = |id, name, text| {
        let wish = Registration { id: Some(id), ..wish(text) };
        store.register(subject(name), wish).map(|record| (record.version, record.id))
    };
    assert_eq!(with(1, "a", "X"), Ok((1, 1)));
    assert_eq!(with(2, "a", "X"), Err(StoreError::NotInImportMode(subject("a"))));
    assert_eq!(with(1, "b", "X"), Err(StoreError::NotInImportMode(subject("b"))));
    assert_eq!(store.subjects("", Lookup::Active).count(), 1);
}

#[test]
fn a_refused_registration_leaves_no_trace() {
    let mut store = lenient();
    let late = Registration { version: RequestedVersion::Next(5), ..wish("X") };
    assert!(store.register(subject("a"), late).is_err());
    assert_eq!(store.subjects("", Lookup::Active).count(), 0);
    assert_eq!(store.max_id(), 0);
}

#[test]
fn lookup_tells_unknown_subject_from_unknown_schema() {
    let mut store = lenient();
    register(&mut store, "a", "X");
    register(&mut store, "b", "Y");
    assert_eq!(store.lookup("a", Some(&content("X")), Lookup::Active).unwrap().version, 1);
    assert_eq!(store.lookup("a", Some(&content("Y")), Lookup::Active), Err(StoreError::SchemaNotFound));
    assert_eq!(store.lookup("a", None, Lookup::Active), Err(StoreError::SchemaNotFound));
    assert_eq!(
        store.lookup("c", Some(&content("X")), Lookup::Active),
        Err(StoreError::SubjectNotFound("c".to_owned()))
    );
}

#[test]
fn versions_are_selected_by_number_or_as_the_latest() {
    let mut store = lenient();
    register(&mut store, "a", "X");
    register(&mut store, "a", "Y");
    assert_eq!(store.version("a", VersionSelector::Number(1), Lookup::Active).unwrap().content, content("X"));
    assert_eq!(store.version("a", VersionSelector::Latest, Lookup::Active).unwrap().content, content("Y"));
    assert_eq!(
        store.version("a", VersionSelector::Number(3), Lookup::Active),
        Err(StoreError::VersionNotFound(VersionSelector::Number(3)))
    );
    assert_eq!(
        store.version("b", VersionSelector::Latest, Lookup::Active),
        Err(StoreError::SubjectNotFound("b".to_owned()))
    );
}

#[test]
fn an_id_knows_its_places() {
    let mut store = lenient();
    register(&mut store, "b", "Y");
    register(&mut store, "b", "X");
    register(&mut store, "a", "X");
    let place =
        |id, name| store.by_id(id, name).map(|found| found.place.map(|(name, version)| (name.to_string(), version)));
    assert_eq!(place(2, Some("b")), Ok(Some(("b".to_owned(), 2))));
    assert_eq!(place(2, None), Ok(Some(("a".to_owned(), 1))));
    assert_eq!(place(2, Some("elsewhere")), Ok(Some(("a".to_owned(), 1))));
    assert_eq!(place(3, None), Err(StoreError::IdNotFound(3)));
    assert_eq!(place(-1, None), Err(StoreError::IdNotFound(-1)));
    let uses: Vec<_> =
        store.uses(2, Lookup::Active).unwrap().map(|(name, version)| (name.as_str(), *version)).collect();
    assert_eq!(uses, [("a", 1), ("b", 2)]);
    assert!(store.uses(0, Lookup::Active).is_err());
}

#[test]
fn subjects_are_sorted_and_selected_by_prefix() {
    let mut store = lenient();
    for name in ["users-value", "orders-value", "users-key", "user"] {
        register(&mut store, name, "X");
    }
    let names = |prefix| store.subjects(prefix, Lookup::Active).map(Subject::as_str).collect::<Vec<_>>();
    assert_eq!(names(""), ["orders-value", "user", "users-key", "users-value"]);
    assert_eq!(names("users"), ["users-key", "users-value"]);
    assert_eq!(names("z"), Vec::<&str>::new());
}

#[test]
fn replaying_the_records_rebuilds_the_store() {
    let mut store = lenient();
    let wishes = [("a", "X"), ("b", "Y"), ("a", "Y"), ("c", "X"), ("a", "X")];
    let records: Vec<_> = wishes.map(|(name, text)| store.register(subject(name), wish(text)).unwrap()).into();
    let mut replayed = lenient();
    for record in &records {
        replayed.apply(Record::clone(record));
    }
    assert_eq!(replayed.subjects, store.subjects);
    assert_eq!(replayed.ids, store.ids);
    assert_eq!(register(&mut replayed, "d", "Z"), (1, 3));
}

#[test]
fn a_deleted_version_keeps_its_number_and_its_id() {
    let mut store = lenient();
    register(&mut store, "a", "X");
    register(&mut store, "a", "Y");
    assert_eq!(store.delete_version("a", VersionSelector::Latest, false), Ok(2));
    assert_eq!(store.version("a", VersionSelector::Latest, Lookup::All).unwrap().version, 1);
    assert_eq!(store.by_id(2, None).unwrap().content, content("Y"));
    assert_eq!(store.uses(2, Lookup::Active).unwrap().count(), 0);
    assert_eq!(store.uses(2, Lookup::All).unwrap().count(), 1);
    // Registered again it is another version, which takes the place of the deleted one.
    assert_eq!(register(&mut store, "a", "Y"), (3, 2));
    assert_eq!(store.versions("a", Lookup::All).unwrap().collect::<Vec<_>>(), [1, 3]);
}

#[test]
fn no_id_is_given_twice() {
    let mut store = lenient();
    register(&mut store, "a", "X");
    register(&mut store, "b", "Y");
    for permanent in [false, true] {
        assert_eq!(store.delete_subject("b", permanent), Ok(vec![1]));
    }
    assert_eq!(store.by_id(2, None).map(drop), Err(StoreError::IdNotFound(2)));
    assert_eq!(store.max_id(), 2);
    // The content begins anew.
    assert_eq!(register(&mut store, "b", "Y"), (1, 3));
}

#[test]
fn a_content_stays_as_long_as_one_subject_has_it() {
    let mut store = lenient();
    register(&mut store, "a", "X");
    register(&mut store, "b", "X");
    for permanent in [false, true] {
        store.delete_subject("a", permanent).unwrap();
    }
    assert_eq!(store.by_id(1, Some("a")).unwrap().place, Some((subject("b"), 1)));
    assert_eq!(register(&mut store, "a", "X"), (1, 1));
}
