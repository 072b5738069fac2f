//! What the builder refuses.

use std::time::Duration;

use schema_runtime::{ErrorKind, RegistryClient, SchemaId};

use crate::registry_support::assert_error;

#[tokio::test]
async fn settings_are_checked() {
    let builder = || RegistryClient::builder("http://localhost:8081");
    for (builder, text) in [
        (builder().request_timeout(Duration::ZERO), "registry client: a timeout of zero would let no request succeed"),
        (builder().cache_size(0), "registry client: a cache has room for at least 1 entry"),
        (
            builder().fallback_url("localhost:8082"),
            "registry URL \"localhost:8082\": the scheme is neither http nor https; write it like http://localhost:8081",
        ),
        (builder().bearer_token(""), "bearer authentication: the token is empty"),
        (builder().user_agent("a\nb"), "registry client: builder error: failed to parse header value"),
    ] {
        assert_error(builder.build(), ErrorKind::Config, text);
    }
    assert_error(
        RegistryClient::new("ftp://alice:hunter2@host"),
        ErrorKind::Config,
        "registry URL \"***@host\": the scheme is neither http nor https; write it like http://localhost:8081",
    );
    assert!(RegistryClient::new("https://localhost:8081").is_ok());
}

#[test]
fn without_a_runtime() {
    let registry = RegistryClient::new("http://localhost:8081").unwrap();
    assert_error(
        futures_util::FutureExt::now_or_never(registry.schema_by_id(SchemaId::new(7))).unwrap(),
        ErrorKind::Config,
        "fetch schema id 7: the registry client works inside a tokio runtime only",
    );
}
