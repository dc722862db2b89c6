//! Files that are no transcript in text form: each is refused with what to do instead.

use crate::source::ReadError;

/// Refuses documents, recordings, pictures and archives by their first bytes, with what to do instead.
pub(super) fn refuse(bytes: &[u8]) -> Result<(), ReadError> {
    let zip = bytes.starts_with(b"PK\x03\x04");
    let holds = |name: &[u8]| zip && memchr::memmem::find(bytes, name).is_some();
    let old_office = bytes.starts_with(b"\xD0\xCF\x11\xE0");
    if holds(b"word/document.xml") || old_office || bytes.starts_with(b"{\\rtf") {
        return Err(ReadError::new(
            "unknown-format",
            "Word- en RTF-bestanden worden niet gelezen; download het transcript als .vtt, of bewaar het in Word als platte tekst (.txt).",
            "Word and RTF files are not read; download the transcript as .vtt, or save it in Word as plain text (.txt).",
        ));
    }
    if holds(b"xl/workbook.xml") {
        return Err(ReadError::new(
            "unknown-format",
            "Excel-bestanden worden niet gelezen; bewaar het blad als CSV (UTF-8).",
            "Excel files are not read; save the sheet as CSV (UTF-8).",
        ));
    }
    if zip {
        return Err(ReadError::new(
            "unknown-format",
            "Dit is een ingepakt bestand; pak het uit en kies de transcripten die erin zitten.",
            "This is an archive; unpack it and choose the transcripts inside.",
        ));
    }
    if bytes.starts_with(b"%PDF") {
        return Err(ReadError::new(
            "unknown-format",
            "PDF-bestanden worden niet gelezen; exporteer het transcript als .vtt of als platte tekst.",
            "PDF files are not read; export the transcript as .vtt or as plain text.",
        ));
    }
    if is_recording(bytes) {
        return Err(ReadError::new(
            "recording",
            "Dit is een opname; laat er eerst een transcript met namen van maken (in Teams of Zoom: transcriptie aanzetten) en kies dat.",
            "This is a recording; have a transcript with names made of it first (Teams or Zoom: turn transcription on) and choose that.",
        ));
    }
    Ok(())
}

/// Sound or video: MP4 and its kin, Matroska, MP3, WAV and AVI, Ogg, FLAC, Windows Media.
fn is_recording(bytes: &[u8]) -> bool {
    let begins: [&[u8]; 7] =
        [b"\x1A\x45\xDF\xA3", b"ID3", b"RIFF", b"OggS", b"fLaC", b"\x30\x26\xB2\x75\x8E\x66\xCF\x11", b"FORM"];
    let frame = matches!(bytes, [0xFF, second, ..] if second & 0xE6 == 0xE2);
    let binary = bytes.iter().take(4096).any(|b| *b < 9);
    let named = begins.iter().any(|mark| bytes.starts_with(mark)) || bytes.get(4..8) == Some(b"ftyp");
    binary && (named || frame)
}

/// Refuses texts that look like a table of speech but are none, and XML that could pull in other files.
pub(super) fn refuse_text(text: &str) -> Result<(), ReadError> {
    let head = super::head(text);
    if is_attendance(head) {
        return Err(ReadError::new(
            "attendance-list",
            "Dit is een aanwezigheidslijst, geen transcript; leg het transcript ernaast, en zet wie er was bij `present` in team.toml.",
            "This is an attendance list, not a transcript; put the transcript beside it, and who was there under `present` in team.toml.",
        ));
    }
    if is_chat(head) {
        return Err(ReadError::new(
            "chat",
            "Dit is de chat van een overleg, niet wat er gezegd is; kies het transcript.",
            "This is the chat of a meeting, not what was said; choose the transcript.",
        ));
    }
    let start = head.trim_start();
    let html = start.get(..14).is_some_and(|s| s.eq_ignore_ascii_case("<!doctype html"));
    if start.starts_with('<') && head.contains("<!DOCTYPE") && !html {
        return Err(ReadError::new(
            "xml-doctype",
            "Dit XML-bestand heeft een DOCTYPE en wordt om veiligheid niet gelezen; verwijder die regel.",
            "This XML file has a DOCTYPE and is not read for safety; remove that line.",
        ));
    }
    Ok(())
}

/// A saved chat: the text begins with a message, and nearly every line that begins as one is one. A message may go on
/// over lines of its own.
fn is_chat(head: &str) -> bool {
    let mut lines = head.lines().filter(|l| !l.trim().is_empty()).take(200);
    let Some(first) = lines.next().filter(|line| is_message(line)) else { return false };
    let day = day_of(first).is_some();
    let stamped = |line: &&str| if day { day_of(line).is_some() } else { clock_of(line).is_some() };
    let (mut begun, mut messages) = (0, 0);
    for line in lines.filter(stamped) {
        begun += 1;
        messages += usize::from(is_message(line));
    }
    messages * 10 >= begun * 9
}

/// Zoom: `00:21:14<tab>Name:<tab>text`, `09:00:01<tab> From Name : text`, `09:00:01 From Name to Everyone:` (also Dutch);
/// phones: `10-03-2026 09:00 - Name: text`, `[10/03/2026, 09:00:01] Name: text`.
fn is_message(line: &str) -> bool {
    let (dated, line) = day_of(line).map_or((false, line), |rest| (true, rest));
    let Some(rest) = clock_of(line) else { return false };
    let said = rest.trim_start_matches([' ', ']', ')']);
    let cells = rest.strip_prefix('\t').and_then(|r| r.split_once('\t'));
    let tabs = cells.is_some_and(|(name, _)| name.trim_end().ends_with(':'));
    let addressed = |from: &str, to: &[&str]| {
        let rest = said.trim_start_matches('\t').trim_start().strip_prefix(from);
        let label = rest.and_then(|r| r.split_once(':')).map(|(label, _)| label);
        label.is_some_and(|l| to.is_empty() || to.iter().any(|to| l.contains(to)))
    };
    let whatsapp = dated && (said.starts_with("- ") || rest.starts_with(']')) && said.contains(": ");
    tabs || addressed("From ", &[]) || addressed("Van ", &[" aan ", " naar "]) || whatsapp
}

/// What follows a date at the start of a line (`2026-03-10 `, `[10/03/2026, `).
fn day_of(line: &str) -> Option<&str> {
    let bare = line.trim_start_matches(['\u{200E}', '[']);
    let (day, rest) = bare.split_once(' ')?;
    let day = day.trim_end_matches(',');
    let parts = day.split(['-', '/', '.']);
    let digits = parts.clone().all(|p| (1..=4).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_digit()));
    (digits && parts.count() == 3).then_some(rest)
}

/// What follows a time of day at the start of a line.
fn clock_of(line: &str) -> Option<&str> {
    let (stamp, used) = super::stamp::prefix(line.as_bytes())?;
    let rest = &line[used..];
    let half = ["AM", "PM", "am", "pm"].iter().find_map(|half| rest.trim_start_matches([' ', '\u{202F}']).strip_prefix(half));
    (stamp.fields >= 2).then_some(half.unwrap_or(rest))
}

/// Teams and Zoom attendance reports, and lists like them, by their headers: who, and when they came and went, in a table
/// without a column for what was said.
fn is_attendance(head: &str) -> bool {
    let mut lines = head.lines().map(str::trim).filter(|l| !l.is_empty());
    let Some(first) = lines.next() else { return false };
    let unquoted = first.replace('"', "");
    let numbered = unquoted.starts_with("1. ") && lines.clone().take(60).any(|l| l.starts_with("2. ") || names_presence(l));
    let titled = ["Meeting Summary", "Overzicht van vergadering", "Vergaderingsoverzicht"].contains(&unquoted.as_str());
    titled || numbered && head.contains('\t') || head.lines().take(20).any(names_presence)
}

/// Columns of who was there.
const WHO: &[&str] = &[
    "name",
    "full name",
    "naam",
    "volledige naam",
    "name (original name)",
    "naam (oorspronkelijke naam)",
    "participant",
    "deelnemer",
    "display name",
    "weergavenaam",
    "user name",
    "gebruikersnaam",
];
/// Columns of when and how long.
const WHEN: &[&str] = &[
    "user action",
    "gebruikersactie",
    "join time",
    "leave time",
    "first join",
    "last leave",
    "time joined",
    "time left",
    "tijdstip van deelname",
    "tijd van deelname",
    "deelnametijd",
    "eerste deelname",
    "laatst verlaten",
    "laatste vertrek",
    "vertrektijd",
    "tijdstip van vertrek",
    "in-meeting duration",
    "duration (minutes)",
    "total duration (minutes)",
    "duur (minuten)",
    "totale duur (minuten)",
    "duur in vergadering",
    "vergaderduur",
    "aanwezig",
    "aanwezigheid",
    "attendance",
    "attended",
    "present",
    "aangemeld",
    "afgemeld",
    "user email",
];

/// A header with a column of [`WHO`] and one of [`WHEN`], and none for a text.
fn names_presence(line: &str) -> bool {
    let line = line.trim_start_matches('\u{FEFF}');
    let header = |delimiter: char| {
        let cells = || line.split(delimiter).take(40).map(|c| c.trim().trim_matches('"'));
        // Compared without a copy: every text that is read comes along here.
        let has = |names: &[&str]| cells().any(|cell| names.iter().any(|name| name.eq_ignore_ascii_case(cell)));
        let is_text = |c: &str| super::columns::column(c).is_some_and(|(kind, ..)| kind == super::columns::Column::Text);
        has(WHO) && has(WHEN) && !cells().any(is_text)
    };
    line.len() < 1000 && ['\t', ';', ','].into_iter().any(|d| line.contains(d) && header(d))
}

/// No format recognises the text.
pub(super) fn unknown() -> ReadError {
    ReadError::new(
        "unknown-format",
        "Dit lijkt op geen bekend transcript; exporteer het als .vtt of als tekst met `Naam: ` voor elke uitspraak.",
        "This looks like no known transcript; export it as .vtt, or as text with `Name: ` before each utterance.",
    )
}
