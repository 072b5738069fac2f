//! All that is wrong with the schemas, for a person.

use std::{error, fmt};

use annotate_snippets::Renderer;

pub use crate::problem::Problem;

/// What is wrong with the schemas: all of it, each with its place.
///
/// It shows the places in the files, in `Debug` as well, since that is what is shown of the error of `main`.
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
        // One mistake is one error.
        let follow: Vec<bool> = problems.iter().map(|problem| problem.follows_from(&problems)).collect();
        let mut follow = follow.into_iter();
        problems.retain(|_| follow.next() == Some(false));
        Self { problems, warnings }
    }

    /// All that is wrong, in the order of the files and of the places in them; what has no file is last.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// What may be other than it was meant, and would be no error by itself.
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
