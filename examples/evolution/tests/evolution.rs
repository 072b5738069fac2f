//! The program as a user starts it.

#![allow(clippy::unwrap_used)]

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use schema_registry::Server;
use schema_runtime::{History, RegistryClient, Subject};

fn evolution(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_evolution"));
    command.args(arguments).env_remove("SCHEMA_REGISTRY_URL").env_remove("RUST_LOG").stdin(Stdio::null());
    command.output().unwrap()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

/// Each version reads each message, and the third comes to nothing.
const OUTPUT: &str = r#"v1 wrote User { name: "Ada", age: 36, nick: Some("ada") }
v2 wrote User { plan: "paid", age: 41, name: "Barbara", handle: Some("barbara"), email: Some("barbara@example.com") }
v1 wrote User { name: "Grace", age: 36, nick: Some("grace") }
v2 wrote User { plan: "paid", age: 41, name: "Margaret", handle: Some("margaret"), email: Some("margaret@example.com") }

v1 reads User { name: "Ada", age: 36, nick: Some("ada") }
v1 reads User { name: "Barbara", age: 41, nick: None }
v1 reads User { name: "Grace", age: 36, nick: Some("grace") }
v1 reads User { name: "Margaret", age: 41, nick: None }

v2 reads User { plan: "free", age: 36, name: "Ada", handle: Some("ada"), email: None }
v2 reads User { plan: "paid", age: 41, name: "Barbara", handle: Some("barbara"), email: Some("barbara@example.com") }
v2 reads User { plan: "free", age: 36, name: "Grace", handle: Some("grace"), email: None }
v2 reads User { plan: "paid", age: 41, name: "Margaret", handle: Some("margaret"), email: Some("margaret@example.com") }

v3 is refused by the registry: error code 40901
"#;

#[test]
fn both_versions_read_all_messages() {
    let output = evolution(&[]);
    let errors = text(&output.stderr);
    assert_eq!(text(&output.stdout), OUTPUT, "{errors}");
    assert_eq!((output.status.code(), errors), (Some(0), ""));
}

/// A registry that has the versions of a history.
async fn registry_of(history: &History, subject: &Subject) -> Server {
    let server = schema_registry::serve("127.0.0.1:0").await.unwrap();
    let level = format!(r#"{{"compatibility": "{}"}}"#, history.level());
    let request = reqwest::Client::new().put(format!("{}/config/{subject}", server.url()));
    let answer = request.header("content-type", "application/json").body(level).send().await.unwrap();
    assert!(answer.status().is_success());
    let registry = RegistryClient::new(server.url()).unwrap();
    for version in history.versions() {
        registry.register(subject, version.schema().to_string()).await.unwrap();
    }
    server
}

/// A path in a folder that is not there yet.
fn new_file(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("history-{}", std::process::id()));
    let _ = fs::remove_dir_all(folder.join(name));
    folder.join(name).join("users-value.json")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_history_is_written_as_it_stands_beside_the_code() {
    for path in ["schemas/history/users-value.json", "../../tests/compile/ui/evolution/data/users-value.json"] {
        let expected = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
        let history = History::parse(&expected).unwrap();
        let server = registry_of(&history, &Subject::value_of("users")).await;
        let file = new_file("written");
        let arguments = ["history", "--registry-url", &server.url(), "--subject", "users-value", "--file"];
        let output = evolution(&[&arguments[..], &[file.to_str().unwrap()]].concat());
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        assert!(text(&output.stdout).ends_with(" of users-value, FULL\n"), "{}", text(&output.stdout));
        assert_eq!(fs::read_to_string(file).unwrap(), expected, "{path}");
    }
}

#[test]
fn a_file_is_left_alone_where_no_registry_answers() {
    let file = new_file("kept");
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(&file, "as it was").unwrap();
    let arguments = ["history", "--registry-url", "nonsense", "--subject", "users-value", "--file"];
    let output = evolution(&[&arguments[..], &[file.to_str().unwrap()]].concat());
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).starts_with("error: "), "{}", text(&output.stderr));
    assert_eq!(fs::read_to_string(file).unwrap(), "as it was");
}
