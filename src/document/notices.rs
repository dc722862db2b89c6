//! What was noticed while reading, as a sentence: every code has its Dutch and English words here.

use super::v1::Notice;

/// Code, Dutch and English; `{n}` is how many times it applied.
const SENTENCES: &[(&str, &str, &str)] = &[
    (
        "ambiguous_names",
        "Namen die in team.toml bij meer dan één persoon passen: {n}. Ze zijn gelaten zoals ze staan; geef een alias.",
        "Names that fit more than one person of team.toml: {n}. They were left as they stand; add an alias.",
    ),
    (
        "broken_cue",
        "Ondertitelblokken die niet te lezen zijn en overgeslagen: {n}.",
        "Cues that could not be read and were skipped: {n}.",
    ),
    (
        "broken_time",
        "Tijden die niet te lezen zijn: {n}. Die uitspraken tellen mee zonder tijd.",
        "Times that could not be read: {n}. Those utterances count without a time.",
    ),
    (
        "characters_replaced",
        "Tekens die niet te lezen zijn: {n}. Bewaar het bestand als UTF-8.",
        "Characters that could not be read: {n}. Save the file as UTF-8.",
    ),
    (
        "cue_split_between_speakers",
        "Blokken waarin meer mensen spreken en die zijn gesplitst: {n}. Hun tijden zijn geschat.",
        "Cues with more than one speaker that were split: {n}. Their times are estimated.",
    ),
    (
        "cues_without_speaker",
        "Uitspraken zonder spreker: {n}. Ze tellen bij niemand mee.",
        "Utterances without a speaker: {n}. They count for nobody.",
    ),
    ("empty_cues", "Lege uitspraken die zijn overgeslagen: {n}.", "Empty utterances that were skipped: {n}."),
    (
        "leader_not_found",
        "De opgegeven leider is in dit overleg niet gevonden.",
        "The leader you named was not found in this meeting.",
    ),
    (
        "no_date",
        "Dit overleg heeft geen datum; de volgorde is die van de bestandsnamen. Zet `2026-03-10` in de naam of in team.toml.",
        "This meeting has no date; the order is that of the file names. Put `2026-03-10` in the name or in team.toml.",
    ),
    (
        "note_lines",
        "Regels die geen gesproken tekst zijn en niet meetellen: {n}.",
        "Lines that are not speech and do not count: {n}.",
    ),
    (
        "rolling_deduplicated",
        "Herhaalde woorden van meelopende ondertitels die zijn weggehaald: {n} blokken.",
        "Repeated words of rolling captions that were taken out: {n} cues.",
    ),
    (
        "several_leaders",
        "In team.toml staan meer leiders voor dit overleg ({n}); er is er geen gekozen.",
        "team.toml names several leaders for this meeting ({n}); none was chosen.",
    ),
    (
        "split_cues_joined",
        "Uitspraken die in stukken stonden en weer één zijn: {n}.",
        "Utterances that stood in pieces and were joined: {n}.",
    ),
    ("stray_lines", "Losse regels die niet meetellen: {n}.", "Stray lines that do not count: {n}."),
    (
        "taken_as_independent",
        "Deze map heeft meer dan 200 bestanden met nauwelijks gedeelde namen; elk bestand is een overleg op zichzelf.",
        "This folder has over 200 files that hardly share a name; every file is a meeting of its own.",
    ),
    (
        "times_backwards",
        "Plaatsen waar de tijd terugloopt: {n}. Alles staat op volgorde van begintijd.",
        "Places where time runs backwards: {n}. Everything stands in order of start.",
    ),
    ("unlisted_speakers", "Sprekers die niet in team.toml staan: {n}.", "Speakers who are not in team.toml: {n}."),
    (
        "unpadded_milliseconds",
        "De milliseconden zijn gelezen als gehele getallen, zoals oude Teams-bestanden ze schrijven.",
        "Milliseconds were read as whole numbers, as older Teams files write them.",
    ),
    ("zero_duration", "Uitspraken zonder duur: {n}.", "Utterances without a length: {n}."),
];

/// Gives every notice without a sentence its sentence in a language; anything but `en` is Dutch.
pub fn say_notices(notices: &mut [Notice], language: &str) {
    for notice in notices.iter_mut().filter(|n| n.message.is_empty()) {
        let known = SENTENCES.iter().find(|(code, ..)| *code == notice.code);
        let sentence = match known {
            Some((_, _, en)) if language == "en" => en,
            Some((_, nl, _)) => nl,
            // A code without words is still said.
            None => "{code}: {n}",
        };
        notice.message = sentence.replace("{code}", &notice.code).replace("{n}", &notice.count.to_string());
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
                    let found = text.split(".notice(\"").skip(1).filter_map(|rest| rest.split('"').next());
                    codes.extend(found.map(str::to_owned));
                }
            }
        }
        // This file holds the pattern itself.
        codes.retain(|code| code.chars().all(|c| c.is_ascii_lowercase() || c == '_'));
        assert!(codes.len() > 10, "{codes:?}");
        let missing: Vec<&String> = codes.iter().filter(|c| !SENTENCES.iter().any(|(known, ..)| known == c)).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }

    #[test]
    fn a_notice_is_said_in_the_language_of_the_run() {
        let notice = |message: &str| Notice { code: "empty_cues".into(), count: 3, message: message.into() };
        let mut notices = [notice(""), notice("zelf gezegd")];
        say_notices(&mut notices, "en");
        assert_eq!(notices.map(|n| n.message), ["Empty utterances that were skipped: 3.", "zelf gezegd"]);
    }
}
