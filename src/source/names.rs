//! What names of files tell: whether one may be a transcript, the meeting's id, and the natural order.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::Path;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::ReadError;

/// Extensions of settings, code and backups, which lie beside transcripts and are none.
const ELSE: &[&str] = &[
    "toml",
    "py",
    "rs",
    "r",
    "sh",
    "js",
    "css",
    "yml",
    "yaml",
    "ini",
    "cfg",
    "conf",
    "lock",
    "bak",
    "tmp",
    "part",
    "db",
    "sqlite",
    "lnk",
    "url",
    "ics",
    "eml",
    "msg",
    "tex",
    "bib",
    "ipynb",
    "gitignore",
    "ds_store",
];

/// Extensions of pictures, recordings, documents and archives: a transcript only when it turns out to be one.
const ODD: &[&str] = &[
    "png", "jpg", "jpeg", "gif", "svg", "webp", "heic", "ico", "pdf", "mp3", "mp4", "m4a", "m4v", "wav", "webm", "mov", "mkv",
    "ogg", "flac", "aac", "wma", "avi", "zip", "gz", "tar", "7z", "xlsx", "xls", "pptx", "ppt", "log", "parquet", "exe", "dll",
    "so",
];

/// Stems of files that explain a folder of code or data.
const ABOUT: &[&str] = &["readme", "license", "licence", "copying", "changelog", "notice", "authors", "origins"];

/// Longest meeting id.
const ID_MAX: usize = 80;

/// Whether a file found in a folder explains that folder (`README.md`, `LICENSE`).
pub(super) fn is_about(name: &str) -> bool {
    let lower = name.to_lowercase();
    let stem = lower.split('.').next().unwrap_or("");
    ABOUT.iter().any(|a| stem.strip_prefix(a).is_some_and(|rest| rest.is_empty() || rest.starts_with(['-', '_'])))
}

/// Whether a file found in a folder may be a transcript, by its name.
pub fn is_transcript_name(name: &str) -> bool {
    !is_about(name) && !name.rsplit_once('.').is_some_and(|(_, extension)| is_one_of(ELSE, extension))
}

/// Whether only the content of a file can tell that it is a transcript: it has no extension, or one of something else.
pub fn is_doubtful_name(name: &str) -> bool {
    name.rsplit_once('.')
        .is_none_or(|(_, extension)| extension.contains(' ') || extension.is_empty() || is_one_of(ODD, extension))
}

fn is_one_of(extensions: &[&str], extension: &str) -> bool {
    extensions.iter().any(|known| extension.eq_ignore_ascii_case(known))
}

/// Whether a refusal of a file found in a folder is no failure of the run: attendance lists and chats lie beside
/// transcripts, and a Markdown or web page without speakers is a note.
pub fn is_incidental(path: &Path, error: &ReadError) -> bool {
    let extension = path.extension().map(|e| e.to_string_lossy().into_owned()).unwrap_or_default();
    let about = path.file_stem().is_some_and(|stem| stem.to_string_lossy().to_lowercase().starts_with("leesmij"));
    let note = about || is_one_of(&["md", "html", "htm", "json", "xml"], &extension);
    match error.code {
        "attendance-list" | "chat" => true,
        "no-speakers" | "unknown-format" => note,
        _ => false,
    }
}

/// Ids for the meetings of one team, in the order of `files`: the stem reduced to safe characters, told apart by a hash
/// of the place below their common folder where two are equal but for case.
pub fn meeting_ids<P: AsRef<Path>>(files: &[P]) -> Vec<String> {
    let stem = |file: &Path| file.file_stem().map_or_else(String::new, |t| t.to_string_lossy().into_owned());
    let below = below_common(files);
    let named: Vec<_> = files.iter().map(|file| stem(file.as_ref())).zip(below).collect();
    unique_ids(&named)
}

/// The part of each path below the deepest folder they share, with `/` between its names: the same wherever the whole
/// lies on a disk.
pub(super) fn below_common<P: AsRef<Path>>(paths: &[P]) -> Vec<Vec<u8>> {
    let parts = |path: &P| path.as_ref().components().map(|c| c.as_os_str().to_owned()).collect::<Vec<_>>();
    let split: Vec<_> = paths.iter().map(parts).collect();
    let folder = |one: &Vec<OsString>| one.len().saturating_sub(1);
    let shared = split.first().map_or(0, |first| {
        (0..folder(first))
            .find(|&at| split.iter().any(|other| folder(other) <= at || other[at] != first[at]))
            .unwrap_or(folder(first))
    });
    let join = |one: &Vec<OsString>| one[shared..].iter().map(|part| part.as_encoded_bytes()).collect::<Vec<_>>().join(&b'/');
    split.iter().map(join).collect()
}

/// Safe ids from names, each with what tells it apart; that is hashed where ids would be equal.
pub(super) fn unique_ids(named: &[(String, Vec<u8>)]) -> Vec<String> {
    let reduced: Vec<String> = named.iter().map(|(name, _)| reduce(name)).collect();
    let mut ids = reduced.clone();
    // A name may have been made to equal a hashed one: then more of the hash is used.
    for width in [8, 16, 32] {
        let mut count: BTreeMap<String, usize> = BTreeMap::new();
        for id in &ids {
            *count.entry(id.to_lowercase()).or_default() += 1;
        }
        for (index, id) in ids.iter_mut().enumerate() {
            if count.get(&id.to_lowercase()).is_some_and(|n| *n > 1) {
                let hash = blake3::hash(&named[index].1).to_hex();
                let base: String = reduced[index].chars().take(ID_MAX - width - 1).collect();
                *id = format!("{base}-{}", &hash.as_str()[..width]);
            }
        }
    }
    ids
}

/// Letters, digits, `_` and `-`, at most 80, never the name of a device.
fn reduce(name: &str) -> String {
    let mut id = String::new();
    for c in name.nfd().filter(|c| !is_combining_mark(*c)) {
        if c.is_ascii_alphanumeric() || c == '_' {
            id.push(c);
        } else if !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
        if id.len() >= ID_MAX {
            break;
        }
    }
    let id = id.trim_end_matches('-');
    let lower = id.to_ascii_lowercase();
    let port = |kind: &str| lower.strip_prefix(kind).is_some_and(|n| n.len() == 1 && n.as_bytes()[0].is_ascii_digit());
    match lower.as_str() {
        "" => "meeting".to_owned(),
        "con" | "prn" | "aux" | "nul" => format!("{id}-meeting"),
        _ if port("com") || port("lpt") => format!("{id}-meeting"),
        _ => id.to_owned(),
    }
}

/// Compares names so that `overleg-2` comes before `overleg-10`; equal names but for spelling keep one order.
pub fn natural(one: &str, other: &str) -> Ordering {
    let (mut left, mut right) = (one, other);
    loop {
        let (Some(x), Some(y)) = (left.chars().next(), right.chars().next()) else {
            return left.len().cmp(&right.len()).then_with(|| one.cmp(other));
        };
        if x.is_ascii_digit() && y.is_ascii_digit() {
            let (n, m) = (digits(left), digits(right));
            let (short, long) = (n.trim_start_matches('0'), m.trim_start_matches('0'));
            let order = short.len().cmp(&long.len()).then_with(|| short.cmp(long));
            if order != Ordering::Equal {
                return order;
            }
            (left, right) = (&left[n.len()..], &right[m.len()..]);
        } else {
            let order = x.to_lowercase().cmp(y.to_lowercase());
            if order != Ordering::Equal {
                return order;
            }
            (left, right) = (&left[x.len_utf8()..], &right[y.len_utf8()..]);
        }
    }
}

fn digits(text: &str) -> &str {
    &text[..text.bytes().take_while(u8::is_ascii_digit).count()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_safe_and_unique() {
        let ids = meeting_ids(&["2026-03-10 één.vtt", "CON.txt", "a.vtt", "A.vtt", "../../x.vtt", "….vtt", "com1.srt"]);
        assert_eq!(ids[0], "2026-03-10-een");
        assert_eq!(ids[1], "CON-meeting");
        assert!(ids[2].starts_with("a-") && ids[3].starts_with("A-") && ids[2].len() == 10, "{ids:?}");
        assert_eq!(&ids[4..], ["x", "meeting", "com1-meeting"]);
        assert_eq!(meeting_ids(&[format!("{}.vtt", "é".repeat(4096))])[0].len(), 80);
        let hash = &blake3::hash(b"A.vtt").to_hex()[..8];
        let twin = meeting_ids(&["a.vtt".to_owned(), "A.vtt".to_owned(), format!("A-{hash}.vtt")]);
        let unique: std::collections::BTreeSet<String> = twin.iter().map(|id| id.to_lowercase()).collect();
        assert_eq!(unique.len(), 3, "{twin:?}");
        // One name in two folders of a team: the folder tells them apart, wherever both lie.
        let apart = meeting_ids(&["/x/a/1.vtt", "/x/b/1.vtt"]);
        assert_eq!(apart[0], format!("1-{}", &blake3::hash(b"a/1.vtt").to_hex()[..8]));
        assert_eq!(apart, meeting_ids(&["y/a/1.vtt", "y/b/1.vtt"]));
        assert_ne!(apart[0], apart[1]);
    }

    #[cfg(unix)]
    #[test]
    fn names_that_only_differ_outside_unicode_stay_apart() {
        use std::os::unix::ffi::OsStrExt;
        let name = |byte: u8| std::ffi::OsStr::from_bytes(&[b'a', byte, b'.', b't', b'x', b't']).to_owned();
        let ids = meeting_ids(&[name(0xFE), name(0xFF)]);
        assert_ne!(ids[0], ids[1]);
    }

    #[test]
    fn natural_order() {
        let mut names = vec!["b", "overleg-10", "Overleg-2", "overleg-02", "a"];
        names.sort_by(|a, b| natural(a, b));
        assert_eq!(names, ["a", "b", "Overleg-2", "overleg-02", "overleg-10"]);
    }

    #[test]
    fn names_beside_transcripts() {
        for name in ["README.md", "readme_nl.txt", "LICENSE", "team.toml", "LICENSE-MIT", "oud.vtt.bak", "x.py"] {
            assert!(!is_transcript_name(name), "{name}");
        }
        for name in ["2026-03-10.vtt", "overleg.md", "tabel.csv", "readmeer.txt", "a.docx", "x.cha", "foto.PNG", "2026-03-10"] {
            assert!(is_transcript_name(name), "{name}");
        }
        for (name, doubtful) in [("2026-03-10", true), ("a.LOG", true), ("foto.PNG", true), ("a.vtt", false), ("a.docx", false)] {
            assert_eq!(is_doubtful_name(name), doubtful, "{name}");
        }
    }
}
