//! Text before it is drawn: cleaning, escaping, measuring with the embedded font, shortening and wrapping.
//! What passes through [`clean`] and [`escape`] is always well-formed XML.

use std::sync::OnceLock;

use base64::Engine as _;
use ttf_parser::Face;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

/// Inter Regular, subset to Latin and Latin Extended (SIL Open Font License, `fonts/OFL.txt`).
pub static FONT_REGULAR: &[u8] = include_bytes!("fonts/inter-regular.otf");
/// Inter semi-bold, the same subset.
pub static FONT_SEMIBOLD: &[u8] = include_bytes!("fonts/inter-semibold.otf");
static WOFF_REGULAR: &[u8] = include_bytes!("fonts/inter-regular.woff2");
static WOFF_SEMIBOLD: &[u8] = include_bytes!("fonts/inter-semibold.woff2");

/// Fonts in order of preference; each fallback is narrower than Inter, so what was measured still fits.
pub const FONT_FAMILY: &str = "Inter, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif";

/// Width in em of a character the embedded font lacks: full width for most scripts outside Latin.
const UNKNOWN_EM: f64 = 1.05;

/// `@font-face` rules with both weights as data URIs, for a page that shows the pictures inline.
pub fn font_face_css() -> String {
    let face = |weight: &str, bytes: &[u8]| {
        let data = base64::engine::general_purpose::STANDARD.encode(bytes);
        format!(
            "@font-face{{font-family:Inter;font-style:normal;font-weight:{weight};font-display:block;\
             src:url(data:font/woff2;base64,{data}) format(\"woff2\")}}\n"
        )
    };
    face("400", WOFF_REGULAR) + &face("600 700", WOFF_SEMIBOLD)
}

/// The text without characters that XML forbids or that reorder what stands around them; white space becomes a blank.
pub fn clean(text: &str) -> String {
    if is_clean(text) {
        return text.to_owned();
    }
    text.chars()
        .filter_map(|c| match c {
            '\t' | '\n' | '\r' | '\u{2028}' | '\u{2029}' => Some(' '),
            _ if forbidden(c) || reorders(c) => None,
            _ => Some(c),
        })
        .collect()
}

/// Whether [`clean`] surely leaves a text as it is: no control, and no byte that begins one or a mark of direction.
pub fn is_clean(text: &str) -> bool {
    text.bytes().all(|byte| byte >= b' ' && !matches!(byte, 0x7f | 0xc2 | 0xe2 | 0xef))
}

/// XML 1.0 has no way to write these, or they are controls nobody means to show.
fn forbidden(c: char) -> bool {
    matches!(c, '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}')
}

/// Direction marks: a name that carries one turns round what follows it.
fn reorders(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// The text as it may stand in XML, between tags as well as in an attribute.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in clean(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
    out
}

fn face(bold: bool) -> Option<&'static Face<'static>> {
    static FACES: OnceLock<[Option<Face<'static>>; 2]> = OnceLock::new();
    let faces = FACES.get_or_init(|| [Face::parse(FONT_REGULAR, 0).ok(), Face::parse(FONT_SEMIBOLD, 0).ok()]);
    faces[usize::from(bold)].as_ref()
}

/// Width of a character in em; those of ASCII are looked up in the font once.
fn advance(c: char, bold: bool) -> f64 {
    static ASCII: OnceLock<[[f64; 128]; 2]> = OnceLock::new();
    let ascii = || [false, true].map(|bold| std::array::from_fn(|code| measured(char::from(code as u8), bold)));
    match ASCII.get_or_init(ascii)[usize::from(bold)].get(c as usize) {
        Some(&width) => width,
        None => measured(c, bold),
    }
}

fn measured(c: char, bold: bool) -> f64 {
    if is_combining_mark(c) || matches!(c, '\u{200b}'..='\u{200d}' | '\u{fe00}'..='\u{fe0f}') {
        return 0.0;
    }
    let known = face(bold).and_then(|face| {
        let glyph = face.glyph_index(c)?;
        Some(f64::from(face.glyph_hor_advance(glyph)?) / f64::from(face.units_per_em()))
    });
    known.unwrap_or(UNKNOWN_EM)
}

/// Some letter or digit of the text is in the embedded font, so that it shows wherever it is drawn.
pub(super) fn shows(text: &str) -> bool {
    text.chars().any(|c| c.is_alphanumeric() && face(false).is_some_and(|face| face.glyph_index(c).is_some()))
}

/// The shortest part of a name that tells who it is: its first word with a letter of the embedded font, else all of it.
pub(crate) fn first_word(name: &str) -> &str {
    name.split_whitespace().find(|word| shows(word)).unwrap_or(name)
}

/// Width of `text` at `size`, from the advance widths of the embedded font.
pub fn text_width(text: &str, size: f64, bold: bool) -> f64 {
    text.chars().map(|c| advance(c, bold)).sum::<f64>() * size
}

/// The text, shortened in the middle on grapheme borders until it fits in `max`.
pub(super) fn fit(text: &str, max: f64, size: f64, bold: bool) -> String {
    let text = clean(text);
    if text_width(&text, size, bold) <= max {
        return text;
    }
    let graphemes: Vec<&str> = text.graphemes(true).collect();
    for keep in (1..graphemes.len()).rev() {
        // The head says more than the tail, but the tail tells people of one family apart.
        let head = (keep * 3).div_ceil(5);
        let tail = keep - head;
        let left = graphemes[..head].concat();
        let right = graphemes[graphemes.len() - tail..].concat();
        let short = format!("{}…{}", left.trim_end(), right.trim_start());
        if text_width(&short, size, bold) <= max {
            return short;
        }
    }
    "…".to_owned()
}

/// The text in at most `lines` lines of width `max`; what does not fit ends in an ellipsis.
pub(super) fn wrap(text: &str, max: f64, size: f64, bold: bool, lines: usize) -> Vec<String> {
    let text = clean(text);
    let mut out: Vec<String> = vec![String::new()];
    for (piece, glued) in text.split_whitespace().flat_map(|word| pieces(word, max, size, bold)) {
        let line = out.last().map_or("", String::as_str);
        let blank = if line.is_empty() || glued { "" } else { " " };
        let longer = format!("{line}{blank}{piece}");
        let fits = text_width(&longer, size, bold) <= max;
        let full = out.len() == lines;
        match out.last_mut() {
            Some(last) if fits => *last = longer,
            Some(last) if full => {
                *last = ellipsis(last, max, size, bold);
                break;
            }
            _ => out.push(piece),
        }
    }
    out
}

/// A text in lines of about equal length: one last word alone on a line looks like a mistake.
pub(super) fn balanced(text: &str, room: f64, size: f64) -> Vec<String> {
    const MOST: usize = 3;
    let cut = |lines: &[String]| lines.last().is_some_and(|l| l.ends_with('…'));
    let lines = wrap(text, room, size, false, MOST);
    if lines.len() < 2 || cut(&lines) {
        return lines;
    }
    let narrower = (1..20).map(|step| wrap(text, room - 25.0 * f64::from(step), size, false, MOST));
    narrower.take_while(|l| l.len() == lines.len() && !cut(l)).last().unwrap_or(lines)
}

/// A word in the pieces between which a line may end: after a hyphen, and anywhere when it is wider than a line.
/// Pieces after the first stand without a blank before them.
fn pieces(word: &str, max: f64, size: f64, bold: bool) -> Vec<(String, bool)> {
    let mut out: Vec<(String, bool)> = Vec::new();
    for part in word.split_inclusive('-') {
        let mut piece = String::new();
        for grapheme in part.graphemes(true) {
            if !piece.is_empty() && text_width(&piece, size, bold) + text_width(grapheme, size, bold) > max {
                out.push((std::mem::take(&mut piece), !out.is_empty()));
            }
            piece.push_str(grapheme);
        }
        out.push((piece, !out.is_empty()));
    }
    out
}

fn ellipsis(line: &str, max: f64, size: f64, bold: bool) -> String {
    let mut graphemes: Vec<&str> = line.graphemes(true).collect();
    loop {
        let short = format!("{}…", graphemes.concat().trim_end_matches([' ', ',', ';', ':', '.', '–', '-']));
        if text_width(&short, size, bold) <= max || graphemes.is_empty() {
            return short;
        }
        graphemes.pop();
    }
}

/// Height of a row from which a name may take two lines.
pub(super) const TWO_LINES: f64 = 36.0;

/// A name as it stands beside a row: one line, two smaller lines when the row is high enough, else shortened.
/// Gives the lines and their size.
pub(super) fn name_lines(name: &str, max: f64, size: f64, row: f64) -> (Vec<String>, f64) {
    let name = clean(name);
    if text_width(&name, size, false) <= max {
        return (vec![name], size);
    }
    let small = (size - 1.0).max(15.0);
    if row < TWO_LINES {
        return (vec![fit(&name, max, size, false)], size);
    }
    let lines = wrap(&name, max, small, false, 2);
    let whole = lines.concat().replace(' ', "") == name.replace(' ', "");
    if whole {
        return (lines, small);
    }
    // Two full lines do not hold it: the first line stays, the rest is shortened in the middle.
    let first = lines.first().cloned().unwrap_or_default();
    let rest = name.get(first.len()..).unwrap_or("").trim_start();
    (vec![first, fit(rest, max, small, false)], small)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_names_are_shortened_on_grapheme_borders() {
        let name = "Jonkvrouw Maria-Wilhelmina van den Heuvel-Oosterwijk (notulist)";
        let short = fit(name, 200.0, 14.0, false);
        assert!(text_width(&short, 14.0, false) <= 200.0);
        assert!(short.starts_with("Jonkvrouw") && short.ends_with("st)") && short.contains('…'), "{short}");
        let family = "👩‍👩‍👧‍👦".repeat(20);
        assert!(fit(&family, 120.0, 14.0, false).chars().filter(|c| *c == '👩').count() % 2 == 0);
    }

    #[test]
    fn a_name_over_a_column_has_letters_that_show() {
        assert_eq!(first_word("\u{1f98a} Fientje de Vos"), "Fientje");
        assert_eq!(first_word("Ans Bos"), "Ans");
        assert_eq!(first_word("\u{738b}\u{5c0f}\u{660e}"), "\u{738b}\u{5c0f}\u{660e}");
        assert!(!shows("\u{1f98a}") && !shows("\u{738b}") && shows("\u{1f98a} 2"));
    }

    #[test]
    fn control_characters_never_reach_the_picture() {
        assert_eq!(escape("a\u{0}\u{1b}[31m\u{202e}<b>&\u{fffe}\n'"), "a[31m&lt;b&gt;&amp; &#39;");
    }

    #[test]
    fn lines_never_exceed_their_room() {
        for lines in 1..4 {
            let wrapped = wrap("Eénwoordvanonwaarschijnlijkelengte en nog wat meer woorden erachter", 90.0, 13.0, false, lines);
            assert!(wrapped.len() <= lines && wrapped.iter().all(|l| text_width(l, 13.0, false) <= 90.0), "{wrapped:?}");
        }
    }
}
