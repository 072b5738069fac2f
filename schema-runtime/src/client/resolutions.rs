//! What a deserializer knows of writers' schemas, by their ids.

use std::{num::NonZeroUsize, sync::Arc};

use super::{
    cache::Cache,
    sync::{ArcSwapOption, AtomicU64, Ordering},
};
use crate::{error::Error, framing::SchemaId};

/// How the data of a writer's schema are read.
pub(super) enum Resolution<P> {
    /// As those of the reader's own schema.
    Same,
    Planned(Arc<P>),
}

impl<P> Clone for Resolution<P> {
    fn clone(&self) -> Self {
        match self {
            Self::Same => Self::Same,
            Self::Planned(plan) => Self::Planned(Arc::clone(plan)),
        }
    }
}

/// The resolutions of the schema ids that were met, of which the last ones are found without a lock.
///
/// Each kind has slots by an id's lowest bits: two or three versions of a writer run at once while it is rolled out.
pub(super) struct Resolutions<P> {
    /// Ids whose data are of the reader's own schema, as `OCCUPIED | id`.
    same: [AtomicU64; SLOTS],
    planned: [ArcSwapOption<(SchemaId, Arc<P>)>; SLOTS],
    /// By id: how its data are read, or why they are not.
    all: Cache<SchemaId, Result<Resolution<P>, Error>>,
}

const SLOTS: usize = 8;

/// Tells an id, which may be any 32 bits, from an empty slot.
const OCCUPIED: u64 = 1 << 32;

const fn slot(id: SchemaId) -> usize {
    id.get() as usize % SLOTS
}

impl<P> Resolutions<P> {
    pub(super) fn new(size: NonZeroUsize) -> Self {
        Self { same: Default::default(), planned: Default::default(), all: Cache::new(size) }
    }

    /// Whether an id is known to be that of data of the reader's own schema.
    #[inline]
    pub(super) fn is_same(&self, id: SchemaId) -> bool {
        // The id is all there is to it: nothing else is published with it, so no ordering is needed.
        self.same[slot(id)].load(Ordering::Relaxed) == OCCUPIED | u64::from(id.get())
    }

    /// Calls `read` with the plan of an id, where it is among the last ones.
    pub(super) fn with_plan<R>(&self, id: SchemaId, read: impl FnOnce(&P) -> R) -> Option<R> {
        match &*self.planned[slot(id)].load() {
            Some(entry) if entry.0 == id => Some(read(&entry.1)),
            _ => None,
        }
    }

    pub(super) fn get(&self, id: SchemaId) -> Option<Result<Resolution<P>, Error>> {
        let resolution = self.all.get(&id)?;
        self.publish(id, &resolution);
        Some(resolution)
    }

    pub(super) fn put(&self, id: SchemaId, resolution: Result<Resolution<P>, Error>) {
        self.publish(id, &resolution);
        self.all.put(id, resolution);
    }

    /// Puts a resolution where the next message finds it without a lock.
    fn publish(&self, id: SchemaId, resolution: &Result<Resolution<P>, Error>) {
        match resolution {
            Ok(Resolution::Same) => self.same[slot(id)].store(OCCUPIED | u64::from(id.get()), Ordering::Relaxed),
            Ok(Resolution::Planned(plan)) => self.planned[slot(id)].store(Some(Arc::new((id, Arc::clone(plan))))),
            Err(_) => {}
        }
    }
}

#[cfg(all(test, loom))]
mod models {
    use loom::thread;

    use super::*;

    /// Ids that share a slot: those of even number are of the reader's schema, the others' plans are their ids.
    const IDS: [u32; 2] = [2, 2 + SLOTS as u32];

    #[test]
    fn a_slot_never_answers_for_another_id() {
        loom::model(|| {
            let resolutions = Arc::new(Resolutions::<u32>::new(NonZeroUsize::MIN));
            let writers = IDS.map(|id| {
                let resolutions = Arc::clone(&resolutions);
                thread::spawn(move || {
                    resolutions.put(SchemaId::new(id), Ok(Resolution::Same));
                    resolutions.put(SchemaId::new(id + 1), Ok(Resolution::Planned(Arc::new(id + 1))));
                })
            });
            for id in [IDS[0], IDS[1]] {
                let (same, other) = (SchemaId::new(id), SchemaId::new(id + 1));
                assert!(!resolutions.is_same(other));
                assert!(resolutions.with_plan(same, |_| ()).is_none());
                assert!(resolutions.with_plan(other, |plan| *plan == other.get()).unwrap_or(true));
            }
            for writer in writers {
                assert!(writer.join().is_ok());
            }
            // Of two ids of one slot the last one is there.
            assert_ne!(resolutions.is_same(SchemaId::new(IDS[0])), resolutions.is_same(SchemaId::new(IDS[1])));
        });
    }
}
