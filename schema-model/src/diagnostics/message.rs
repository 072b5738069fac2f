//! What the compiler says where constant evaluation ends.

use super::Diagnostic;

/// A message that is put together in constant evaluation, cut off where it is too long.
pub(crate) struct Message {
    bytes: [u8; Message::CAPACITY],
    len: usize,
}

impl Message {
    const CAPACITY: usize = 0x2000;
    /// What stands at the end of a message that was cut off.
    const CUT: &str = "…";

    pub(crate) const fn new() -> Self {
        Self { bytes: [0; Self::CAPACITY], len: 0 }
    }

    pub(crate) const fn push(&mut self, text: &str) {
        let bytes = text.as_bytes();
        let mut i = 0;
        while i < bytes.len() && self.len < self.bytes.len() {
            self.bytes[self.len] = bytes[i];
            self.len += 1;
            i += 1;
        }
    }

    pub(crate) const fn push_all(&mut self, parts: &[&str]) {
        let mut i = 0;
        while i < parts.len() {
            self.push(parts[i]);
            i += 1;
        }
    }

    pub(crate) const fn push_number(&mut self, mut number: usize) {
        // A `usize` has at most 20 digits.
        let mut digits = [0; 20];
        let mut at = digits.len();
        loop {
            at -= 1;
            digits[at] = b'0' + (number % 10) as u8;
            number /= 10;
            if number == 0 {
                break;
            }
        }
        if let Ok(text) = core::str::from_utf8(digits.split_at(at).1) {
            self.push(text);
        }
    }

    /// Ends the line that says what is wrong by the rule's code, and starts the way out.
    pub(crate) const fn help(&mut self, rule: Diagnostic) {
        self.push_all(&[" [", rule.code, "]\n  help: "]);
    }

    /// As [`help`](Self::help), with the catalogue's way out.
    pub(crate) const fn way_out(&mut self, rule: Diagnostic) {
        self.help(rule);
        self.push(rule.way_out);
    }

    /// Ends constant evaluation.
    #[track_caller]
    pub(crate) const fn fail(mut self) -> ! {
        if self.len == self.bytes.len() {
            // Room for the mark, at the end of a character.
            self.len = self.whole(self.len - Self::CUT.len());
            self.push(Self::CUT);
        }
        match core::str::from_utf8(self.bytes.split_at(self.len).0) {
            Ok(text) => panic!("{}", text),
            Err(_) => panic!("a message is made of strings"),
        }
    }

    /// The end of the last character that is whole within `len` bytes.
    const fn whole(&self, len: usize) -> usize {
        match core::str::from_utf8(self.bytes.split_at(len).0) {
            Ok(_) => len,
            Err(error) => error.valid_up_to(),
        }
    }
}

/// Ends constant evaluation for a rule: what is wrong, and the help.
#[track_caller]
pub(crate) const fn fail(rule: Diagnostic, parts: &[&str], help: &str) -> ! {
    let mut message = Message::new();
    message.push_all(parts);
    message.help(rule);
    message.push(help);
    message.fail()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn said(message: Message) -> String {
        let panic = std::panic::catch_unwind(|| message.fail()).expect_err("it fails");
        panic.downcast_ref::<String>().expect("a message").clone()
    }

    #[test]
    fn pieces_stand_one_behind_the_other() {
        let mut message = Message::new();
        message.push_all(&["a", "é", ""]);
        message.push_number(0);
        message.push_number(usize::MAX);
        assert_eq!(said(message), format!("aé0{}", usize::MAX));
    }

    #[test]
    fn a_long_message_is_cut_at_a_character() {
        for shift in 0..4 {
            let mut message = Message::new();
            message.push(&"x".repeat(shift));
            message.push(&"😀".repeat(3_000));
            let text = said(message);
            assert!(text.len() <= Message::CAPACITY && text.ends_with("😀…"), "{}", text.len());
        }
    }
}
