//! What was noticed while reading, as one sentence for the person who reads the report.

mod names;

use super::Notice;

/// Code, then Dutch and English for one and for several; `{n}` is the number.
type Sentence = (&'static str, [&'static str; 2], [&'static str; 2]);

const SENTENCES: &[Sentence] = &[
    (
        "cues_without_speaker",
        ["Bij 1 uiting staat geen spreker.", "Bij {n} uitingen staat geen spreker."],
        ["1 utterance names no speaker.", "{n} utterances name no speaker."],
    ),
    (
        "empty_cues",
        ["1 lege uiting is overgeslagen.", "{n} lege uitingen zijn overgeslagen."],
        ["1 empty utterance was left out.", "{n} empty utterances were left out."],
    ),
    (
        "broken_cue",
        [
            "1 blok had tijden die niet te lezen zijn en telt niet mee.",
            "{n} blokken hadden tijden die niet te lezen zijn en tellen niet mee.",
        ],
        ["1 block had times that cannot be read and is left out.", "{n} blocks had times that cannot be read and are left out."],
    ),
    (
        "broken_time",
        ["1 tijd was niet te lezen; de woorden tellen wel mee.", "{n} tijden waren niet te lezen; de woorden tellen wel mee."],
        ["1 time could not be read; the words do count.", "{n} times could not be read; the words do count."],
    ),
    (
        "stray_lines",
        ["1 regel hoort bij geen enkele uiting en telt niet mee.", "{n} regels horen bij geen enkele uiting en tellen niet mee."],
        ["1 line belongs to no utterance and is left out.", "{n} lines belong to no utterance and are left out."],
    ),
    (
        "lines_after_blank_joined",
        [
            "1 regel na een lege regel is bij de uiting ervoor gezet.",
            "{n} regels na een lege regel zijn bij de uiting ervoor gezet.",
        ],
        [
            "1 line after a blank one was joined to the utterance before it.",
            "{n} lines after a blank one were joined to the utterance before.",
        ],
    ),
    (
        "times_before_zero",
        [
            "De eerste woorden liggen voor het begin van de opname; alle tijden zijn opgeschoven.",
            "De eerste woorden liggen voor het begin van de opname; alle tijden zijn opgeschoven.",
        ],
        [
            "The first words come before the start of the recording; all times were moved.",
            "The first words come before the start of the recording; all times were moved.",
        ],
    ),
    (
        "unpadded_milliseconds",
        [
            "De tijden zijn gelezen zoals oudere Teams-bestanden ze schrijven (.60 is 60 milliseconden).",
            "De tijden zijn gelezen zoals oudere Teams-bestanden ze schrijven (.60 is 60 milliseconden).",
        ],
        [
            "Times were read as older Teams files write them (.60 is 60 milliseconds).",
            "Times were read as older Teams files write them (.60 is 60 milliseconds).",
        ],
    ),
    (
        "split_cues_joined",
        ["1 stuk is weer bij zijn uiting gezet.", "{n} stukken zijn weer bij hun uiting gezet."],
        ["1 part was joined to its utterance again.", "{n} parts were joined to their utterance again."],
    ),
    (
        "cue_split_between_speakers",
        [
            "1 ondertitel had twee sprekers; de tijd is naar lengte verdeeld.",
            "{n} ondertitels hadden meer sprekers; de tijd is naar lengte verdeeld.",
        ],
        [
            "1 caption held two speakers; its time was divided by length.",
            "{n} captions held several speakers; their time was divided by length.",
        ],
    ),
    (
        "rolling_deduplicated",
        ["1 herhaalde regel is weggelaten.", "{n} herhaalde regels zijn weggelaten."],
        ["1 repeated line was taken out.", "{n} repeated lines were taken out."],
    ),
    (
        "note_lines",
        [
            "1 regel is een aantekening (zoals ‘Actie:’) en geen uiting.",
            "{n} regels zijn aantekeningen (zoals ‘Actie:’) en geen uitingen.",
        ],
        ["1 line is a note (such as “Action:”) and no utterance.", "{n} lines are notes (such as “Action:”) and no utterances."],
    ),
    (
        "turn_like_lines",
        [
            "1 regel lijkt op een beurt, maar de naam ervoor is geen bekende spreker; hij staat bij de beurt ervoor.",
            "{n} regels lijken op een beurt, maar de naam ervoor is geen bekende spreker; ze staan bij de beurt ervoor.",
        ],
        [
            "1 line looks like a turn, but its label is no known speaker; it was added to the turn before.",
            "{n} lines look like a turn, but their labels are no known speakers; they were added to the turn before.",
        ],
    ),
    (
        "times_backwards",
        ["1 uiting begint eerder dan die ervoor.", "{n} uitingen beginnen eerder dan die ervoor."],
        ["1 utterance starts earlier than the one before it.", "{n} utterances start earlier than the one before."],
    ),
    (
        "times_as_seconds",
        [
            "De tijden zijn gelezen als minuten en seconden (09:03 is ruim negen minuten na het begin).",
            "De tijden zijn gelezen als minuten en seconden (09:03 is ruim negen minuten na het begin).",
        ],
        [
            "Times were read as minutes and seconds (09:03 is nine minutes after the start).",
            "Times were read as minutes and seconds (09:03 is nine minutes after the start).",
        ],
    ),
    (
        "times_as_minutes",
        [
            "De tijden zijn gelezen als uren en minuten (09:03 is drie over negen).",
            "De tijden zijn gelezen als uren en minuten (09:03 is drie over negen).",
        ],
        [
            "Times were read as hours and minutes (09:03 is three past nine).",
            "Times were read as hours and minutes (09:03 is three past nine).",
        ],
    ),
    (
        "times_ambiguous",
        [
            "De tijden kunnen een klok zijn of minuten en seconden; ze tellen niet mee. Schrijf ze als 09:03:00 of 00:09:03.",
            "De tijden kunnen een klok zijn of minuten en seconden; ze tellen niet mee. Schrijf ze als 09:03:00 of 00:09:03.",
        ],
        [
            "The times may be a clock or minutes and seconds, so they are left out. Write them as 09:03:00 or 00:09:03.",
            "The times may be a clock or minutes and seconds, so they are left out. Write them as 09:03:00 or 00:09:03.",
        ],
    ),
    (
        "zero_duration",
        ["1 uiting heeft geen duur; het einde is geschat.", "{n} uitingen hebben geen duur; het einde is geschat."],
        ["1 utterance has no length; its end is estimated.", "{n} utterances have no length; their ends are estimated."],
    ),
    (
        "characters_replaced",
        ["1 teken was niet te lezen.", "{n} tekens waren niet te lezen."],
        ["1 character could not be read.", "{n} characters could not be read."],
    ),
    (
        "leader_not_found",
        ["De genoemde leider is in dit overleg niet gevonden.", "De genoemde leider is in dit overleg niet gevonden."],
        ["The leader you named was not found in this meeting.", "The leader you named was not found in this meeting."],
    ),
    (
        "no_date",
        [
            "Dit overleg heeft geen datum; de volgorde is die van de bestandsnamen. Zet `2026-03-10` in de naam of in team.toml.",
            "Dit overleg heeft geen datum; de volgorde is die van de bestandsnamen. Zet `2026-03-10` in de naam of in team.toml.",
        ],
        [
            "This meeting has no date; the order is that of the file names. Put `2026-03-10` in the name or in team.toml.",
            "This meeting has no date; the order is that of the file names. Put `2026-03-10` in the name or in team.toml.",
        ],
    ),
    (
        "date_order_assumed",
        [
            "De datum in de naam is gelezen als dag-maand-jaar; is het maand-dag, schrijf dan 2026-03-10.",
            "De datum in de naam is gelezen als dag-maand-jaar; is het maand-dag, schrijf dan 2026-03-10.",
        ],
        [
            "The date in the name was read as day-month-year; if it is month-day, write 2026-03-10.",
            "The date in the name was read as day-month-year; if it is month-day, write 2026-03-10.",
        ],
    ),
    (
        "copies_left_out",
        [
            "Van dit bestand lag er een kopie onder een andere naam; die telt niet mee.",
            "Van dit bestand lagen er {n} kopieën onder andere namen; die tellen niet mee.",
        ],
        [
            "There was a copy of this file under another name; it is not counted.",
            "There were {n} copies of this file under other names; they are not counted.",
        ],
    ),
    (
        "taken_as_independent",
        [
            "Deze map heeft meer dan 200 bestanden met nauwelijks gedeelde namen; elk bestand is een overleg op zichzelf.",
            "Deze map heeft meer dan 200 bestanden met nauwelijks gedeelde namen; elk bestand is een overleg op zichzelf.",
        ],
        [
            "This folder has over 200 files that hardly share a name; every file is a meeting of its own.",
            "This folder has over 200 files that hardly share a name; every file is a meeting of its own.",
        ],
    ),
];

/// The sentence for a notice, in Dutch (`nl`) or English; `None` for a code that has none.
pub fn sentence(notice: &Notice, language: &str) -> Option<String> {
    let (_, nl, en) = SENTENCES.iter().chain(names::SENTENCES).find(|(known, ..)| *known == notice.code)?;
    let forms = if language == "nl" { nl } else { en };
    let text = forms[usize::from(notice.count != 1)].replace("{n}", &notice.count.to_string());
    Some(names::put_in(&text, &notice.about, language))
}

/// Gives every notice without a sentence its sentence in the language of the run; a code without words is still said.
pub fn say(notices: &mut [Notice], language: &str) {
    for notice in notices.iter_mut().filter(|n| n.message.is_empty()) {
        notice.message =
            sentence(notice, language).unwrap_or_else(|| format!("{}: {}", notice.code.replace('_', " "), notice.count));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every code the sources give has words: the source files themselves are searched.
    #[test]
    fn every_notice_has_words() {
        let mut folders = vec![std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src")];
        let mut codes = std::collections::BTreeSet::new();
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap().flatten() {
                let path = entry.path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|e| e == "rs") {
                    let text = std::fs::read_to_string(&path).unwrap();
                    for before in [".notice(\"", "Notice::about(\"", "Notice::about(\n                \""] {
                        let found = text.split(before).skip(1).filter_map(|rest| rest.split('"').next());
                        codes.extend(found.map(str::to_owned));
                    }
                }
            }
        }
        // This file holds the pattern itself.
        codes.retain(|code| code.chars().all(|c| c.is_ascii_lowercase() || c == '_'));
        assert!(codes.len() > 10, "{codes:?}");
        let missing: Vec<&String> = codes.iter().filter(|c| sentence(&Notice::about(c, [""]), "nl").is_none()).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }

    #[test]
    fn one_and_many_read_as_people_write() {
        let many = |code: &str, count| Notice { count, ..Notice::about(code, ["Ans", "Bo", "Cas"]) };
        assert_eq!(sentence(&many("empty_cues", 1), "nl").unwrap(), "1 lege uiting is overgeslagen.");
        let unlisted = sentence(&many("unlisted_speakers", 3), "en").unwrap();
        assert!(unlisted.starts_with("3 speakers are not in team.toml: Ans, Bo, Cas."), "{unlisted}");
        let present = sentence(&many("present_like", 1), "nl").unwrap();
        assert!(present.starts_with("`Ans` bij present is niemand; bedoel je `Bo` of `Cas`?"), "{present}");
        assert_eq!(sentence(&many("nothing_known", 3), "en"), None);
        let notice = |message: &str| Notice { count: 2, message: message.into(), ..Notice::about("stray_lines", [""; 0]) };
        let mut notices = [notice(""), notice("zelf gezegd")];
        say(&mut notices, "nl");
        assert_eq!(notices.map(|n| n.message), ["2 regels horen bij geen enkele uiting en tellen niet mee.", "zelf gezegd"]);
    }
}
