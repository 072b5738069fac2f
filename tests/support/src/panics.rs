use std::panic::{UnwindSafe, catch_unwind};

/// The message that `run` panics with, if it does.
///
/// # Panics
///
/// Where the panic has a payload other than a `String`.
#[track_caller]
pub fn panic_message(run: impl FnOnce() + UnwindSafe) -> Option<String> {
    let payload = catch_unwind(run).err()?;
    Some(payload.downcast_ref::<String>().expect("a message").clone())
}
