//! The error of the crate.

use std::{error, fmt};

use annotate_snippets::Renderer;

pub use crate::problem::Problem;

/// Every problem of the schemas and the settings, each with its location.
///
/// `Debug` shows the locations like `Display`, since `main` prints its error with `Debug`.
pub struct Error {
    problems: Vec<Problem>,
    warnings: Vec<Problem>,
}

impl Error {
    pub(crate) fn plain(message: impl Into<String>) -> Self {
        Self::of(vec![Problem::plain(message)], Vec::new())
    }

    pub(crate) fn of(mut problems: Vec<Problem>, warnings: Vec<Problem>) -> Self {
        problems.sort_by_cached_key(Problem::order);
        problems.dedup();
        // Report each mistake once.
        let follow: Vec<bool> = problems.iter().map(|problem| problem.follows_from(&problems)).collect();
        let mut follow = follow.into_iter();
        problems.retain(|_| follow.next() == Some(false));
        Self { problems, warnings }
    }

    /// The problems, sorted by file and location; those without a file are last.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// Problems that alone would not have been an error.
    pub fn warnings(&self) -> &[Problem] {
        &self.warnings
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Without colours: a build script's output is not a terminal.
        let renderer = Renderer::plain();
        for (index, problem) in self.problems.iter().chain(&self.warnings).enumerate() {
            if index > 0 {
                f.write_str("\n\n")?;
            }
            f.write_str(&problem.rendered(&renderer))?;
        }
        Ok(())
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the schemas have mistakes\n\n{self}\n")
    }
}

impl error::Error for Error {}
