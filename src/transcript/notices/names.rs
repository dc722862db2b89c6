//! Notices about names: who may be who, and what to do about it. Nobody is joined on a guess, so these ask.

use super::Sentence;

pub(super) const SENTENCES: &[Sentence] = &[
    (
        "ambiguous_names",
        [
            "1 naam kan van meer mensen in team.toml zijn en is niet gekoppeld: {names}.",
            "{n} namen kunnen van meer mensen in team.toml zijn en zijn niet gekoppeld: {names}.",
        ],
        [
            "1 name may be of several people in team.toml and was not linked: {names}.",
            "{n} names may be of several people in team.toml and were not linked: {names}.",
        ],
    ),
    (
        "unlisted_speakers",
        [
            "1 spreker staat niet in team.toml: {names}. Hoort diegene bij het team? Zet de naam dan bij [[person]].",
            "{n} sprekers staan niet in team.toml: {names}. Zet wie bij het team hoort bij [[person]].",
        ],
        [
            "1 speaker is not in team.toml: {names}. If that is someone of the team, add the name under [[person]].",
            "{n} speakers are not in team.toml: {names}. Add who belongs to the team under [[person]].",
        ],
    ),
    (
        "several_leaders",
        [
            "Er is meer dan één leider; geen van hen is gekozen: {names}. Laat in team.toml één leider staan, of zet er `from` en `until` bij.",
            "Er zijn {n} leiders; geen van hen is gekozen: {names}. Laat in team.toml één leider staan, of zet er `from` en `until` bij.",
        ],
        [
            "There is more than one leader; none was chosen: {names}. Keep one leader in team.toml, or add `from` and `until`.",
            "There are {n} leaders; none was chosen: {names}. Keep one leader in team.toml, or add `from` and `until`.",
        ],
    ),
    (
        "same_label",
        [
            "`{0}` staat bij meer mensen: {rest}. Wie `{0}` heet, wordt daarom aan niemand gekoppeld. Laat `{0}` bij één van hen staan.",
            "`{0}` staat bij meer mensen: {rest}. Wie `{0}` heet, wordt daarom aan niemand gekoppeld. Laat `{0}` bij één van hen staan.",
        ],
        [
            "`{0}` stands with several people: {rest}. So nobody called `{0}` is linked. Keep `{0}` with one of them.",
            "`{0}` stands with several people: {rest}. So nobody called `{0}` is linked. Keep `{0}` with one of them.",
        ],
    ),
    (
        "meeting_twice",
        [
            "`{0}` staat bij twee [[meeting]]-blokken; alleen het eerste telt. Voeg ze samen.",
            "`{0}` staat bij twee [[meeting]]-blokken; alleen het eerste telt. Voeg ze samen.",
        ],
        [
            "`{0}` is in two [[meeting]] blocks; only the first counts. Join them.",
            "`{0}` is in two [[meeting]] blocks; only the first counts. Join them.",
        ],
    ),
    (
        "meeting_like",
        [
            "Het bestand `{0}` van [[meeting]] in team.toml is er niet; bedoel je `{1}`? Wat erbij staat, telt nu niet mee.",
            "Het bestand `{0}` van [[meeting]] in team.toml is er niet; bedoel je `{1}`? Wat erbij staat, telt nu niet mee.",
        ],
        [
            "The file `{0}` of [[meeting]] in team.toml is not there; do you mean `{1}`? What it says does not count now.",
            "The file `{0}` of [[meeting]] in team.toml is not there; do you mean `{1}`? What it says does not count now.",
        ],
    ),
    (
        "meeting_unknown",
        [
            "Het bestand `{0}` van [[meeting]] in team.toml is er niet. Wat erbij staat, telt nu niet mee; verbeter de naam van het bestand.",
            "Het bestand `{0}` van [[meeting]] in team.toml is er niet. Wat erbij staat, telt nu niet mee; verbeter de naam van het bestand.",
        ],
        [
            "The file `{0}` of [[meeting]] in team.toml is not there. What it says does not count now; correct the name of the file.",
            "The file `{0}` of [[meeting]] in team.toml is not there. What it says does not count now; correct the name of the file.",
        ],
    ),
    (
        "leader_like",
        [
            "Leider `{0}` uit team.toml komt in geen enkel overleg voor, dus niemand leidt; bedoel je {rest}? Schrijf de naam in team.toml zoals in het transcript.",
            "Leider `{0}` uit team.toml komt in geen enkel overleg voor, dus niemand leidt; bedoel je {rest}? Schrijf de naam in team.toml zoals in het transcript.",
        ],
        [
            "Leader `{0}` of team.toml is in none of the meetings, so nobody leads; do you mean {rest}? Write the name in team.toml as in the transcript.",
            "Leader `{0}` of team.toml is in none of the meetings, so nobody leads; do you mean {rest}? Write the name in team.toml as in the transcript.",
        ],
    ),
    (
        "leader_unknown",
        [
            "Leider `{0}` uit team.toml komt in geen enkel overleg voor, dus niemand leidt. Schrijf de naam in team.toml zoals in het transcript.",
            "Leider `{0}` uit team.toml komt in geen enkel overleg voor, dus niemand leidt. Schrijf de naam in team.toml zoals in het transcript.",
        ],
        [
            "Leader `{0}` of team.toml is in none of the meetings, so nobody leads. Write the name in team.toml as in the transcript.",
            "Leader `{0}` of team.toml is in none of the meetings, so nobody leads. Write the name in team.toml as in the transcript.",
        ],
    ),
    (
        "present_like",
        [
            "`{0}` bij present is niemand; bedoel je {rest}? Tot dat duidelijk is telt `{0}` niet mee, en noemen we niemand van hen afwezig. Verbeter de naam in team.toml.",
            "`{0}` bij present is niemand; bedoel je {rest}? Tot dat duidelijk is telt `{0}` niet mee, en noemen we niemand van hen afwezig. Verbeter de naam in team.toml.",
        ],
        [
            "`{0}` under present is nobody; do you mean {rest}? Until that is clear `{0}` does not count, and none of them is called absent. Correct the name in team.toml.",
            "`{0}` under present is nobody; do you mean {rest}? Until that is clear `{0}` does not count, and none of them is called absent. Correct the name in team.toml.",
        ],
    ),
    (
        "present_unknown",
        [
            "`{0}` bij present staat niet bij [[person]] en spreekt nergens; telt als aanwezig zonder beurt. Klopt dat? Zet de naam dan bij [[person]] in team.toml.",
            "`{0}` bij present staat niet bij [[person]] en spreekt nergens; telt als aanwezig zonder beurt. Klopt dat? Zet de naam dan bij [[person]] in team.toml.",
        ],
        [
            "`{0}` under present is not under [[person]] and speaks nowhere; counted as present without a turn. If that is right, add the name under [[person]] in team.toml.",
            "`{0}` under present is not under [[person]] and speaks nowhere; counted as present without a turn. If that is right, add the name under [[person]] in team.toml.",
        ],
    ),
    (
        "label_like",
        [
            "Label `{0}` bij speakers in team.toml komt in dit overleg niet voor; bedoel je `{1}`? Schrijf het zoals in het transcript.",
            "Label `{0}` bij speakers in team.toml komt in dit overleg niet voor; bedoel je `{1}`? Schrijf het zoals in het transcript.",
        ],
        [
            "Label `{0}` under speakers in team.toml is not in this meeting; do you mean `{1}`? Write it as in the transcript.",
            "Label `{0}` under speakers in team.toml is not in this meeting; do you mean `{1}`? Write it as in the transcript.",
        ],
    ),
    (
        "label_unknown",
        [
            "Label `{0}` bij speakers in team.toml komt in dit overleg niet voor. Schrijf het zoals in het transcript.",
            "Label `{0}` bij speakers in team.toml komt in dit overleg niet voor. Schrijf het zoals in het transcript.",
        ],
        [
            "Label `{0}` under speakers in team.toml is not in this meeting. Write it as in the transcript.",
            "Label `{0}` under speakers in team.toml is not in this meeting. Write it as in the transcript.",
        ],
    ),
    (
        "names_joined",
        [
            "`{0}` is dezelfde naam als `{1}`, anders geschreven, en telt als één mens. Zijn het er twee? Zet ze dan allebei bij [[person]] in team.toml.",
            "`{0}` is dezelfde naam als `{1}`, anders geschreven, en telt als één mens. Zijn het er twee? Zet ze dan allebei bij [[person]] in team.toml.",
        ],
        [
            "`{0}` is the same name as `{1}`, written otherwise, and counts as one person. If they are two, put both under [[person]] in team.toml.",
            "`{0}` is the same name as `{1}`, written otherwise, and counts as one person. If they are two, put both under [[person]] in team.toml.",
        ],
    ),
    (
        "names_alike",
        [
            "`{0}` en `{1}` lijken op elkaar en zijn niet samengevoegd. Is het één mens? Zet dan in team.toml bij `{1}`: aliases = [\"{0}\"].",
            "`{0}` en `{1}` lijken op elkaar en zijn niet samengevoegd. Is het één mens? Zet dan in team.toml bij `{1}`: aliases = [\"{0}\"].",
        ],
        [
            "`{0}` and `{1}` are much alike and were not joined. If they are one person, put in team.toml with `{1}`: aliases = [\"{0}\"].",
            "`{0}` and `{1}` are much alike and were not joined. If they are one person, put in team.toml with `{1}`: aliases = [\"{0}\"].",
        ],
    ),
    (
        "name_of_several",
        [
            "`{0}` kan {rest} zijn en is met niemand samengevoegd. Weet je wie? Zet dan in team.toml bij diegene: aliases = [\"{0}\"].",
            "`{0}` kan {rest} zijn en is met niemand samengevoegd. Weet je wie? Zet dan in team.toml bij diegene: aliases = [\"{0}\"].",
        ],
        [
            "`{0}` may be {rest} and was joined with nobody. If you know who, put in team.toml with that person: aliases = [\"{0}\"].",
            "`{0}` may be {rest} and was joined with nobody. If you know who, put in team.toml with that person: aliases = [\"{0}\"].",
        ],
    ),
];

/// Puts names into a sentence: `{0}` and `{1}`, `{rest}` for all but the first, `{names}` for all.
pub(super) fn put_in(text: &str, names: &[String], language: &str) -> String {
    let or = if language == "nl" { " of " } else { " or " };
    let rest: Vec<String> = names.iter().skip(1).map(|name| format!("`{name}`")).collect();
    let rest = match rest.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, before)) => format!("{}{or}{last}", before.join(", ")),
        None => String::new(),
    };
    let name = |at: usize| names.get(at).map_or("", String::as_str);
    // In one pass, because a name may look like a place for one.
    let mut said = String::with_capacity(text.len() + 40);
    let mut left = text;
    while let Some((before, after)) = left.split_once('{') {
        let Some((key, after)) = after.split_once('}') else { break };
        said.push_str(before);
        match key {
            "0" => said.push_str(name(0)),
            "1" => said.push_str(name(1)),
            "rest" => said.push_str(&rest),
            "names" => said.push_str(&names.join(", ")),
            other => said.extend(["{", other, "}"]),
        }
        left = after;
    }
    said + left
}

#[cfg(test)]
mod tests {
    use super::put_in;

    #[test]
    fn names_are_put_in_as_they_are() {
        let names = ["{1}", "Bo", "Cas", "Dirk"].map(str::to_owned);
        assert_eq!(put_in("`{0}`: {rest}?", &names, "nl"), "`{1}`: `Bo`, `Cas` of `Dirk`?");
        assert_eq!(put_in("{rest}", &names[..2], "en"), "`Bo`");
        assert_eq!(put_in("{names}", &names, "en"), "{1}, Bo, Cas, Dirk");
        assert_eq!(put_in("{0} {1} {x} {", &[], "nl"), "  {x} {");
    }
}
