//! What a client asks of a registry, asked of one that is not ours.

use std::error::Error;

use schema_runtime::{AvroRecord, Deserializer, ErrorKind, RegistryClient, SchemaId, Serializer, Subject, Version};

use crate::user::UserModel;

/// Registers, looks up, fetches by id and by version, and asks for what is not there. Prints what was answered.
pub(crate) async fn registry(url: String) -> Result<(), Box<dyn Error>> {
    let registry = RegistryClient::new(url.as_str())?;
    let subject = Subject::value_of("interop");

    let first = registry.register(&subject, UserModel::SCHEMA_JSON).await?;
    let again = RegistryClient::new(url.as_str())?.register(&subject, UserModel::SCHEMA_JSON).await?;
    check("registering twice gives one id", first.id == again.id)?;
    println!("registered under {subject} with id {}", first.id);

    let found = registry.lookup(&subject, UserModel::SCHEMA_JSON).await?;
    check("the lookup has the id", found.id == first.id)?;
    check("the lookup has the subject", found.subject == subject)?;
    println!("looked up: id {}, version {}", found.id, found.version);

    let schema = registry.schema_by_id(first.id).await?;
    check("the schema of the id is that of the type", schema.root().canonical_form() == UserModel::CANONICAL_FORM)?;
    println!("by id: {schema}");

    for version in [Version::Number(found.version), Version::Latest] {
        let fetched = registry.schema_by_version(&subject, version).await?;
        check("the version has the id", fetched.id == first.id)?;
        check("the version is that version", fetched.version == found.version)?;
        println!("by version {version:?}: id {}", fetched.id);
    }

    let key = registry.register(&Subject::key_of("interop"), r#""string""#).await?;
    check("another schema has another id", key.id != first.id)?;
    println!("registered under interop-key with id {}", key.id);

    // A program that has nothing but the message and the URL.
    let message = Serializer::<UserModel>::new(&registry, subject.clone()).serialize(&user()).await?;
    let other = RegistryClient::new(url.as_str())?;
    let decoded = Deserializer::<UserModel>::new(&other).deserialize(&message).await?;
    check("the message is read as it was written", decoded == user())?;
    println!("decoded by another client: {decoded:?}");

    let missing = [
        ("an unknown id", registry.schema_by_id(SchemaId::new(987_654)).await.err()),
        ("an unknown subject", registry.lookup(&Subject::named("nobody"), UserModel::SCHEMA_JSON).await.err()),
        ("an unknown version", registry.schema_by_version(&subject, Version::Number(99)).await.err()),
    ];
    for (what, error) in missing {
        let error = error.ok_or_else(|| format!("{what} was found"))?;
        println!("{what}: {:?}, HTTP {:?}, code {:?}", error.kind(), error.http_status(), error.error_code());
        check("what is not there is told as that", error.kind() == ErrorKind::NotFound)?;
    }
    Ok(())
}

fn user() -> UserModel {
    UserModel { first_name: "foo".to_owned(), last_name: "bar".to_owned() }
}

fn check(what: &str, holds: bool) -> Result<(), String> {
    if holds { Ok(()) } else { Err(format!("does not hold: {what}")) }
}
