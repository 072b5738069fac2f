//! A thread with a large stack, for recursive functions.

use std::{io, panic, thread};

extern crate proc_macro;

/// Tokens of nested types take some tens of kilobytes a level in a debug build: the deepest that the parser accepts need
/// less than a tenth of this, and more than a thread has by default.
const STACK: usize = 64 << 20;

/// Runs a function in a thread with a large stack, and passes its panic on.
pub(crate) fn run<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    // In a macro, tokens belong to the compiler, which accepts them only on its own thread. That thread has a large stack.
    if proc_macro::is_available() {
        return work();
    }
    let mut work = Some(work);
    let done = thread::scope(|scope| {
        // Where there is no thread, the work is still here.
        let thread = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, || work.take().map(|work| work()))?;
        Ok::<_, io::Error>(thread.join().unwrap_or_else(|payload| panic::resume_unwind(payload)))
    });
    match done {
        Ok(Some(done)) => done,
        _ => match work {
            Some(work) => work(),
            None => unreachable!("work that was taken is done"),
        },
    }
}
