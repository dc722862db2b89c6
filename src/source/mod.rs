//! From paths to text: which files belong to which team, their bytes under a cap, and their encoding.

mod bytes;
mod decode;
mod error;
mod limits;

pub use bytes::read_bytes;
pub use decode::{Decoded, decode};
pub use error::ReadError;
pub use limits::Limits;
