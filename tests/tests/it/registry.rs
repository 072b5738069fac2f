//! The client, its serializers and the embedded registry, over real HTTP.

use std::sync::{Arc, Mutex};

use axum::{extract::Request, middleware::map_request};
use schema_registry::{Registry, Server};
use schema_runtime::{
    AvroRecord, Deserializer, ErrorKind, Frame, RegistryClient, RetryPolicy, SchemaId, Serializer, Subject, Version,
};
use tokio::net::TcpListener;

#[derive(AvroRecord, Debug, PartialEq, Clone)]
#[avro(name = "AvroUsers", namespace = "com.example")]
struct UserModel {
    first_name: String,
    last_name: String,
}

/// What reads the same messages without copying.
#[derive(AvroRecord, Debug, PartialEq)]
#[avro(name = "AvroUsers", namespace = "com.example")]
struct UserRef<'a> {
    first_name: &'a str,
    last_name: &'a str,
}

/// A later writer's.
#[derive(AvroRecord)]
#[avro(name = "AvroUsers", namespace = "com.example")]
struct UserWithAge {
    first_name: String,
    last_name: String,
    age: Option<i32>,
}

/// What has the same fields, and is something else.
#[derive(AvroRecord, Debug)]
#[avro(namespace = "com.example")]
struct Address {
    #[allow(dead_code, reason = "no address is read")]
    first_name: String,
    #[allow(dead_code, reason = "no address is read")]
    last_name: String,
}

async fn registry() -> (Server, RegistryClient) {
    let server = schema_registry::serve("127.0.0.1:0").await.unwrap();
    let client = RegistryClient::new(server.url()).unwrap();
    (server, client)
}

fn user() -> UserModel {
    UserModel { first_name: "foo".into(), last_name: "bar".into() }
}

#[tokio::test]
async fn a_user_travels() {
    let (server, client) = registry().await;
    let serializer = Serializer::<UserModel>::new(&client, Subject::value_of("users"));
    let message = serializer.serialize(&user()).await.unwrap();
    assert_eq!(message, b"\0\0\0\0\x01\x06foo\x06bar");

    // Another program, which knows nothing but the URL.
    let other = RegistryClient::new(server.url()).unwrap();
    assert_eq!(Deserializer::<UserModel>::new(&other).deserialize(&message).await.unwrap(), user());
    let borrowed = Deserializer::<UserRef<'_>>::new(&other).deserialize(&message).await.unwrap();
    assert_eq!(borrowed, UserRef { first_name: "foo", last_name: "bar" });

    let registered = other.schema_by_version(&Subject::value_of("users"), Version::Latest).await.unwrap();
    assert_eq!(registered.id, SchemaId::new(1));
    assert_eq!(registered.schema.to_string(), UserModel::SCHEMA_JSON);
    server.shutdown().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_tasks_register_once() {
    let requests = Arc::new(Mutex::new(Vec::new()));
    let list = Arc::clone(&requests);
    let app = schema_registry::app(Registry::new()).layer(map_request(move |request: Request| {
        list.lock().unwrap().push(format!("{} {}", request.method(), request.uri().path()));
        async { request }
    }));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let client = RegistryClient::new(format!("http://{}", listener.local_addr().unwrap())).unwrap();
    tokio::spawn(async { axum::serve(listener, app).await });
    let serializer = Serializer::<UserModel>::new(&client, Subject::value_of("users"));
    let go = Arc::new(tokio::sync::Barrier::new(1000));
    let tasks: Vec<_> = (0..1000)
        .map(|_| {
            let (serializer, go) = (serializer.clone(), Arc::clone(&go));
            tokio::spawn(async move {
                go.wait().await;
                serializer.serialize(&user()).await.unwrap()
            })
        })
        .collect();
    for task in tasks {
        assert_eq!(Frame::parse(&task.await.unwrap()).unwrap().schema_id, SchemaId::new(1));
    }
    assert_eq!(*requests.lock().unwrap(), ["POST /subjects/users-value/versions"]);
}

#[tokio::test]
async fn one_serializer_serves_every_lifetime() {
    let (_server, client) = registry().await;
    let serializer: Serializer<UserRef<'static>> = Serializer::new(&client, Subject::named("users"));
    serializer.prepare().await.unwrap();
    let name = String::from("local");
    let mut buffer = Vec::new();
    serializer.serialize_into(&UserRef { first_name: &name, last_name: &name }, &mut buffer).unwrap();
    assert_eq!(buffer, b"\0\0\0\0\x01\x0alocal\x0alocal");
}

#[tokio::test]
async fn another_version_is_read_and_another_record_is_not() {
    let (_server, client) = registry().await;
    let later = Serializer::<UserWithAge>::new(&client, Subject::value_of("users"));
    let with_age = UserWithAge { first_name: "foo".into(), last_name: "bar".into(), age: Some(1) };
    let message = later.serialize(&with_age).await.unwrap();
    assert_eq!(Deserializer::<UserModel>::new(&client).deserialize(&message).await.unwrap(), user());

    let error = Deserializer::<Address>::new(&client).deserialize(&message).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::SchemaMismatch);
    assert_eq!(
        error.to_string(),
        "schema id 1: com.example.AvroUsers cannot be read as com.example.Address: the writer has the record \
         `com.example.AvroUsers`, the reader the record `com.example.Address`, which has no alias of that name (at /name)",
    );
}

#[tokio::test]
async fn what_the_registry_does_not_have() {
    let (server, client) = registry().await;
    let url = server.url();
    let users = Subject::value_of("users");
    let error = client.schema_by_id(SchemaId::new(7)).await.unwrap_err();
    assert_eq!((error.kind(), error.http_status(), error.error_code()), (ErrorKind::NotFound, Some(404), Some(40403)));
    assert!(error.to_string().contains(&url), "{error}");

    let error = client.schema_by_version(&users, Version::Latest).await.unwrap_err();
    assert_eq!((error.kind(), error.error_code()), (ErrorKind::NotFound, Some(40401)));
    let error = client.lookup(&users, UserModel::SCHEMA_JSON).await.unwrap_err();
    assert_eq!((error.kind(), error.error_code()), (ErrorKind::NotFound, Some(40401)));

    client.register(&users, UserModel::SCHEMA_JSON).await.unwrap();
    let error = client.lookup(&users, UserWithAge::SCHEMA_JSON).await.unwrap_err();
    assert_eq!((error.kind(), error.error_code()), (ErrorKind::NotFound, Some(40403)));
    let error = client.schema_by_version(&users, Version::Number(9)).await.unwrap_err();
    assert_eq!((error.kind(), error.error_code()), (ErrorKind::NotFound, Some(40402)));
    assert_eq!(client.lookup(&users, UserModel::SCHEMA_JSON).await.unwrap().id, SchemaId::new(1));
}

#[tokio::test]
async fn an_invalid_schema_is_refused_with_its_place() {
    let (_server, client) = registry().await;
    let text = r#"{"type":"record","name":"R","fields":[{"name":"a","type":"strin"}]}"#;
    let error = client.register(&Subject::named("r"), text).await.unwrap_err();
    assert_eq!((error.kind(), error.http_status(), error.error_code()), (ErrorKind::Rejected, Some(422), Some(42201)));
    assert!(error.to_string().contains("line 1, column 58: unknown type `strin`"), "{error}");
}

#[tokio::test]
async fn subjects_are_any_text() {
    let (_server, client) = registry().await;
    for name in ["a/b", "a b", "ü", "100%", "a?b=c", "..x", "a+b", "#"] {
        let subject = Subject::named(name);
        let id = client.register(&subject, UserModel::SCHEMA_JSON).await.unwrap().id;
        assert_eq!(id, SchemaId::new(1), "the same content has the same id under every subject");
        assert_eq!(client.schema_by_version(&subject, Version::Number(1)).await.unwrap().id, id, "{name}");
    }
}

#[tokio::test]
async fn a_registry_that_comes_back_is_found_again() {
    let (server, _) = registry().await;
    let address = server.address();

    let client = RegistryClient::builder(server.url()).retry(RetryPolicy::none()).build().unwrap();
    server.shutdown().await;
    let serializer = Serializer::<UserModel>::new(&client, Subject::value_of("users"));
    assert_eq!(serializer.serialize(&user()).await.unwrap_err().kind(), ErrorKind::Unreachable);

    let _server = schema_registry::serve(address).await.unwrap();
    assert!(serializer.serialize(&user()).await.is_ok(), "a failure is not remembered");
}
