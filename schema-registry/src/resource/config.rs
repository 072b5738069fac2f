//! `/config`: the compatibility level, of everything or of a subject, which need not exist.

use axum::Json;
use axum::extract::State;
use schema_model::CompatibilityLevel;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::Registry;
use crate::error::ApiError;
use crate::extract::{JsonBody, PathParams, QueryParams, nullable};
use crate::state::config::{Config, ConfigUpdate};
use crate::state::subject;

/// What Confluent's can be told, and this cannot: leaving one out would register other schemas, or compare them otherwise.
const UNSUPPORTED: [&str; 11] = [
    "alias",
    "aliasForDeks",
    "validateFields",
    "validateNewSchemas",
    "validateRules",
    "compatibilityPolicy",
    "compatibilityGroup",
    "defaultMetadata",
    "overrideMetadata",
    "defaultRuleSet",
    "overrideRuleSet",
];

/// A change of the configuration. Members that are unknown to Confluent's too are ignored.
#[derive(Deserialize)]
pub(crate) struct ConfigRequest {
    #[serde(default, deserialize_with = "nullable")]
    compatibility: Option<Option<String>>,
    #[serde(default, deserialize_with = "nullable")]
    normalize: Option<Option<bool>>,
    #[serde(flatten)]
    rest: Map<String, Value>,
}

impl ConfigRequest {
    fn update(self) -> Result<ConfigUpdate, ApiError> {
        let level = match self.compatibility {
            Some(Some(name)) => Some(Some(name.parse::<CompatibilityLevel>().map_err(|_| ApiError::invalid_level())?)),
            Some(None) => Some(None),
            None => None,
        };
        if self.normalize == Some(Some(true)) {
            return Err(ApiError::not_permitted("Normalization (normalize) is not supported by this registry"));
        }
        match UNSUPPORTED.into_iter().find(|name| self.rest.get(*name).is_some_and(says_something)) {
            Some(name) => Err(ApiError::not_permitted(format!("The setting {name} is not supported by this registry"))),
            None => Ok(ConfigUpdate { level, normalize: self.normalize }),
        }
    }
}

/// Whether a setting has another value than none at all.
fn says_something(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => false,
        Value::String(text) => !text.is_empty(),
        Value::Array(items) => !items.is_empty(),
        Value::Object(members) => members.values().any(says_something),
        _ => true,
    }
}

/// The answer to a change: what is configured now.
#[derive(Serialize)]
pub(crate) struct Configured {
    #[serde(skip_serializing_if = "Option::is_none")]
    normalize: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    compatibility: Option<&'static str>,
}

/// A configuration, with the level that follows from it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Configuration {
    #[serde(skip_serializing_if = "Option::is_none")]
    normalize: Option<bool>,
    compatibility_level: &'static str,
}

impl From<Config> for Configuration {
    fn from(config: Config) -> Self {
        Self { normalize: config.normalize, compatibility_level: config.level().as_str() }
    }
}

pub(crate) async fn get(
    State(registry): State<Registry>,
    path: PathParams,
    query: QueryParams,
) -> Result<Json<Configuration>, ApiError> {
    let subject = subject::scope_name(&path.subject);
    let store = registry.read();
    let config = if query.flag("defaultToGlobal") { store.config(subject) } else { store.own_config(subject)? };
    Ok(Json(config.into()))
}

pub(crate) async fn put(
    State(registry): State<Registry>,
    path: PathParams,
    JsonBody(request): JsonBody<ConfigRequest>,
) -> Result<Json<Configured>, ApiError> {
    let update = request.update()?;
    let subject = subject::scope(&path.subject)?;
    let config = registry.write().configure(subject, update)?;
    Ok(Json(Configured { normalize: config.normalize, compatibility: config.level.map(CompatibilityLevel::as_str) }))
}

/// What was configured before goes back to the client.
pub(crate) async fn delete(
    State(registry): State<Registry>,
    path: PathParams,
) -> Result<Json<Configuration>, ApiError> {
    let config = registry.write().unconfigure(subject::scope_name(&path.subject))?;
    Ok(Json(config.into()))
}
