//! What every meeting is analysed with: settings, lexicons and the language, if one was given.

use crate::lexicon::{LexiconError, Lexicons};
use crate::settings::{Settings, SettingsError};
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

/// Why a kit could not be made.
#[derive(Debug, thiserror::Error)]
pub enum KitError {
    /// The settings do not load.
    #[error(transparent)]
    Settings(#[from] SettingsError),
    /// A lexicon does not load.
    #[error(transparent)]
    Lexicon(#[from] LexiconError),
}

impl Kit {
    /// The defaults: built-in settings and lexicons, language by content, intervals on.
    ///
    /// # Errors
    /// Only if a shipped file is broken, which the tests rule out.
    pub fn built_in() -> Result<Self, KitError> {
        Ok(Self { settings: Settings::defaults()?, lexicons: Lexicons::built_in()?, language: None, intervals: true })
    }
}
