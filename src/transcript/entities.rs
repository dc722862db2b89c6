//! Character references (`&amp;`, `&#237;`) as text, each resolved once.

use std::borrow::Cow;

/// The text with its character references resolved; borrowed when there are none.
pub fn resolve(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let (c, used) = reference(rest).unwrap_or(('&', 1));
        plain.push(c);
        rest = &rest[used..];
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}

/// The character a reference at the start of `text` stands for, and its length in bytes.
pub fn reference(text: &str) -> Option<(char, usize)> {
    let head = text.as_bytes().get(..text.len().min(12))?;
    let end = memchr::memchr(b';', head)?;
    let name = text.get(1..end)?;
    let c = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        "lrm" | "rlm" => '\u{200E}',
        "hellip" => '…',
        "rsquo" => '’',
        "lsquo" => '‘',
        "ndash" => '–',
        "mdash" => '—',
        _ => numeric(name)?,
    };
    Some((c, end + 1))
}

fn numeric(name: &str) -> Option<char> {
    let digits = name.strip_prefix('#')?;
    let code = match digits.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => digits.parse().ok()?,
    };
    char::from_u32(code).filter(|c| *c != '\0')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_resolved_once() {
        assert_eq!(
            resolve("Far&#237;as &amp;amp; &lt;b&gt; &#x41; &onzin; & R&D; &#0;"),
            "Farías &amp; <b> A &onzin; & R&D; &#0;"
        );
        assert!(matches!(resolve("schoon"), Cow::Borrowed("schoon")));
    }
}
