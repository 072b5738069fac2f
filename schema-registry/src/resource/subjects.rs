//! `/subjects`, and the lookup of a schema under one.

use axum::Json;
use axum::extract::State;

use super::representation::SubjectVersionSchema;
use super::submission::Submission;
use crate::Registry;
use crate::error::ApiError;
use crate::extract::{JsonBody, PathParams, QueryParams};
use crate::state::subject;
use crate::state::version::Version;

/// The names of all subjects, sorted.
pub(crate) async fn list(State(registry): State<Registry>, query: QueryParams) -> Result<Json<Vec<String>>, ApiError> {
    let page = query.page()?;
    let prefix = subject::listing_prefix(query.text("subjectPrefix").unwrap_or_default());
    let store = registry.read();
    Ok(Json(page.of(store.subjects(prefix, query.lookup()).map(ToString::to_string))))
}

/// The version under which a subject has a schema.
pub(crate) async fn lookup(
    State(registry): State<Registry>,
    path: PathParams,
    query: QueryParams,
    JsonBody(submission): JsonBody<Submission>,
) -> Result<Json<SubjectVersionSchema>, ApiError> {
    let content = submission.content(&query)?;
    let subject = subject::without_default_context(&path.subject);
    let record = registry.read().lookup(subject, content.as_ref(), query.with_deleted())?;
    Ok(Json(SubjectVersionSchema::from(&*record)))
}

/// Deletes all versions of a subject, which are the answer.
pub(crate) async fn delete(
    State(registry): State<Registry>,
    path: PathParams,
    query: QueryParams,
) -> Result<Json<Vec<Version>>, ApiError> {
    let subject = subject::without_default_context(&path.subject);
    let versions = registry.write().delete_subject(subject, query.flag("permanent"))?;
    tracing::debug!(subject, ?versions, "subject deleted");
    Ok(Json(versions))
}
