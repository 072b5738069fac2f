//! Cross-crate and end-to-end tests: see `tests`. What the compiler refuses is tested in `compile`.
