//! The text of a cue: voices (`<v Name>`), tags and character references. A text without them is not copied.

use crate::transcript::entities;

/// Tags that mean layout or language; any other `<word>` is what a transcriber wrote (`<lacht>`) and stays.
const TAGS: &[&str] = &["v", "c", "i", "b", "u", "s", "ruby", "rt", "lang", "font", "br"];

/// The text without tags and with references resolved once; `scratch` is only used when something changes.
pub(super) fn plain<'a>(body: &'a str, scratch: &'a mut String) -> &'a str {
    let body = body.trim_ascii();
    let body = body.strip_suffix("</v>").unwrap_or(body);
    if memchr::memchr3(b'<', b'&', b'{', body.as_bytes()).is_none() {
        return body;
    }
    scratch.clear();
    append_plain(body, scratch);
    scratch
}

/// Appends the text without tags and with references resolved.
pub(super) fn append_plain(body: &str, target: &mut String) {
    let mut rest = body;
    while let Some(at) = memchr::memchr3(b'<', b'&', b'{', rest.as_bytes()) {
        target.push_str(&rest[..at]);
        rest = &rest[at..];
        let used = if let Some((c, used)) = entities::reference(rest) {
            target.push(c);
            used
        } else if let Some(used) = tag(rest).or_else(|| override_code(rest)) {
            used
        } else {
            target.push_str(&rest[..1]);
            1
        };
        rest = &rest[used..];
    }
    target.push_str(rest);
}

/// Length of a code for place or colour (`{\an8}`) at the start of `text`, as some subtitle editors write.
pub(super) fn override_code(text: &str) -> Option<usize> {
    let inner = text.strip_prefix("{\\")?;
    let end = memchr::memchr2(b'}', b'\n', inner.as_bytes()).filter(|at| inner.as_bytes()[*at] == b'}')?;
    Some(end + 3)
}

/// Length of a tag or inline time at the start of `text`.
fn tag(text: &str) -> Option<usize> {
    let inner = text.strip_prefix('<')?;
    let end = memchr::memchr2(b'>', b'<', inner.as_bytes())?;
    if inner.as_bytes()[end] != b'>' {
        return None;
    }
    let inside = &inner[..end];
    let name = inside.trim_start_matches('/');
    let name = &name[..name.find([' ', '.', '\t', '\n', '/']).unwrap_or(name.len())];
    let known = TAGS.iter().any(|t| t.eq_ignore_ascii_case(name));
    (known || super::stamp::whole(inside).is_some()).then_some(end + 2)
}

/// Whether a body names its speaker in a tag.
pub(super) fn has_voice(body: &str) -> bool {
    body.contains('<') && voices(body).any(|(name, _)| name.is_some())
}

/// The voices of a body, in order: name (as written) and text with its tags. Text before the first voice has no name.
pub(super) fn voices(body: &str) -> impl Iterator<Item = (Option<&str>, &str)> {
    let mut rest = Some(body);
    std::iter::from_fn(move || {
        let text = rest?;
        let (name, inner) = match open_voice(text) {
            Some((name, used)) => (Some(name), &text[used..]),
            None => (None, text),
        };
        let next = next_voice(inner);
        rest = next.map(|at| &inner[at..]);
        Some((name, next.map_or(inner, |at| &inner[..at])))
    })
    .filter(|(_, text)| !text.trim_ascii().is_empty())
}

/// Name and length of a voice tag at the start of a text.
fn open_voice(text: &str) -> Option<(&str, usize)> {
    let trimmed = text.trim_ascii_start();
    let rest = trimmed.strip_prefix("<v").or_else(|| trimmed.strip_prefix("<V"))?;
    if !rest.starts_with([' ', '.', '\t']) {
        return None;
    }
    // A long name may be wrapped over two lines.
    let end = memchr::memchr2(b'>', b'<', rest.as_bytes()).filter(|at| rest.as_bytes()[*at] == b'>')?;
    let inside = &rest[..end];
    // Classes stand before the first blank: `<v.first.loud Esme>`.
    let name = inside.find([' ', '\t']).map_or("", |at| &inside[at..]);
    Some((name.trim_ascii(), text.len() - trimmed.len() + 2 + end + 1))
}

/// Where the next voice begins.
fn next_voice(text: &str) -> Option<usize> {
    let mut from = 0;
    while let Some(at) = memchr::memchr(b'<', &text.as_bytes()[from..]) {
        if open_voice(&text[from + at..]).is_some() {
            return Some(from + at);
        }
        from += at + 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(body: &str) -> Vec<(Option<&str>, String)> {
        voices(body).map(|(name, text)| (name, plain(text, &mut String::new()).to_owned())).collect()
    }

    #[test]
    fn voices_with_and_without_end() {
        assert_eq!(read("<v Sanne de Vries>een\ntwee</v>"), [(Some("Sanne de Vries"), "een\ntwee".into())]);
        assert_eq!(read("<v.loud Bram>ja <i>hoor</i>"), [(Some("Bram"), "ja hoor".into())]);
        assert_eq!(
            read("- <v A>hm</v>\n<v B>nee</v>"),
            [(None, "-".into()), (Some("A"), "hm".into()), (Some("B"), "nee".into())]
        );
        assert_eq!(read("<v >stil</v>"), [(Some(""), "stil".into())]);
        assert_eq!(read("<V Anna\nvan Dam>ja</V>"), [(Some("Anna\nvan Dam"), "ja".into())]);
    }

    #[test]
    fn only_tags_go() {
        let text = "{\\an8}{x} a < b <lacht> &lt;v&gt; <00:00:01.000><c.x>ja</c> R&D <3 <v";
        assert_eq!(plain(text, &mut String::new()), "{x} a < b <lacht> <v> ja R&D <3 <v");
    }
}
