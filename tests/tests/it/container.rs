//! Container files that Java and fastavro wrote, by each codec: see `schemas/golden/container`.

use std::{fs, path::PathBuf};

use schema_container::{Codec, Reader, Writer, WriterOptions};
use schema_runtime::AvroRecord;
use tests::files::{User, users};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../schemas/golden/container");
const USERS: &str = include_str!("../../../schemas/golden/container/users.jsonl");

/// All of them, by who wrote them and how.
fn files() -> impl Iterator<Item = (&'static str, Codec, PathBuf)> {
    ["java", "fastavro"].into_iter().flat_map(|who| {
        Codec::ALL.into_iter().map(move |codec| (who, codec, [FOLDER, &format!("{who}-{codec}.avro")].iter().collect()))
    })
}

#[test]
fn their_values_are_read() {
    let users = users(USERS).unwrap();
    for (who, codec, path) in files() {
        let reader = Reader::<_, User>::new(fs::File::open(path).unwrap()).unwrap();
        let written_by: &[u8] = if who == "java" { b"Java" } else { b"fastavro" };
        assert_eq!((reader.header().codec(), &*reader.header().metadata()["written.by"]), (codec, written_by));
        let read: Vec<User> = reader.collect::<Result<_, _>>().unwrap();
        assert_eq!(read, users, "{who} {codec}");
    }
}

/// The user as a later version has it, borrowing.
#[derive(AvroRecord, Debug)]
#[avro(name = "User", namespace = "com.example")]
struct Later<'a> {
    #[avro(default = "free")]
    plan: &'a str,
    email: Option<&'a str>,
    visits: f64,
    #[avro(alias = "name")]
    handle: &'a str,
}

#[test]
fn their_values_are_read_by_a_later_version() {
    let users = users(USERS).unwrap();
    for (who, codec, path) in files() {
        let mut reader = Reader::<_, Later<'_>>::new(fs::File::open(path).unwrap()).unwrap();
        let (mut seen, mut blocks) = (0, 0);
        while let Some(block) = reader.next_block().unwrap() {
            blocks += 1;
            for later in block.values() {
                let (later, user) = (later.unwrap(), &users[seen]);
                assert_eq!((later.plan, later.handle, later.email), ("free", &*user.name, user.email.as_deref()));
                assert_eq!(later.visits, user.visits as f64, "{who} {codec}");
                seen += 1;
            }
        }
        assert!(seen == users.len() && blocks > 1, "{who} {codec}");
    }
}

#[test]
fn their_files_go_on() {
    let users = users(USERS).unwrap();
    for (who, codec, path) in files() {
        let file = std::io::Cursor::new(fs::read(path).unwrap());
        let mut writer = Writer::<_, User>::append_to(file, WriterOptions::new()).unwrap();
        writer.append_all(&users[..3]).unwrap();
        let file = writer.finish().unwrap().into_inner();
        let read: Vec<User> = Reader::<_, User>::new(&file[..]).unwrap().collect::<Result<_, _>>().unwrap();
        assert_eq!(read, [&users[..], &users[..3]].concat(), "{who} {codec}");
    }
}
