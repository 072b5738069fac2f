//! `/compatibility`: whether a schema could be registered.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use schema_model::CompatibilityLevel;
use serde::Serialize;

use super::submission::Submission;
use crate::Registry;
use crate::error::ApiError;
use crate::extract::{JsonBody, PathParams, QueryParams};
use crate::state::lookup::Lookup;
use crate::state::record::Record;
use crate::state::version::VersionSelector;
use crate::state::{StoreError, compatibility, subject};

#[derive(Serialize)]
pub(crate) struct Verdict {
    is_compatible: bool,
    /// Where they were asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    messages: Option<Vec<String>>,
}

/// Compares with all versions, or with the latest one, as the level says: as a registration does.
pub(crate) async fn with_all(
    State(registry): State<Registry>,
    path: PathParams,
    query: QueryParams,
    JsonBody(submission): JsonBody<Submission>,
) -> Result<Json<Verdict>, ApiError> {
    let subject = subject::without_default_context(&path.subject);
    let (level, earlier) = {
        let store = registry.read();
        (store.config(Some(subject)).level(), store.newest_first(subject).cloned().collect::<Vec<_>>())
    };
    verdict(level, &earlier, &submission, &query)
}

/// Compares with one version. The latest one of a subject that has none is no obstacle.
pub(crate) async fn with_one(
    State(registry): State<Registry>,
    path: PathParams,
    query: QueryParams,
    JsonBody(submission): JsonBody<Submission>,
) -> Result<Json<Verdict>, ApiError> {
    let subject = subject::without_default_context(&path.subject);
    let selector: VersionSelector = path.version.parse()?;
    let (level, found) = {
        let store = registry.read();
        (store.config(Some(subject)).level(), store.version(subject, selector, Lookup::Active).ok())
    };
    if found.is_none() && selector != VersionSelector::Latest {
        return Err(StoreError::VersionNotFound(selector).into());
    }
    verdict(level, found.as_slice(), &submission, &query)
}

fn verdict(
    level: CompatibilityLevel,
    earlier: &[Arc<Record>],
    submission: &Submission,
    query: &QueryParams,
) -> Result<Json<Verdict>, ApiError> {
    let verbose = query.flag("verbose");
    let content = submission.content(query).and_then(|content| Ok(content.ok_or(StoreError::EmptySchema)?));
    let messages = match content {
        Ok(content) => compatibility::objections(level, &content, earlier.iter().map(|record| &**record)),
        Err(error) if verbose => vec![error.into_invalid_schema()?],
        Err(error) => return Err(error),
    };
    Ok(Json(Verdict { is_compatible: messages.is_empty(), messages: verbose.then_some(messages) }))
}
