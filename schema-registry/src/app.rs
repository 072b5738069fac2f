//! The routes.

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware;
use axum::routing::{MethodRouter, get, post};

use crate::error::ApiError;
use crate::resource::{compatibility, config, mode, root, schemas, subjects, versions};
use crate::{MAX_BODY_BYTES, Registry, media};

/// The registry as an axum router, ready to be served, nested into another server, or called without a socket.
///
/// Handles to the same [`Registry`] serve the same schemas.
///
/// ```
/// use axum::body::{Body, to_bytes};
/// use axum::http::{Request, StatusCode, header::CONTENT_TYPE};
/// use schema_registry::{Registry, app};
/// use tower::ServiceExt;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let request = Request::post("/subjects/users-value/versions")
///     .header(CONTENT_TYPE, "application/vnd.schemaregistry.v1+json")
///     .body(Body::from(r#"{"schema": "{\"type\": \"string\"}"}"#))?;
/// let response = app(Registry::new()).oneshot(request).await?;
///
/// assert_eq!(response.status(), StatusCode::OK);
/// let body = to_bytes(response.into_body(), 1024).await?;
/// assert!(body.starts_with(br#"{"id":1,"version":1,"#));
/// # Ok(())
/// # }
/// ```
pub fn app(state: Registry) -> Router {
    let router = Router::new().route("/", checked(get(root::empty).post(root::empty)));
    let router = resource(router, "/subjects", get(subjects::list));
    let router = resource(router, "/subjects/{subject}", post(subjects::lookup).delete(subjects::delete));
    // Between slashes a parameter also matches nothing: the empty subject gets here, to be refused by name.
    let router = resource(router, "/subjects/{subject}/versions", get(versions::list).post(versions::register));
    let router =
        resource(router, "/subjects/{subject}/versions/{version}", get(versions::get).delete(versions::delete));
    let router = resource(router, "/subjects/{subject}/versions/{version}/schema", get(versions::schema));
    let router = resource(router, "/schemas/types", get(schemas::types));
    let router = resource(router, "/schemas/ids/{id}", get(schemas::get));
    let router = resource(router, "/schemas/ids/{id}/schema", get(schemas::schema));
    let router = resource(router, "/schemas/ids/{id}/subjects", get(schemas::subjects));
    let router = resource(router, "/schemas/ids/{id}/versions", get(schemas::versions));
    let router = resource(router, "/compatibility/subjects/{subject}/versions", post(compatibility::with_all));
    let router =
        resource(router, "/compatibility/subjects/{subject}/versions/{version}", post(compatibility::with_one));
    let router = resource(router, "/config", get(config::get).put(config::put).delete(config::delete));
    let router = resource(router, "/config/{subject}", get(config::get).put(config::put).delete(config::delete));
    let router = resource(router, "/mode", get(mode::get).put(mode::put).delete(mode::delete));
    let router = resource(router, "/mode/{subject}", get(mode::get).put(mode::put).delete(mode::delete));
    router
        .fallback(async || ApiError::unknown_path())
        .method_not_allowed_fallback(async || ApiError::method_not_allowed())
        .layer(DefaultBodyLimit::max(MAX_BODY_BYTES))
        .layer(middleware::from_fn(media::negotiate))
        .with_state(state)
}

/// Adds a resource under its path, with and without a trailing slash.
fn resource(router: Router<Registry>, path: &str, methods: MethodRouter<Registry>) -> Router<Registry> {
    let methods = checked(methods);
    router.route(path, methods.clone()).route(&format!("{path}/"), methods)
}

/// Media types are checked where path and method are known: these have the older claim (404, 405).
fn checked(methods: MethodRouter<Registry>) -> MethodRouter<Registry> {
    methods.route_layer(middleware::from_fn(media::require))
}
