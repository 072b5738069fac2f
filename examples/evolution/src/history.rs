//! A subject's recorded versions, from its registry into a file.

use std::{error::Error, fs, path::PathBuf};

use clap::Args;
use schema_runtime::{RegistryClient, Subject};

#[derive(Args)]
pub(crate) struct Arguments {
    /// The schema registry
    // A URL can hold a password, so its value from the environment is not shown by --help.
    #[arg(long, value_name = "URL", env = "SCHEMA_REGISTRY_URL", hide_env_values = true)]
    registry_url: String,

    /// The subject: for the values of a topic, its name with -value behind it
    #[arg(long, value_name = "NAME")]
    subject: String,

    /// The file to write, beside the code
    #[arg(long, value_name = "PATH")]
    file: PathBuf,
}

pub(crate) async fn write(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let Arguments { registry_url, subject, file } = arguments;
    let registry = RegistryClient::new(registry_url.as_str())?;
    let history = registry.history(&Subject::named(subject.as_str())).await?;
    if history.versions().is_empty() {
        // With a file of none, nothing would be compared.
        return Err(format!(
            "{subject} has no versions in the registry: is it the right name, and the right registry?"
        )
        .into());
    }
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(file, history.to_json()).map_err(|error| format!("{} cannot be written: {error}", file.display()))?;
    println!("{}: {} of {subject}, {}", file.display(), versions(history.versions().len()), history.level());
    Ok(())
}

fn versions(count: usize) -> String {
    match count {
        1 => "1 version".to_owned(),
        count => format!("{count} versions"),
    }
}
