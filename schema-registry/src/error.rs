//! The one error every handler answers with: a status and Confluent's JSON body.

use std::fmt::Display;

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use crate::schema::SchemaError;
use crate::state::StoreError;
use crate::state::mode::InvalidMode;
use crate::state::subject::InvalidSubject;
use crate::state::version::InvalidVersion;

/// The code for a schema that is none.
const INVALID_SCHEMA: u32 = 42201;

/// A refusal, as the client sees it.
#[derive(Debug)]
pub(crate) struct ApiError {
    status: StatusCode,
    code: u32,
    message: String,
}

/// The JSON of an error.
#[derive(Serialize)]
struct ErrorBody<'a> {
    error_code: u32,
    message: &'a str,
}

impl ApiError {
    /// An error whose `error_code` is the HTTP status: what Confluent answers where no registry rule is involved.
    fn plain(status: StatusCode, message: impl Into<String>) -> Self {
        Self { status, code: u32::from(status.as_u16()), message: message.into() }
    }

    fn not_found(code: u32, message: String) -> Self {
        Self { status: StatusCode::NOT_FOUND, code, message }
    }

    fn unprocessable(code: u32, message: String) -> Self {
        Self { status: StatusCode::UNPROCESSABLE_ENTITY, code, message }
    }

    /// No such path: also what a path parameter that is not a number amounts to.
    pub(crate) fn unknown_path() -> Self {
        Self::plain(StatusCode::NOT_FOUND, "HTTP 404 Not Found")
    }

    pub(crate) fn method_not_allowed() -> Self {
        Self::plain(StatusCode::METHOD_NOT_ALLOWED, "HTTP 405 Method Not Allowed")
    }

    pub(crate) fn not_acceptable() -> Self {
        Self::plain(StatusCode::NOT_ACCEPTABLE, "HTTP 406 Not Acceptable")
    }

    pub(crate) fn unsupported_media_type() -> Self {
        Self::plain(StatusCode::UNSUPPORTED_MEDIA_TYPE, "HTTP 415 Unsupported Media Type")
    }

    pub(crate) fn bad_request(reason: impl Display) -> Self {
        Self::plain(StatusCode::BAD_REQUEST, reason.to_string())
    }

    pub(crate) fn body_too_large(limit: usize) -> Self {
        let message = format!("HTTP 413 Content Too Large: the request body is over {limit} bytes");
        Self::plain(StatusCode::PAYLOAD_TOO_LARGE, message)
    }

    /// The schema comes with something that this registry does not do.
    pub(crate) fn unsupported(what: impl Into<String>) -> Self {
        Self::unprocessable(INVALID_SCHEMA, what.into())
    }

    /// The request is well formed, and not about a schema, and asks for something that this registry does not do.
    pub(crate) fn not_permitted(what: impl Into<String>) -> Self {
        Self::unprocessable(42205, what.into())
    }

    pub(crate) fn invalid_level() -> Self {
        let message = "Invalid compatibility level. Valid values are none, backward, forward, full, \
                       backward_transitive, forward_transitive, and full_transitive";
        Self::unprocessable(42203, message.to_owned())
    }

    /// What the text says that is sent with a schema that is none; the error itself if it is another one.
    pub(crate) fn into_invalid_schema(self) -> Result<String, Self> {
        if self.code == INVALID_SCHEMA { Ok(self.message) } else { Err(self) }
    }
}

impl From<SchemaError> for ApiError {
    fn from(error: SchemaError) -> Self {
        match error {
            SchemaError::TooLarge => {
                Self::unprocessable(42209, "Register operation failed because schema is too large".to_owned())
            }
            SchemaError::Invalid(details) => {
                Self::unprocessable(INVALID_SCHEMA, format!("Invalid schema of type AVRO, details: {details}"))
            }
        }
    }
}

impl From<InvalidSubject> for ApiError {
    fn from(error: InvalidSubject) -> Self {
        Self::unprocessable(42208, error.to_string())
    }
}

impl From<InvalidVersion> for ApiError {
    fn from(error: InvalidVersion) -> Self {
        Self::unprocessable(42202, error.to_string())
    }
}

impl From<InvalidMode> for ApiError {
    fn from(error: InvalidMode) -> Self {
        Self::unprocessable(42204, error.to_string())
    }
}

impl From<StoreError> for ApiError {
    fn from(error: StoreError) -> Self {
        let message = error.to_string();
        match error {
            StoreError::SubjectNotFound(_) => Self::not_found(40401, message),
            StoreError::VersionNotFound(_) => Self::not_found(40402, message),
            StoreError::SchemaNotFound | StoreError::IdNotFound(_) => Self::not_found(40403, message),
            StoreError::SubjectDeleted(_) => Self::not_found(40404, message),
            StoreError::SubjectNotDeleted(_) => Self::not_found(40405, message),
            StoreError::VersionDeleted(..) => Self::not_found(40406, message),
            StoreError::VersionNotDeleted(..) => Self::not_found(40407, message),
            StoreError::ConfigNotFound(_) => Self::not_found(40408, message),
            StoreError::ModeNotFound(_) => Self::not_found(40409, message),
            // The code is that of Confluent's from 8.2 on; before, it was 409.
            StoreError::Incompatible(..) => Self { status: StatusCode::CONFLICT, code: 40901, message },
            StoreError::EmptySchema | StoreError::VersionNotNext => Self::unprocessable(INVALID_SCHEMA, message),
            StoreError::ReadOnly(_)
            | StoreError::NotInImportMode(_)
            | StoreError::NotInReadWriteMode(_)
            | StoreError::IdTaken(_)
            | StoreError::SubjectsExist => Self::unprocessable(42205, message),
        }
    }
}

/// Without the media type that the client asked for: `media::negotiate` labels every response.
impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let body = Json(ErrorBody { error_code: self.code, message: &self.message });
        (self.status, body).into_response()
    }
}
