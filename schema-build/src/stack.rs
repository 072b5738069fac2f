//! Room for what calls itself.

use std::{io, panic, thread};

extern crate proc_macro;

/// Tokens of deep types take some tens of kilobytes for each level in a debug build: the deepest that the parser takes need
/// less than a tenth of this, and more than a thread has by itself.
const STACK: usize = 64 << 20;

/// Does something in a thread with a large stack; what it panics with is the caller's panic.
pub(crate) fn large<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    // Inside a macro, tokens are the compiler's, which gives them to its own thread alone. That one's stack is large.
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
