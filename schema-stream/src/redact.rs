//! Settings whose values must not be shown.

/// The longest secret that is looked for in a description, in bytes. librdkafka cuts descriptions at 512.
const LONGEST_SECRET: usize = 200;

/// What librdkafka says of a setting, without its value where that is a secret.
pub(crate) fn description(key: &str, value: &str, description: &str) -> String {
    match is_secret(key) {
        false => description.to_owned(),
        true if value.is_empty() => description.to_owned(),
        // The description is cut where it is too long, and could then quote a part of the value.
        true if value.len() > LONGEST_SECRET => "its value is not accepted".to_owned(),
        true => description.replace(value, "***"),
    }
}

fn is_secret(key: &str) -> bool {
    let words = ["password", "secret", "token", "oauthbearer", "pem", "jaas", "username", "kinit"];
    words.iter().any(|word| key.contains(word))
}
