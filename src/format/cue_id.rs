//! The id above a cue, in which Teams keeps the parts of an utterance and Webex the name of the speaker.

use std::sync::LazyLock;

use regex::Regex;

/// `<guid>/18-1`.
static TEAMS: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"^[0-9A-Za-z-]{36}/[0-9]{1,9}-[0-9]{1,9}$").ok());
/// `3 "Name" (3330436864)`.
static WEBEX: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r#"^[0-9]* "(.*)" \([0-9]*\)$"#).ok());

/// What can be nothing but an id: a running number, `<guid>/18-0` of Teams, `3 "Name" (77)` of Webex.
pub(super) fn is_id(line: &str) -> bool {
    let line = line.trim_ascii();
    let counter = !line.is_empty() && line.len() <= 7 && line.bytes().all(|b| b.is_ascii_digit());
    counter || teams_key(line).is_some() || webex_name(line).is_some()
}

/// `<guid>/18-1` is part 1 of utterance `<guid>/18`.
pub(super) fn teams_key(id: &str) -> Option<(&str, u32)> {
    // Most ids of other tools are a number; the pattern is only asked where a slash stands behind a guid.
    let likely = id.as_bytes().get(36) == Some(&b'/') && TEAMS.as_ref()?.is_match(id);
    let (key, part) = id.rsplit_once('-').filter(|_| likely)?;
    Some((key, part.parse().ok()?))
}

/// `3 "Name" (3330436864)`: the name between the quotes, empty when unknown.
pub(super) fn webex_name(id: &str) -> Option<&str> {
    let likely = id.ends_with(')') && id.contains('"');
    let found = WEBEX.as_ref().filter(|_| likely)?.captures(id)?;
    found.get(1).map(|name| name.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_tools() {
        let guid = "90a4b0c8-b2ca-4147-85e9-515fe750cc7a";
        assert_eq!(teams_key(&format!("{guid}/18-2")), Some((&*format!("{guid}/18"), 2)));
        assert_eq!(teams_key("1/18-2"), None);
        assert_eq!(webex_name("3 \"Alan \"Al\" D\" (33)"), Some("Alan \"Al\" D"));
        assert_eq!(webex_name("1 \"\" (0)"), Some(""));
        assert!(is_id(" 12 ") && !is_id("12 jaar") && !is_id(""));
    }
}
