//! The driver: reads the files, plans their code, emits it and writes it.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use schema_model::{Limits, Parser, Source};

use crate::{
    Config, Error, Problem, emit,
    input::{self, Input, SchemaText},
    large_stack,
    plan::{Plan, rules, settings},
};

/// The generated code.
#[derive(Debug)]
pub struct Output {
    code: String,
    files: Vec<PathBuf>,
    warnings: Vec<Problem>,
}

impl Output {
    /// The code.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// The files and folders that the code depends on, including those that IDL imports.
    pub fn files(&self) -> &[PathBuf] {
        &self.files
    }

    /// Problems that do not prevent the code, such as documentation that IDL ignores.
    pub fn warnings(&self) -> &[Problem] {
        &self.warnings
    }
}

impl Config {
    /// Generates the code for schema files, and for those in folders.
    ///
    /// # Errors
    ///
    /// Every problem: mistakes in the schemas, schemas that no code can be generated for, and settings that are not Rust or
    /// apply to nothing.
    pub fn generate(&self, paths: &[impl AsRef<Path>]) -> Result<String, Error> {
        Ok(self.output(paths)?.code)
    }

    /// Generates the code, and returns it with the files and folders that it depends on.
    ///
    /// # Errors
    ///
    /// As [`generate`](Self::generate).
    pub fn generate_with_files(&self, paths: &[impl AsRef<Path>]) -> Result<(String, Vec<PathBuf>), Error> {
        let output = self.output(paths)?;
        Ok((output.code, output.files))
    }

    /// Generates the code, and returns it with its files and warnings.
    ///
    /// # Errors
    ///
    /// As [`generate`](Self::generate).
    pub fn output(&self, paths: &[impl AsRef<Path>]) -> Result<Output, Error> {
        self.output_of(input::read(paths, self))
    }

    fn output_of(&self, input: Input) -> Result<Output, Error> {
        match large_stack::run(|| generate(self, &input)) {
            Ok(code) => Ok(Output { code, files: input.read, warnings: input.warnings }),
            Err(problems) => Err(Error::of(problems, input.warnings)),
        }
    }

    /// Generates the code in a build script: writes it into `OUT_DIR`, and reports to cargo which files it depends on.
    ///
    /// # Errors
    ///
    /// Those of [`generate`](Self::generate), and a file that cannot be written.
    pub fn compile(&self, paths: &[impl AsRef<Path>]) -> Result<(), Error> {
        let input = input::read(paths, self);
        // Before anything can fail, so that a build script that fails runs again when these change.
        for path in &input.read {
            println!("cargo:rerun-if-changed={}", path.display());
        }
        let output = self.output_of(input)?;
        for warning in &output.warnings {
            println!("cargo:warning={}", warning.in_a_line());
        }
        let out_dir = match (&self.out_dir, env::var_os("OUT_DIR")) {
            (Some(path), _) => path.clone(),
            (None, Some(path)) => path.into(),
            (None, None) => {
                return Err(Error::plain(
                    "there is no OUT_DIR: this is no build script; set `Config::out_dir`, or take `Config::generate`",
                ));
            }
        };
        let path = out_dir.join(&self.file_name);
        // An unchanged file keeps its modification time, so that cargo does not rebuild the crate.
        if fs::read_to_string(&path).is_ok_and(|old| old == output.code) {
            return Ok(());
        }
        fs::write(&path, output.code).map_err(|error| Error::plain(format!("cannot write {}: {error}", path.display())))
    }
}

/// The schemas are the program's own files, so the compiler finds what exceeds its limits there.
fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.max_bytes = 64 << 20;
    limits
}

/// Generates the code, or returns every problem of the files, of the schemas in them and of the settings.
fn generate(config: &Config, input: &Input) -> Result<String, Vec<Problem>> {
    let texts = &input.texts;
    let sources: Vec<Source<'_>> = texts.iter().map(SchemaText::source).collect();
    let recovered = Parser::new().limits(limits()).comments(true).recover_all(&sources);
    let set = recovered.set();
    let mut problems = input.problems.clone();
    problems.extend(recovered.errors().iter().map(|error| texts[error.source_index()].problem(error)));
    problems.extend(rules::check(set, texts));
    problems.extend(settings::syntax::check(config));
    let plan = Plan::new(config, set, texts);
    // A file that could not be read may define what a setting is for.
    if recovered.knows_all_names() {
        problems.extend(settings::unused::check(config, set, &plan.items));
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    emit::code(&plan).map_err(|message| vec![Problem::plain(message)])
}
