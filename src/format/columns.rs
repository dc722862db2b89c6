//! The columns of a table of utterances by their many names, Dutch and English.

/// What a column holds, in the order of [`NAMES`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Speaker,
    Text,
    Start,
    End,
    Duration,
    Meeting,
    Date,
    Words,
}

/// Names per column; where a table has several of one kind, the earlier name wins.
const NAMES: &[(Column, &[&str])] = &[
    (
        Column::Speaker,
        &[
            "speaker",
            "spreker",
            "speaker_name",
            "speaker_nickname",
            "name",
            "naam",
            "who",
            "wie",
            "participant",
            "deelnemer",
            "actor",
            "user",
            "gebruiker",
            "person",
            "persoon",
            "speaker_label",
            "speaker_id",
            "label",
        ],
    ),
    (
        Column::Text,
        &[
            "text",
            "utterance",
            "tekst",
            "uiting",
            "uitspraak",
            "message",
            "bericht",
            "body",
            "sentence",
            "zin",
            "content",
            "inhoud",
            "transcript",
        ],
    ),
    (
        Column::Start,
        &[
            "start",
            "begin",
            "onset",
            "start_time",
            "starttime",
            "begin_time",
            "onset_time",
            "starttijd",
            "begintijd",
            "timestamp",
            "tijd",
            "time",
            "ts",
            "start_s",
            "start_sec",
            "start_seconds",
            "start_ms",
            "begin_ms",
            "onset_ms",
        ],
    ),
    (
        Column::End,
        &[
            "end",
            "eind",
            "einde",
            "end_time",
            "endtime",
            "offset_time",
            "eindtijd",
            "stop",
            "stop_time",
            "offset",
            "end_s",
            "end_sec",
            "end_seconds",
            "end_ms",
            "offset_ms",
        ],
    ),
    (Column::Duration, &["duration", "duur", "duration_s", "duration_ms"]),
    (
        Column::Meeting,
        &[
            "meeting",
            "overleg",
            "gesprek",
            "vergadering",
            "conversation_id",
            "meeting_id",
            "session",
            "sessie",
            "file",
            "bestand",
        ],
    ),
    (Column::Date, &["date", "datum"]),
    (Column::Words, &["words", "woorden"]),
];

/// How many kinds of column there are.
pub(super) const KINDS: usize = NAMES.len();

/// What a column of this name holds, how good the name is (lower is better), and whether it counts milliseconds.
pub(super) fn column(name: &str) -> Option<(Column, usize, bool)> {
    let bare = name.trim().trim_start_matches('\u{FEFF}').to_lowercase().replace([' ', '-'], "_");
    NAMES
        .iter()
        .find_map(|(column, names)| names.iter().position(|n| *n == bare).map(|rank| (*column, rank, bare.ends_with("_ms"))))
}
