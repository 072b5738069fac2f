//! A registry's HTTP responses.

use std::sync::Arc;

use serde_json::Value;

use super::{auth::Credentials, sanitize::sanitize};

/// A whole HTTP response, of any status.
pub(super) struct Response {
    pub(super) method: reqwest::Method,
    /// The registry's base URL and the URL of the request, as they are shown.
    pub(super) base: String,
    pub(super) url: String,
    pub(super) status: u16,
    pub(super) retry_after: Option<std::time::Duration>,
    /// The `Content-Encoding`, of which none was asked for.
    pub(super) coding: Option<String>,
    pub(super) body: Vec<u8>,
    /// What was shown to the registry, which it may have echoed.
    pub(super) credentials: Option<Arc<Credentials>>,
}

/// A registry's own words about a failure.
pub(super) struct ErrorBody {
    pub(super) code: Option<u32>,
    pub(super) message: String,
}

/// The longest message of a registry that is shown whole. Those about incompatible schemas quote both.
const LONGEST_MESSAGE: usize = 1500;

/// The longest piece of a body that is shown where the body is not what was expected.
const LONGEST_EXCERPT: usize = 160;

impl Response {
    /// The error body, if it is one of the registry's protocol.
    pub(super) fn error_body(&self) -> Option<ErrorBody> {
        let Ok(Value::Object(body)) = serde_json::from_slice(&self.body) else { return None };
        let code = body.get("error_code").and_then(Value::as_u64).and_then(|code| u32::try_from(code).ok());
        let message = body.get("message").and_then(Value::as_str);
        if code.is_none() && message.is_none() {
            return None;
        }
        let message = sanitize(&self.redacted(message.unwrap_or_default().to_owned()), LONGEST_MESSAGE);
        Some(ErrorBody { code, message })
    }

    /// The beginning of the body, in quotes.
    pub(super) fn excerpt(&self) -> String {
        if self.body.is_empty() {
            return "an empty body".to_owned();
        }
        if let Some(coding) = &self.coding
            && std::str::from_utf8(&self.body).is_err()
        {
            let coding = sanitize(&self.redacted(coding.clone()), 40);
            return format!("{} bytes in the content encoding \"{coding}\", which was not asked for", self.body.len());
        }
        let body = String::from_utf8_lossy(&self.body).into_owned();
        format!("\"{}\"", sanitize(&self.redacted(body), LONGEST_EXCERPT))
    }

    /// A text of the registry's, without the credentials that it was shown.
    pub(super) fn redacted(&self, text: String) -> String {
        match &self.credentials {
            Some(credentials) => credentials.redact(text),
            None => text,
        }
    }
}
