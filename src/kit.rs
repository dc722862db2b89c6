//! What every meeting is analysed with: settings, lexicons and the language, if one was given.

use crate::lexicon::Lexicons;
use crate::settings::Settings;
use crate::text::Language;

/// Settings, lexicons and language of a run; read-only while meetings run side by side.
#[derive(Debug)]
pub struct Kit {
    /// Constants and limits.
    pub settings: Settings,
    /// Cue categories and technical lists.
    pub lexicons: Lexicons,
    /// Language of the meetings, when the user or the team file gives it.
    pub language: Option<Language>,
    /// Compute intervals (`--no-intervals` turns them off).
    pub intervals: bool,
}
