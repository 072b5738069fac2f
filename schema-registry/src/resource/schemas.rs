//! `/schemas`: schemas by id.

use axum::Json;
use axum::extract::State;

use super::representation::{AVRO, SchemaById, SubjectVersion};
use crate::Registry;
use crate::error::ApiError;
use crate::extract::{PathParams, QueryParams};
use crate::state::subject;

/// The types of schema that can be registered.
pub(crate) async fn types() -> Json<[&'static str; 1]> {
    Json([AVRO])
}

pub(crate) async fn get(
    State(registry): State<Registry>,
    path: PathParams,
    query: QueryParams,
) -> Result<Json<SchemaById>, ApiError> {
    let id = path.id()?;
    let subject = query.text("subject").map(subject::without_default_context);
    let store = registry.read();
    let found = store.by_id(id, subject)?;
    let max_id = query.flag("fetchMaxId").then(|| store.max_id());
    Ok(Json(SchemaById::of(&found, subject.is_some(), max_id)))
}

/// The text of the schema alone, which is JSON too.
pub(crate) async fn schema(State(registry): State<Registry>, path: PathParams) -> Result<String, ApiError> {
    let found = registry.read().by_id(path.id()?, None)?;
    Ok(found.content.schema().to_owned())
}

/// The subjects that have the schema, each once.
pub(crate) async fn subjects(
    State(registry): State<Registry>,
    path: PathParams,
    query: QueryParams,
) -> Result<Json<Vec<String>>, ApiError> {
    let page = query.page()?;
    let store = registry.read();
    // A subject's versions are neighbours, so a name can only repeat the one before it.
    let mut previous = None;
    let subjects = store
        .uses(path.id()?, query.with_deleted())?
        .map(|(subject, _)| subject)
        .filter(|subject| previous.replace(*subject) != Some(*subject));
    Ok(Json(page.of(subjects.map(ToString::to_string))))
}

/// The subjects and versions that have the schema.
pub(crate) async fn versions(
    State(registry): State<Registry>,
    path: PathParams,
    query: QueryParams,
) -> Result<Json<Vec<SubjectVersion>>, ApiError> {
    let page = query.page()?;
    let store = registry.read();
    let places = store
        .uses(path.id()?, query.with_deleted())?
        .map(|(subject, version)| SubjectVersion { subject: subject.as_str().to_owned(), version: *version });
    Ok(Json(page.of(places)))
}
