//! Media types: what a client may send (`Content-Type`) and what it gets (`Accept`).

use axum::extract::Request;
use axum::http::header::{ACCEPT, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderValue, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::error::ApiError;

/// A media type the registry produces, the preferred first. All three are the same JSON.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum MediaType {
    #[default]
    V1,
    Unversioned,
    Json,
}

/// What a request body may call itself besides the types that are produced. Confluent takes this as JSON, because
/// it is what some HTTP stacks send where the caller named no type.
const GENERIC_BODY: &str = "application/octet-stream";

impl MediaType {
    /// In the order of the server's preference.
    const ALL: [Self; 3] = [Self::V1, Self::Unversioned, Self::Json];

    const fn as_str(self) -> &'static str {
        match self {
            Self::V1 => "application/vnd.schemaregistry.v1+json",
            Self::Unversioned => "application/vnd.schemaregistry+json",
            Self::Json => "application/json",
        }
    }

    /// Sets the response's `Content-Type`.
    fn label(self, response: &mut Response) {
        response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(self.as_str()));
    }
}

/// The outcome of content negotiation, kept with the request; `None` where nothing that the client accepts is
/// produced here.
#[derive(Clone, Copy)]
struct Negotiated(Option<MediaType>);

/// Labels every response, errors and unknown paths included, with the type the client asked for.
///
/// Refusing is left to [`require`]: an unknown path is a 404 whatever the client accepts.
pub(crate) async fn negotiate(mut request: Request, next: Next) -> Response {
    let accepted = acceptable(request.headers());
    request.extensions_mut().insert(Negotiated(accepted));
    let mut response = next.run(request).await;
    accepted.unwrap_or_default().label(&mut response);
    response
}

/// Refuses a request whose body cannot be read (415) or whose answer could not be sent (406), before anything
/// happens.
pub(crate) async fn require(request: Request, next: Next) -> Response {
    if matches!(*request.method(), Method::POST | Method::PUT) && !is_readable(request.headers()) {
        return ApiError::unsupported_media_type().into_response();
    }
    match request.extensions().get::<Negotiated>() {
        Some(Negotiated(None)) => ApiError::not_acceptable().into_response(),
        _ => next.run(request).await,
    }
}

/// True when the body's `Content-Type` is one of ours, or absent. Parameters such as `charset` do not count.
fn is_readable(headers: &HeaderMap) -> bool {
    let Some(value) = headers.get(CONTENT_TYPE) else { return true };
    let Ok(value) = value.to_str() else { return false };
    let essence = value.split(';').next().unwrap_or_default().trim();
    essence.eq_ignore_ascii_case(GENERIC_BODY)
        || MediaType::ALL.iter().any(|media| essence.eq_ignore_ascii_case(media.as_str()))
}

/// The produced type that the client likes best (RFC 9110, section 12.5.1); of equals, the server's order decides.
fn acceptable(headers: &HeaderMap) -> Option<MediaType> {
    let ranges: Vec<Range<'_>> = headers
        .get_all(ACCEPT)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .filter(|range| !range.trim().is_empty())
        .map(Range::parse)
        .collect();
    if ranges.is_empty() && !headers.get_all(ACCEPT).iter().any(|value| value.to_str().is_err()) {
        return Some(MediaType::default());
    }
    let mut best: Option<(u16, MediaType)> = None;
    for media in MediaType::ALL {
        // Of the ranges that cover a type, the most specific one gives its weight.
        let weight = ranges
            .iter()
            .filter_map(|range| range.specificity(media).map(|specificity| (specificity, range.weight)))
            .max()
            .map_or(0, |(_, weight)| weight);
        if weight > best.map_or(0, |(weight, _)| weight) {
            best = Some((weight, media));
        }
    }
    best.map(|(_, media)| media)
}

/// One member of an `Accept` header.
struct Range<'a> {
    name: &'a str,
    /// In thousandths, as precise as the header can be; 0 means "not this one".
    weight: u16,
}

impl<'a> Range<'a> {
    fn parse(text: &'a str) -> Self {
        let mut parts = text.split(';').map(str::trim);
        let name = parts.next().unwrap_or_default();
        let weight = parts
            .filter_map(|parameter| parameter.split_once('='))
            .find(|(key, _)| key.trim().eq_ignore_ascii_case("q"))
            .and_then(|(_, value)| value.trim().parse::<f32>().ok())
            // A cast of a float saturates, so that an absurd weight is only a big or a small one.
            .map_or(1000, |quality| (quality.clamp(0.0, 1.0) * 1000.0).round() as u16);
        Self { name, weight }
    }

    /// How closely this range names the type: 3 exactly, 2 by its major type, 1 by a wildcard, `None` not at all.
    fn specificity(&self, media: MediaType) -> Option<u8> {
        match self.name {
            // Java's HttpURLConnection sends the lone star.
            "*/*" | "*" => Some(1),
            name if name.eq_ignore_ascii_case("application/*") => Some(2),
            name if name.eq_ignore_ascii_case(media.as_str()) => Some(3),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn accept(values: &[&str]) -> Option<&'static str> {
        let mut headers = HeaderMap::new();
        for value in values {
            headers.append(ACCEPT, HeaderValue::from_bytes(value.as_bytes()).unwrap());
        }
        acceptable(&headers).map(MediaType::as_str)
    }

    const V1: Option<&str> = Some("application/vnd.schemaregistry.v1+json");
    const UNVERSIONED: Option<&str> = Some("application/vnd.schemaregistry+json");
    const JSON: Option<&str> = Some("application/json");

    #[test]
    fn no_preference_gives_the_first_type() {
        assert_eq!(accept(&[]), V1);
        assert_eq!(accept(&[""]), V1);
        assert_eq!(accept(&["*/*"]), V1);
        assert_eq!(accept(&["application/*"]), V1);
        assert_eq!(accept(&["text/html, image/gif, *; q=.2, */*; q=.2"]), V1);
    }

    #[test]
    fn the_heaviest_range_wins_and_the_server_breaks_ties() {
        assert_eq!(accept(&["application/json"]), JSON);
        assert_eq!(accept(&["Application/JSON; charset=utf-8"]), JSON);
        assert_eq!(accept(&["application/json, application/vnd.schemaregistry+json"]), UNVERSIONED);
        assert_eq!(accept(&["application/json", "application/vnd.schemaregistry.v1+json;q=0.5"]), JSON);
        assert_eq!(accept(&["application/vnd.schemaregistry+json; q=0.9, application/json; q=0.5"]), UNVERSIONED);
    }

    #[test]
    fn the_most_specific_range_decides_about_a_type() {
        assert_eq!(accept(&["*/*, application/vnd.schemaregistry.v1+json;q=0"]), UNVERSIONED);
        assert_eq!(accept(&["application/*;q=0.1, application/json;q=0.2"]), JSON);
    }

    #[test]
    fn nothing_of_ours_is_none() {
        assert_eq!(accept(&["text/html"]), None);
        assert_eq!(accept(&["application/xml, image/*"]), None);
        assert_eq!(accept(&["application/json;q=0"]), None);
        assert_eq!(accept(&["\u{e9}"]), None);
    }

    #[test]
    fn a_strange_weight_is_no_panic() {
        assert_eq!(accept(&["application/json;q=abc"]), JSON);
        assert_eq!(accept(&["application/json;q=NaN"]), None);
        assert_eq!(accept(&["application/json;q=1e30"]), JSON);
        assert_eq!(accept(&["application/json;q=-1"]), None);
    }
}
