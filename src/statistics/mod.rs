//! Numerical methods, one a file, each with its citation. This room sees only numbers: nothing here knows what a
//! meeting is. Everything is deterministic; what needs chance takes a seed.

pub mod bootstrap;
pub mod chance;
pub mod distribution;
pub mod inequality;
pub mod interval;
pub mod multiple;
pub mod random;
pub mod rank;
pub mod trend;

/// Lower and upper bound of an interval.
pub type Bounds = (f64, f64);

/// Coverage of every published interval (measures.md D6).
pub const LEVEL: f64 = 0.9;

/// Tail on either side of a published interval.
pub const TAIL: f64 = 0.05;
