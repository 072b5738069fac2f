//! What the derives refuse, and what they say then.

mod catalogue;
mod compile;
