//! Redirects.

use schema_runtime::{ErrorKind, Subject};

use crate::registry_support::{Reply, Server, assert_error, json, quick};

#[tokio::test]
async fn redirects_stay_on_the_host() {
    let elsewhere = Server::start(|_, _| json(200, r#"{"id":7}"#)).await;
    let target = elsewhere.url();
    let server = Server::start(move |request, _| {
        let to = |location: String| Reply::Answer {
            status: 308,
            headers: vec![("Location", location)],
            body: String::new(),
        };
        match request.target.as_str() {
            "/subjects/near/versions" => to("/other/path".to_owned()),
            "/other/path" => json(200, r#"{"id":9}"#),
            "/subjects/loop/versions" => to("/subjects/loop/versions".to_owned()),
            "/subjects/host/versions" => to("http://other.invalid/x".to_owned()),
            "/subjects/scheme/versions" => to(format!("https://{}/x", request.header("host").unwrap())),
            _ => to(format!("{target}/subjects/far/versions")),
        }
    })
    .await;
    let registry = quick(&server.url()).basic_auth("alice", "hunter2").build().unwrap();
    let register = async |subject: &'static str| registry.register(&Subject::named(subject), "\"int\"").await;

    assert_eq!(register("near").await.unwrap().id.get(), 9);
    let requests = server.requests();
    assert_eq!((requests[0].method.as_str(), &requests[0].body), (requests[1].method.as_str(), &requests[1].body));

    assert_error(
        register("far").await,
        ErrorKind::Protocol,
        &server.fill(&format!(
            "register schema \"int\" under subject \"far\" at $URL: the answer (HTTP 308) redirects to \
             {}/subjects/far/versions, and a redirect to another port is not followed; if that is the registry, configure its \
             URL",
            elsewhere.url()
        )),
    );
    assert_eq!(elsewhere.requests().len(), 0);

    assert_error(
        register("loop").await,
        ErrorKind::Protocol,
        &server.fill(
            "register schema \"int\" under subject \"loop\" at $URL: the answer (HTTP 308) redirects to \
             $URL/subjects/loop/versions, and no more than 3 redirects are followed; check the URL, and the proxies before the \
             registry",
        ),
    );
    assert_eq!(server.requests().len(), 2 + 1 + 4);
    for (subject, detour) in [("host", "http://other.invalid/x, and a redirect to another host"), ("scheme", "scheme")]
    {
        let text = register(subject).await.unwrap_err().to_string();
        assert!(
            text.contains(&format!("{detour} is not followed; if that is the registry, configure its URL")),
            "{text}"
        );
    }
}
