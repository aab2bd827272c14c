//! What an older version of the program worked out of the runs is worked out anew, from the stored columns.

use crate::analysis::digest;
use crate::store::{Store, StoreError};

/// Recordings a transaction.
const BATCH: usize = 50;

/// Brings the digests of a library up to date. Returns whether any was old.
pub fn freshen(store: &mut Store) -> Result<bool, StoreError> {
    let old = store.outdated_digests(digest::VERSION)?;
    for batch in old.chunks(BATCH) {
        let mut fresh = Vec::with_capacity(batch.len());
        for id in batch {
            if let Some(recording) = store.recording(*id)? {
                fresh.push((*id, digest::digest(&recording)));
            }
        }
        store.set_digests(&fresh)?;
    }
    Ok(!old.is_empty())
}
