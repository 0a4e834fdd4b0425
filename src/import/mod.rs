//! Files that become drafts of commitments.

pub mod catalogue;
