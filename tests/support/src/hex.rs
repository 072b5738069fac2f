use std::fmt::Write as _;

/// Writes bytes as hexadecimal digits, in lower case.
pub fn to_hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut hex, byte| {
        _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// Reads hexadecimal digits.
///
/// # Panics
///
/// Where the text has anything else.
#[track_caller]
pub fn from_hex(hex: &str) -> Vec<u8> {
    let byte = |at: usize| u8::from_str_radix(&hex[at..at + 2], 16);
    (0..hex.len()).step_by(2).map(|at| byte(at).expect("hexadecimal digits")).collect()
}
