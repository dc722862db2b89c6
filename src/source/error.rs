//! Why a file could not be read: a stable code, the line, and a sentence in Dutch and English that says what to do.

use std::fmt;

/// A file that was refused. `code` is a stable word; the sentences are for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadError {
    /// Stable word, such as `no-speakers`.
    pub code: &'static str,
    /// Line of the source, from 1, when one line is to blame.
    pub line: Option<u64>,
    /// What is wrong and what to do, in Dutch.
    pub nl: String,
    /// What is wrong and what to do, in English.
    pub en: String,
}

impl ReadError {
    /// An error with its two sentences.
    pub fn new(code: &'static str, nl: impl Into<String>, en: impl Into<String>) -> Self {
        Self { code, line: None, nl: nl.into(), en: en.into() }
    }

    /// The same error with the line to blame (0 = unknown).
    #[must_use]
    pub fn at(mut self, line: u64) -> Self {
        self.line = (line > 0).then_some(line);
        self
    }

    /// The sentence in the language of the run (`nl`, anything else is English).
    pub fn message(&self, language: &str) -> &str {
        if language == "nl" { &self.nl } else { &self.en }
    }

    /// A cap was passed; names the setting that raises it.
    pub(crate) fn limit(key: &str, cap: u64) -> Self {
        Self::new(
            "limit",
            format!("Het bestand gaat over de grens `limits.{key}` = {cap}; verhoog die in settings.toml als het klopt."),
            format!("The file is over the cap `limits.{key}` = {cap}; raise it in settings.toml if it is right."),
        )
    }

    /// The file is larger than the cap.
    pub(crate) fn too_large(cap: u64) -> Self {
        let size = cap >> 20;
        Self::new(
            "too-large",
            format!("Het bestand is groter dan {size} MiB; verhoog `limits.file_bytes` als het echt één overleg is."),
            format!("The file is larger than {size} MiB; raise `limits.file_bytes` if it really is one meeting."),
        )
    }

    /// The file cannot be opened or read.
    pub(crate) fn unreadable(why: &str) -> Self {
        Self::new(
            "unreadable",
            format!("Het bestand kan niet worden gelezen ({why}); kijk of het bestaat en van u is."),
            format!("The file cannot be read ({why}); check that it exists and is yours."),
        )
    }

    /// There is nothing in the file.
    pub(crate) fn empty() -> Self {
        Self::new(
            "empty",
            "Het bestand is leeg; exporteer het transcript opnieuw.",
            "The file is empty; export the transcript again.",
        )
    }

    /// Nobody is named, so there is nothing to measure between people.
    pub(crate) fn no_speakers() -> Self {
        Self::new(
            "no-speakers",
            "Het transcript noemt geen sprekers; exporteer het met sprekersnamen (bijvoorbeeld `Naam: tekst`).",
            "The transcript names no speakers; export it with speaker names (for example `Name: text`).",
        )
    }

    /// The structure of the file is broken.
    pub(crate) fn malformed(what: &str, line: u64) -> Self {
        Self::new(
            "malformed",
            format!("Het bestand is beschadigd of onvolledig: {what}. Exporteer het opnieuw."),
            format!("The file is damaged or incomplete: {what}. Export it again."),
        )
        .at(line)
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{} (line {line}, {})", self.en, self.code),
            None => write!(f, "{} ({})", self.en, self.code),
        }
    }
}

impl std::error::Error for ReadError {}
