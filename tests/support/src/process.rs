use std::process::{Child, Command};

/// A child process that does not outlive a failed test.
#[derive(Debug)]
pub struct Running(pub Child);

impl Running {
    /// Starts a program.
    ///
    /// # Panics
    ///
    /// Where it does not start.
    #[track_caller]
    pub fn start(command: &mut Command) -> Self {
        Self(command.spawn().expect("the program starts"))
    }

    /// Sends a signal: `-INT`, `-TERM`.
    ///
    /// # Panics
    ///
    /// Where there is no process to send it to.
    #[cfg(unix)]
    #[track_caller]
    pub fn signal(&self, signal: &str) {
        // The shell's own `kill`: there need be no program of that name.
        let mut shell = Command::new("sh");
        shell.args(["-c", r#"kill "$1" "$2""#, "sh", signal, &self.0.id().to_string()]);
        assert!(shell.status().expect("a shell").success());
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // The process has ended already in a test that went well.
        drop(self.0.kill());
        drop(self.0.wait());
    }
}
