//! Names of languages, and those a run has no word lists for: where nothing was looked for, nothing may be called none.

use super::v1::MeetingSummary;

/// Name of a language by its two letters; the letters themselves for one we have no name for.
fn language_name(code: &str, english: bool) -> &str {
    let (nl, en) = match code {
        "nl" => ("Nederlands", "Dutch"),
        "en" => ("Engels", "English"),
        "de" => ("Duits", "German"),
        "fr" => ("Frans", "French"),
        "fy" => ("Fries", "Frisian"),
        "es" => ("Spaans", "Spanish"),
        "tr" => ("Turks", "Turkish"),
        "ar" => ("Arabisch", "Arabic"),
        "pl" => ("Pools", "Polish"),
        code => (code, code),
    };
    if english { en } else { nl }
}

/// `geen woordenlijsten voor Engels`, for the languages of those of the meetings in which nothing could be looked for;
/// `None` when there is no such meeting.
pub fn without_lists<'a>(meetings: impl IntoIterator<Item = &'a MeetingSummary>, english: bool) -> Option<String> {
    let mut names: Vec<&str> = Vec::new();
    for meeting in meetings.into_iter().filter(|m| !m.cues_sought()) {
        let name = language_name(&meeting.language, english);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let (lists, and) = if english { ("no word lists for", "and") } else { ("geen woordenlijsten voor", "en") };
    match &names[..] {
        [] => None,
        [one] => Some(format!("{lists} {one}")),
        [rest @ .., last] => Some(format!("{lists} {} {and} {last}", rest.join(", "))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::v1::Reading;

    fn meeting(language: &'static str, sought: bool) -> MeetingSummary {
        let reason = (!sought).then_some("no_lexicon".into());
        let readings = vec![Reading { reason, ..Reading::default() }];
        MeetingSummary { language: language.into(), readings, ..MeetingSummary::default() }
    }

    #[test]
    fn languages_without_lists_are_named_once() {
        let meetings = [meeting("nl", true), meeting("en", false), meeting("sv", false), meeting("en", false)];
        assert_eq!(without_lists(&meetings, false).as_deref(), Some("geen woordenlijsten voor Engels en sv"));
        assert_eq!(without_lists(&meetings[1..2], true).as_deref(), Some("no word lists for English"));
        assert_eq!(without_lists(&meetings[..1], false), None);
    }
}
