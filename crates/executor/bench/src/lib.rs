//! The work that is measured: the same for this executor and for its peers.

pub mod ours;
pub mod peers;
pub mod rows;
