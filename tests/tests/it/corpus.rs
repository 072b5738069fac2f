//! Replays what the fuzzer has found worth keeping: see `fuzz`.

use std::{fs, path::Path};

#[track_caller]
fn replay(target: &str, run: fn(&[u8])) {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz/corpus").join(target);
    let mut cases = 0;
    for entry in fs::read_dir(corpus).unwrap() {
        run(&fs::read(entry.unwrap().path()).unwrap());
        cases += 1;
    }
    assert!(cases > 10, "only {cases} cases of {target} were found");
}

#[test]
fn container() {
    replay("container", tests::targets::container);
}

#[test]
fn decode() {
    replay("decode", tests::targets::decode);
}

#[test]
fn json() {
    replay("json", tests::targets::json);
}

#[test]
fn round_trip() {
    replay("round_trip", tests::targets::round_trip);
}

#[test]
fn resolve() {
    replay("resolve", tests::targets::resolve);
}

#[test]
fn schema() {
    replay("schema", tests::targets::schema);
}
