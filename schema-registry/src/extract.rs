//! Extractors that refuse with the registry's own error bodies.

use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts, Path, Query, Request};
use axum::http::StatusCode;
use axum::http::request::Parts;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};

use crate::MAX_BODY_BYTES;
use crate::error::ApiError;
use crate::state::lookup::Lookup;

/// The parameters of a path, percent-decoded. One that the route does not have is empty.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct PathParams {
    pub(crate) subject: String,
    pub(crate) version: String,
    id: String,
}

impl PathParams {
    /// A schema id. What is no 32-bit number names no resource.
    pub(crate) fn id(&self) -> Result<i32, ApiError> {
        self.id.parse().map_err(|_| ApiError::unknown_path())
    }
}

impl<S: Send + Sync> FromRequestParts<S> for PathParams {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        match Path::from_request_parts(parts, state).await {
            Ok(Path(params)) => Ok(params),
            Err(rejection) => Err(ApiError::bad_request(rejection.body_text())),
        }
    }
}

/// The query, read as leniently as the server that clients know: unknown names are ignored, of several values the
/// first counts.
#[derive(Debug)]
pub(crate) struct QueryParams(Vec<(String, String)>);

impl QueryParams {
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// True for "true" alone; every other text is false.
    pub(crate) fn flag(&self, name: &str) -> bool {
        self.text(name).is_some_and(|value| value.eq_ignore_ascii_case("true"))
    }

    /// Whether deleted versions are looked at too, or alone.
    pub(crate) fn lookup(&self) -> Lookup {
        if self.flag("deletedOnly") { Lookup::Deleted } else { self.with_deleted() }
    }

    /// Whether deleted versions are looked at too.
    pub(crate) fn with_deleted(&self) -> Lookup {
        Lookup::with_deleted(self.flag("deleted"))
    }

    /// The part of a listing that `offset` and `limit` ask for. A limit that is not positive is none.
    pub(crate) fn page(&self) -> Result<Page, ApiError> {
        let offset = self.number("offset")?.unwrap_or(0);
        let limit = self.number("limit")?.filter(|limit| *limit > 0);
        Ok(Page {
            offset: usize::try_from(offset).unwrap_or(0),
            limit: limit.and_then(|limit| usize::try_from(limit).ok()).unwrap_or(usize::MAX),
        })
    }

    /// As in a path, what is no number names no resource.
    fn number(&self, name: &str) -> Result<Option<i32>, ApiError> {
        match self.text(name) {
            None | Some("") => Ok(None),
            Some(value) => value.parse().map(Some).map_err(|_| ApiError::unknown_path()),
        }
    }
}

impl<S: Send + Sync> FromRequestParts<S> for QueryParams {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        match Query::from_request_parts(parts, state).await {
            Ok(Query(pairs)) => Ok(Self(pairs)),
            Err(rejection) => Err(ApiError::bad_request(rejection.body_text())),
        }
    }
}

/// Tells a member that is `null`, which is `Some(None)`, from one that is not there.
pub(crate) fn nullable<'de, T: Deserialize<'de>, D: Deserializer<'de>>(from: D) -> Result<Option<Option<T>>, D::Error> {
    Option::deserialize(from).map(Some)
}

/// A part of a listing.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Page {
    offset: usize,
    limit: usize,
}

impl Page {
    pub(crate) fn of<T>(self, items: impl Iterator<Item = T>) -> Vec<T> {
        items.skip(self.offset).take(self.limit).collect()
    }
}

/// A request body, whatever its media type is called: JSON, of bounded size.
#[derive(Debug)]
pub(crate) struct JsonBody<T>(pub(crate) T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for JsonBody<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &S) -> Result<Self, ApiError> {
        let bytes = Bytes::from_request(request, state).await.map_err(|rejection| {
            if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE {
                ApiError::body_too_large(MAX_BODY_BYTES)
            } else {
                ApiError::bad_request(rejection.body_text())
            }
        })?;
        // A derived `Deserialize` would also read the members from an array, in their order.
        if bytes.trim_ascii_start().first() == Some(&b'[') {
            return Err(ApiError::bad_request("a JSON object is expected, not an array"));
        }
        serde_json::from_slice(&bytes).map(JsonBody).map_err(ApiError::bad_request)
    }
}
