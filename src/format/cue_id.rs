//! The id above a cue, in which Teams keeps the parts of an utterance and Webex the name of the speaker.

/// What can be nothing but an id: a running number, `<guid>/18-0` of Teams, `3 "Name" (77)` of Webex.
pub(super) fn is_id(line: &str) -> bool {
    let line = line.trim_ascii();
    let counter = !line.is_empty() && line.len() <= 7 && line.bytes().all(|b| b.is_ascii_digit());
    counter || teams_key(line).is_some() || webex_name(line).is_some()
}

/// `<guid>/18-1` is part 1 of utterance `<guid>/18`.
pub(super) fn teams_key(id: &str) -> Option<(&str, u32)> {
    let (key, part) = id.rsplit_once('-')?;
    let (guid, number) = key.rsplit_once('/')?;
    let digits = |s: &str| !s.is_empty() && s.len() <= 9 && s.bytes().all(|b| b.is_ascii_digit());
    (guid.len() == 36 && digits(part) && digits(number)).then_some((key, part.parse().ok()?))
}

/// `3 "Name" (3330436864)`: the name between the quotes, empty when unknown.
pub(super) fn webex_name(id: &str) -> Option<&str> {
    let rest = id.trim_start_matches(|c: char| c.is_ascii_digit()).strip_prefix(" \"")?;
    let (name, number) = rest.rsplit_once("\" (")?;
    number.strip_suffix(')')?.bytes().all(|b| b.is_ascii_digit()).then_some(name)
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
