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
            "Dit is een aanwezigheidslijst, geen transcript; leg het transcript van het overleg ernaast.",
            "This is an attendance list, not a transcript; put the transcript of the meeting beside it.",
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

/// Zoom's saved chat: `00:21:14<tab>Name:<tab>text` on most lines.
fn is_chat(head: &str) -> bool {
    let mut lines = head.lines().filter(|l| !l.trim().is_empty()).take(20).peekable();
    let is_message = |line: &str| {
        let mut cells = line.split('\t');
        let stamp = cells.next().is_some_and(|c| super::stamp::whole(c).is_some());
        stamp && cells.next().is_some_and(|c| c.trim_end().ends_with(':')) && cells.next().is_some()
    };
    lines.peek().is_some_and(|first| is_message(first)) && {
        let all: Vec<&str> = lines.collect();
        all.iter().filter(|l| is_message(l)).count() * 2 > all.len()
    }
}

/// Teams and Zoom attendance reports, by their headers.
fn is_attendance(head: &str) -> bool {
    let mut lines = head.lines().map(str::trim).filter(|l| !l.is_empty());
    let Some(first) = lines.next() else { return false };
    let unquoted = first.replace('"', "");
    let tabs = |line: &str| line.split('\t').map(|cell| cell.trim().to_lowercase()).collect::<Vec<_>>();
    let is_header = |line: &str| {
        let cells = tabs(line);
        let has = |name: &str| cells.iter().any(|c| c == name);
        (has("full name") && (has("user action") || has("join time"))) || (has("name") && has("first join"))
    };
    let numbered = unquoted.starts_with("1. ") && lines.clone().take(60).any(|l| l.starts_with("2. ") || is_header(l));
    unquoted == "Meeting Summary"
        || numbered && head.contains('\t')
        || is_header(&unquoted)
        || head.lines().take(10).any(|l| l.trim_start_matches(['\u{FEFF}', '"']).starts_with("Name (Original Name)"))
}

/// No format recognises the text.
pub(super) fn unknown() -> ReadError {
    ReadError::new(
        "unknown-format",
        "Dit lijkt op geen bekend transcript; exporteer het als .vtt of als tekst met `Naam: ` voor elke uitspraak.",
        "This looks like no known transcript; export it as .vtt, or as text with `Name: ` before each utterance.",
    )
}
