//! Bytes to text: the encoding by evidence (mark, pattern, validity, statistics), line ends as `\n`, names composed.
//! A clean UTF-8 file is not copied.

use std::path::Path;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::{Limits, ReadError, read_bytes};

/// The text of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text in NFC with `\n` as line end, without marks that have no width.
    pub text: String,
    /// Name of the encoding, such as `UTF-8`.
    pub encoding: &'static str,
    /// Characters that could not be decoded.
    pub replaced: usize,
}

/// How much of the start decides whether a file is text.
const HEAD: usize = 8 << 10;

/// Decodes a file. Refuses binary files and files of which more than 10 % cannot be decoded.
pub fn decode(mut bytes: Vec<u8>) -> Result<Decoded, ReadError> {
    let decoded = if let Some((encoding, mark)) = marked(&bytes) {
        if encoding == UTF_8 {
            bytes.drain(..mark);
            utf8_or_guess(bytes)
        } else {
            with(encoding, &bytes[mark..])
        }
    } else if let Some(encoding) = utf16_by_pattern(&bytes) {
        with(encoding, &bytes)
    } else if is_binary(&bytes[..bytes.len().min(HEAD)]) {
        return Err(ReadError::new(
            "binary",
            "Dit is geen tekstbestand; exporteer het transcript als .vtt, .txt, .csv of .json.",
            "This is not a text file; export the transcript as .vtt, .txt, .csv or .json.",
        ));
    } else {
        utf8_or_guess(bytes)
    };
    // The count is over characters; bytes are a cheap upper bound that clears nearly every file.
    if decoded.replaced * 10 > decoded.text.chars().count() {
        return Err(ReadError::new(
            "encoding",
            "De tekens van dit bestand zijn niet te lezen; bewaar het opnieuw als UTF-8.",
            "The characters of this file cannot be read; save it again as UTF-8.",
        ));
    }
    Ok(Decoded { text: tidy(decoded.text), ..decoded })
}

/// The text of a file that the user wrote (team file, settings, metadata), in any encoding an editor saves.
pub fn read_text(path: &Path, limits: &Limits) -> Result<String, ReadError> {
    Ok(decode(read_bytes(path, limits)?)?.text)
}

/// A zero byte, or more control characters than any text has.
fn is_binary(head: &[u8]) -> bool {
    let control = |b: &&u8| **b < b' ' && !matches!(**b, b'\t' | b'\n' | b'\r' | 0x0B | 0x0C | 0x15 | 0x1B);
    memchr::memchr(0, head).is_some() || head.iter().filter(control).count() * 50 > head.len()
}

/// Encoding and length of a byte order mark.
fn marked(bytes: &[u8]) -> Option<(&'static Encoding, usize)> {
    Encoding::for_bom(bytes)
}

/// UTF-16 without a mark: in western text every other byte is zero.
fn utf16_by_pattern(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(HEAD) & !1];
    if head.len() < 4 {
        return None;
    }
    let zeros = |side: usize| head.iter().skip(side).step_by(2).filter(|&&b| b == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), head.len() / 2);
    match () {
        () if odd * 10 >= half * 6 && even * 20 <= half => Some(UTF_16LE),
        () if even * 10 >= half * 6 && odd * 20 <= half => Some(UTF_16BE),
        () => None,
    }
}

fn with(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let replaced = replacements(&text);
    Decoded { text: text.into_owned(), encoding: encoding.name(), replaced }
}

/// UTF-8 when it is, or nearly is; else what the statistics of the bytes say.
fn utf8_or_guess(bytes: Vec<u8>) -> Decoded {
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return Decoded { text, encoding: UTF_8.name(), replaced: 0 },
        Err(error) => error.into_bytes(),
    };
    if let Some(encoding) = declared(&bytes) {
        return with(encoding, &bytes);
    }
    // One damaged byte does not turn a UTF-8 file into something else.
    let nearly = with(UTF_8, &bytes);
    let beyond_ascii = nearly.text.chars().filter(|c| !c.is_ascii()).count();
    if nearly.replaced * 4 <= beyond_ascii {
        return nearly;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&bytes, true);
    with(detector.guess(Some(b"nl"), Utf8Detection::Deny), &bytes)
}

/// The encoding an XML declaration names.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(200))?;
    let head = head.strip_prefix(b"<?xml")?;
    let at = memchr::memmem::find(head, b"encoding=")? + "encoding=".len();
    let quote = *head.get(at)?;
    let rest = &head[at + 1..];
    let end = memchr::memchr(quote, rest)?;
    Encoding::for_label(&rest[..end]).filter(|e| *e != UTF_16LE && *e != UTF_16BE && *e != UTF_8)
}

fn replacements(text: &str) -> usize {
    memchr::memmem::find_iter(text.as_bytes(), "\u{FFFD}").count()
}

/// Line ends, marks without width and composed letters; a text that is already tidy is given back as it is.
fn tidy(text: String) -> String {
    let text = if memchr::memchr(b'\r', text.as_bytes()).is_some() { one_line_end(&text) } else { text };
    let has = |mark: &str| memchr::memmem::find(text.as_bytes(), mark.as_bytes()).is_some();
    let text = if ["\u{200B}", "\u{200E}", "\u{FEFF}"].into_iter().any(has) {
        text.replace(['\u{200B}', '\u{200E}', '\u{FEFF}'], "")
    } else {
        text
    };
    // Combining marks begin with 0xCC or 0xCD, Hangul parts with 0xE1: without those there is nothing to compose.
    let maybe = memchr::memchr3(0xCC, 0xCD, 0xE1, text.as_bytes()).is_some();
    if maybe && is_nfc_quick(text.chars()) != IsNormalized::Yes { text.nfc().collect() } else { text }
}

/// `\r\n` and a lone `\r` become `\n`.
fn one_line_end(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = memchr::memchr(b'\r', rest.as_bytes()) {
        tidy.push_str(&rest[..at]);
        tidy.push('\n');
        rest = &rest[at + 1..];
        rest = rest.strip_prefix('\n').unwrap_or(rest);
    }
    tidy.push_str(rest);
    tidy
}

#[cfg(test)]
mod tests {
    use super::*;

    const SENTENCE: &str = "Çağla: één café,\nzo’n reünie – ja\n";

    fn utf16(text: &str, big: bool) -> Vec<u8> {
        text.encode_utf16().flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() }).collect()
    }

    #[test]
    fn every_spelling_gives_the_same_text() {
        let crlf = SENTENCE.replace('\n', "\r\n");
        let nfd: String = SENTENCE.nfd().collect();
        let spellings: Vec<Vec<u8>> = vec![
            SENTENCE.into(),
            format!("\u{FEFF}{SENTENCE}").into(),
            crlf.clone().into(),
            SENTENCE.replace('\n', "\r").into(),
            nfd.into(),
            utf16(SENTENCE, false),
            utf16(SENTENCE, true),
            utf16(&format!("\u{FEFF}{crlf}"), false),
            utf16(&format!("\u{FEFF}{SENTENCE}"), true),
            SENTENCE.replace("één", "\u{200B}één\u{200E}").into(),
        ];
        for bytes in spellings {
            let decoded = decode(bytes.clone()).unwrap();
            assert_eq!((decoded.text.as_str(), decoded.replaced), (SENTENCE, 0), "{bytes:?}");
        }
    }

    #[test]
    fn windows_1252_is_found() {
        let text = "Sanne: één café, zo’n reünie – ja\nBram: prima idee\n".repeat(3);
        let (bytes, ..) = encoding_rs::WINDOWS_1252.encode(&text);
        let decoded = decode(bytes.into_owned()).unwrap();
        assert_eq!((decoded.text, decoded.encoding), (text, "windows-1252"));
    }

    #[test]
    fn a_damaged_byte_is_counted_and_much_damage_refused() {
        let mut bytes = SENTENCE.repeat(20).into_bytes();
        bytes[0] = 0xFF;
        let decoded = decode(bytes).unwrap();
        assert_eq!(decoded.encoding, "UTF-8");
        assert!(decoded.replaced >= 1 && decoded.replaced <= 2);
        assert_eq!(decode(b"\x00\x01\x02\xFFabc".to_vec()).unwrap_err().code, "binary");
        let sound: Vec<u8> = (1..=255).cycle().take(4096).collect();
        assert_eq!(decode(sound).unwrap_err().code, "binary");
        let torn: Vec<u8> = [0xFF, 0xFE].into_iter().chain([0x00, 0xD8].into_iter().cycle().take(200)).collect();
        assert_eq!(decode(torn).unwrap_err().code, "encoding");
    }
}
