//! `/mode`: what may be done, with everything or under a subject, which need not exist.

use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};

use crate::Registry;
use crate::error::ApiError;
use crate::extract::{JsonBody, PathParams, QueryParams, nullable};
use crate::state::mode::{InvalidMode, Mode};
use crate::state::subject;

/// A change of the mode, and the answer to it.
#[derive(Deserialize, Serialize)]
pub(crate) struct ModeUpdate {
    /// `null` takes the mode back.
    #[serde(default, deserialize_with = "nullable", skip_serializing_if = "Option::is_none")]
    mode: Option<Option<String>>,
}

#[derive(Serialize)]
pub(crate) struct ModeAnswer {
    mode: &'static str,
}

impl From<Mode> for ModeAnswer {
    fn from(mode: Mode) -> Self {
        Self { mode: mode.as_str() }
    }
}

pub(crate) async fn get(
    State(registry): State<Registry>,
    path: PathParams,
    query: QueryParams,
) -> Result<Json<ModeAnswer>, ApiError> {
    let subject = subject::scope_name(&path.subject);
    let store = registry.read();
    let mode = if query.flag("defaultToGlobal") { store.mode(subject) } else { store.own_mode(subject)? };
    Ok(Json(mode.into()))
}

pub(crate) async fn put(
    State(registry): State<Registry>,
    path: PathParams,
    query: QueryParams,
    JsonBody(update): JsonBody<ModeUpdate>,
) -> Result<Json<ModeUpdate>, ApiError> {
    let subject = subject::scope(&path.subject)?;
    match update.mode.as_ref().ok_or(InvalidMode::Unknown)? {
        Some(name) => {
            let mode = name.parse()?;
            registry.write().set_mode(subject, mode, query.flag("force"))?;
        }
        None => drop(registry.write().unset_mode(subject::scope_name(&path.subject))),
    }
    Ok(Json(update))
}

/// The mode there was goes back to the client.
pub(crate) async fn delete(State(registry): State<Registry>, path: PathParams) -> Result<Json<ModeAnswer>, ApiError> {
    let mode = registry.write().unset_mode(subject::scope_name(&path.subject))?;
    Ok(Json(mode.into()))
}
