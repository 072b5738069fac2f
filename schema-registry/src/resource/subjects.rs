//! `/subjects`, and the lookup of a schema under one.

use axum::Json;
use axum::extract::State;

use super::representation::SubjectVersionSchema;
use super::submission::Submission;
use crate::Registry;
use crate::error::ApiError;
use crate::extract::{JsonBody, PathParams, QueryParams};
use crate::state::subject;

/// The names of all subjects, sorted.
pub(crate) async fn list(State(registry): State<Registry>, query: QueryParams) -> Result<Json<Vec<String>>, ApiError> {
    let page = query.page()?;
    if query.flag("deletedOnly") {
        // Nothing is ever deleted here.
        return Ok(Json(Vec::new()));
    }
    let prefix = subject::listing_prefix(query.text("subjectPrefix").unwrap_or_default());
    let store = registry.read();
    Ok(Json(page.of(store.subjects(prefix).map(ToString::to_string))))
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
    let record = registry.read().lookup(subject, content.as_ref())?;
    Ok(Json(SubjectVersionSchema::from(&*record)))
}
