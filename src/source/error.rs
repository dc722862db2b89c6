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

    /// A bug of ours met a file: said as such, so that the batch can go on.
    pub fn internal() -> Self {
        Self::new(
            "internal",
            "Dit bestand gaf een fout in onderstroom zelf; meld het, liefst met een verzonnen voorbeeld.",
            "This file ran into a fault of onderstroom itself; please report it, with an invented example if you can.",
        )
    }

    /// A cap was passed; names the setting that raises it.
    pub(crate) fn limit(key: &str, cap: u64) -> Self {
        Self::new(
            "limit",
            format!(
                "Het bestand gaat over de grens {key} = {cap}; klopt het toch, verhoog {key} dan onder [limits] met --settings."
            ),
            format!(
                "The file is over the cap {key} = {cap}; if it is right all the same, raise {key} under [limits] with --settings."
            ),
        )
    }

    /// The file is larger than the cap.
    pub(crate) fn too_large(cap: u64) -> Self {
        let size = if cap < 1 << 20 { format!("{cap} bytes") } else { format!("{} MiB", cap >> 20) };
        Self::new(
            "too-large",
            format!(
                "Het bestand is groter dan {size}; is het echt één overleg, verhoog file_bytes dan onder [limits] met --settings."
            ),
            format!(
                "The file is larger than {size}; if it really is one meeting, raise file_bytes under [limits] with --settings."
            ),
        )
    }

    /// The file cannot be opened or read.
    pub(crate) fn unreadable(why: &std::io::Error) -> Self {
        let (nl, en) = io_words(why);
        Self::new(
            "unreadable",
            format!("Dit is niet te lezen ({nl}); kijk of het bestaat en of je erbij mag."),
            format!("This cannot be read ({en}); check that it exists and that you may open it."),
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
    pub(crate) fn malformed((nl, en): (&str, &str), line: u64) -> Self {
        Self::new(
            "malformed",
            format!("Het bestand is beschadigd of onvolledig: {nl}. Exporteer het opnieuw."),
            format!("The file is damaged or incomplete: {en}. Export it again."),
        )
        .at(line)
    }
}

/// What the system says, in Dutch and in English.
pub fn io_words(error: &std::io::Error) -> (String, String) {
    use std::io::ErrorKind as Kind;
    let (nl, en) = match error.kind() {
        Kind::NotFound => ("het bestaat niet", "it does not exist"),
        Kind::PermissionDenied => ("geen toegang", "access denied"),
        Kind::StorageFull | Kind::QuotaExceeded | Kind::FileTooLarge => ("de schijf is vol", "the disk is full"),
        Kind::ReadOnlyFilesystem => ("de schijf is alleen om te lezen", "the disk is read-only"),
        Kind::IsADirectory => ("het is een map", "it is a folder"),
        Kind::NotADirectory => ("een deel van het pad is geen map", "part of the path is no folder"),
        Kind::AlreadyExists => ("het bestaat al", "it exists already"),
        Kind::InvalidData => ("het is geen leesbare tekst", "it is no readable text"),
        _ => return (format!("fout van het systeem: {error}"), format!("system error: {error}")),
    };
    (nl.to_owned(), en.to_owned())
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
