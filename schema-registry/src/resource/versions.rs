//! `/subjects/{subject}/versions`.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;

use super::representation::{Registered, SubjectVersionSchema};
use super::submission::Submission;
use crate::Registry;
use crate::error::ApiError;
use crate::extract::{JsonBody, PathParams, QueryParams};
use crate::state::record::Record;
use crate::state::subject::{self, Subject};
use crate::state::version::{Version, VersionSelector};

/// The version numbers of a subject, ascending.
pub(crate) async fn list(
    State(registry): State<Registry>,
    path: PathParams,
    query: QueryParams,
) -> Result<Json<Vec<Version>>, ApiError> {
    let page = query.page()?;
    let store = registry.read();
    let versions = store.versions(subject::without_default_context(&path.subject), query.lookup())?;
    Ok(Json(page.of(versions)))
}

/// Registers a schema under a subject.
pub(crate) async fn register(
    State(registry): State<Registry>,
    path: PathParams,
    query: QueryParams,
    JsonBody(submission): JsonBody<Submission>,
) -> Result<Json<Registered>, ApiError> {
    let subject = Subject::parse(&path.subject)?;
    let registration = submission.registration(&query)?;
    let record = registry.write().register(subject, registration)?;
    tracing::debug!(subject = %record.subject, version = record.version, id = record.id, "schema registered");
    Ok(Json(Registered::from(&*record)))
}

pub(crate) async fn get(
    State(registry): State<Registry>,
    path: PathParams,
    query: QueryParams,
) -> Result<Json<SubjectVersionSchema>, ApiError> {
    Ok(Json(SubjectVersionSchema::from(&*find(&registry, &path, &query)?)))
}

/// The text of the schema alone, which is JSON too.
pub(crate) async fn schema(
    State(registry): State<Registry>,
    path: PathParams,
    query: QueryParams,
) -> Result<String, ApiError> {
    Ok(find(&registry, &path, &query)?.content.schema().to_owned())
}

/// Deletes a version, whose number is the answer.
pub(crate) async fn delete(
    State(registry): State<Registry>,
    path: PathParams,
    query: QueryParams,
) -> Result<Json<Version>, ApiError> {
    let selector: VersionSelector = path.version.parse()?;
    let subject = subject::without_default_context(&path.subject);
    let version = registry.write().delete_version(subject, selector, query.flag("permanent"))?;
    tracing::debug!(subject, version, "version deleted");
    Ok(Json(version))
}

/// A version that is none is 42202 even where the subject is unknown.
fn find(registry: &Registry, path: &PathParams, query: &QueryParams) -> Result<Arc<Record>, ApiError> {
    let selector: VersionSelector = path.version.parse()?;
    Ok(registry.read().version(subject::without_default_context(&path.subject), selector, query.with_deleted())?)
}
