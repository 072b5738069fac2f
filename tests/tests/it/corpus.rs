//! Replays what the fuzzer has found worth keeping: see `fuzz`.

use tests::corpus::{TARGETS, read};

#[track_caller]
fn replay(target: &str, run: fn(&[u8])) {
    assert!(TARGETS.contains(&target));
    let inputs = read(target).unwrap();
    inputs.iter().for_each(|(_, input)| run(input));
    assert!(inputs.len() > 10, "only {} inputs of {target} were found", inputs.len());
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
