//! From paths to text: which files belong to which team, their bytes under a cap, and their encoding.

mod bytes;
mod dates;
mod decode;
mod discover;
mod error;
mod json_words;
mod limits;
mod names;
mod walk;

pub use bytes::{read_bytes, read_ends, read_head};
pub use dates::{Order, Written, date_in_name, date_of_line, is_dutch_name, order_of};
pub use decode::{Decoded, decode, read_text};
pub use discover::{Discovery, OUTPUT_MARK, Options, SourceFailure, TeamSource, discover};
pub use error::{ReadError, io_words};
pub use limits::Limits;
pub use names::{is_doubtful_name, is_incidental, is_transcript_name, meeting_ids, natural};
