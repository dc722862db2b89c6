//! Every word the pictures use, Dutch beside English. A key without both does not compile.

use super::Lang;

macro_rules! words {
    ($($key:ident: $nl:literal, $en:literal;)+) => {
        /// The words of one language.
        pub(super) struct Words { $(pub $key: &'static str,)+ }
        static NL: Words = Words { $($key: $nl,)+ };
        static EN: Words = Words { $($key: $en,)+ };
        #[cfg(test)]
        static PAIRS: &[(&str, &str, &str)] = &[$((stringify!($key), $nl, $en),)+];
    };
}

impl Lang {
    /// The words of this language.
    pub(super) fn table(self) -> &'static Words {
        match self {
            Lang::Nl => &NL,
            Lang::En => &EN,
        }
    }
}

impl Lang {
    /// `1 zin`, `12 zinnen`.
    pub(super) fn count(self, n: usize, one: &str, many: &str) -> String {
        format!("{} {}", self.number(n as f64, 0), if n == 1 { one } else { many })
    }

    /// `1 overleg`, `12 overleggen`.
    pub(super) fn count_meetings(self, n: usize) -> String {
        self.count(n, self.table().meeting_one, self.table().meeting_many)
    }
}

/// A sentence with its `{names}` filled in.
pub(super) fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, tail)) = after.split_once('}') else { break };
        // A value is put in once and never searched again: a name may hold braces.
        out.push_str(values.iter().find(|(key, _)| *key == name).map_or("", |(_, value)| value));
        rest = tail;
    }
    out.push_str(rest);
    out
}

words! {
    // common
    meeting: "Overleg", "Meeting";
    meeting_n: "overleg {n}", "meeting {n}";
    person: "Persoon", "Person";
    mean: "gemiddeld", "mean";
    minutes: "min", "min";
    not_measurable: "Niet te meten, want {why}.", "Not measurable: {why}.";
    gap_in: "Niet te meten op {where}: {why}.", "Not measurable on {where}: {why}.";
    and_more: "{first}, nog {n} overleggen en {last}", "{first}, {n} more meetings and {last}";
    rest: "overige {n}", "other {n}";
    rest_mean: "per persoon, gemiddeld", "per person, on average";
    rest_sum: "samen {share}", "together {share}";
    weak: "weinig materiaal", "little material";
    weak_note: "Open tekens: te weinig materiaal voor een stevig getal.", "Open marks: too little material for a firm number.";
    // reasons
    no_times: "de bron heeft geen tijden", "the source has no times";
    no_ends: "de bron heeft geen eindtijden", "the source has no end times";
    time_resolution_coarse: "de tijden zijn op hele seconden afgerond", "the times are rounded to whole seconds";
    overlap_not_recorded: "door elkaar praten staat niet in de bron", "the source does not record overlapping speech";
    no_interruption_marks: "afgebroken zinnen zijn niet gemarkeerd", "broken-off sentences are not marked";
    no_roster: "niet bekend is wie aanwezig was", "it is not known who was present";
    no_role: "niet bekend is wie dit overleg leidt", "it is not known who leads this meeting";
    one_speaker: "er is maar één spreker herkend", "only one speaker was recognised";
    zero_duration: "er staat geen gesproken tekst in", "it holds no spoken text";
    too_few_words: "er zijn te weinig woorden", "there are too few words";
    too_few_turns: "er zijn te weinig beurten", "there are too few turns";
    too_few_events: "het komt te weinig voor", "it occurs too rarely";
    too_few_meetings: "er zijn te weinig overleggen", "there are too few meetings";
    cleaned_transcript: "het verslag is opgeschoond", "the transcript was cleaned up";
    unlinked_speakers: "de sprekers zijn niet aan namen gekoppeld", "the speakers are not linked to names";
    privacy: "dit wordt niet getoond aan deze lezers", "this is not shown to these readers";
    not_read: "dit is niet gemeten", "this was not measured";
    // presence
    spoke: "sprak", "spoke";
    backchannel_only: "alleen ‘hm’ of ‘ja’", "only “hm” or “yes”";
    silent_present: "aanwezig, geen beurt", "present, no turn";
    absent: "afwezig", "absent";
    not_heard: "niet gehoord, aanwezigheid onbekend", "not heard, attendance unknown";
    leads: "leidt het overleg", "leads the meeting";
    // levels
    content: "Inhoud", "Content";
    process: "Proces", "Process";
    relation: "Relatie", "Relation";
    feeling: "Gevoel", "Feeling";
    other_turns: "Overige beurten", "Other turns";
    waterline: "waterlijn", "waterline";
    above: "bovenstroom", "above the line";
    below: "onderstroom", "undercurrent";
    // waterline
    waterline_title: "Wat komt er boven water, en wanneer?", "What comes to the surface, and when?";
    waterline_columns: "Aandeel van de beurten per niveau. Boven de lijn inhoud en proces, eronder wat over de relatie en het gevoel is uitgesproken.",
        "Share of the turns on each level. Content and process above the line, below it what was said about the relation and feelings.";
    waterline_beads: "Boven de lijn: aandeel van de beurten over inhoud en proces. Eronder: elk teken is één zin over de relatie of over gevoel.",
        "Above the line: share of the turns on content and process. Below it: each mark is one sentence about the relation or a feeling.";
    waterline_note: "Dit laat zien wat er hardop is gezegd. Wat gevoeld werd en ongezegd bleef, staat hier niet in. Een beurt over twee niveaus telt voor elk half; een beurt zonder herkend niveau staat bij de overige.",
        "This shows what was said aloud. What was felt and stayed unsaid is not in it. A turn on two levels counts half for each; a turn without a recognised level is among the others.";
    waterline_alt: "Waterlijn over {n}. Gemiddeld {above} van de beurten boven de lijn en {below} eronder; {relation} over de relatie en {feeling} over gevoel.",
        "Waterline over {n}. On average {above} of the turns above the line and {below} below; {relation} about the relation and {feeling} about feelings.";
    waterline_many: "gemiddeld aandeel", "mean share";
    sentence: "zin", "sentence";
    sentences: "zinnen", "sentences";
    of_turns: "van de beurten", "of the turns";
    no_beads: "geen zinnen over relatie of gevoel herkend", "no sentences about relation or feelings recognised";
    moment: "Moment {n}", "Moment {n}";
    relation_sentences: "Zinnen relatie", "Relation sentences";
    feeling_sentences: "Zinnen gevoel", "Feeling sentences";
    meeting_one: "overleg", "meeting";
    meeting_many: "overleggen", "meetings";
    // talk share
    talk_title: "Wie is hoeveel aan het woord?", "Who has the floor, and how much?";
    talk_time: "Aandeel van de spreektijd per overleg; stiltes tellen niet mee.", "Share of the talking time in each meeting; silences left out.";
    talk_words: "Aandeel van de gesproken woorden per overleg, omdat niet elke bron tijden heeft.",
        "Share of the words spoken in each meeting, because not every source has times.";
    talk_band: "Grijs: waar negen van de tien aandelen liggen als iedereen even graag spreekt.",
        "Grey: where nine shares in ten fall when all are equally willing to speak.";
    talk_binned: "Lijn: mediaan per {unit}; band eromheen: de middelste 80%.", "Line: median per {unit}; band around it: the middle 80%.";
    unit_month: "maand", "month";
    unit_quarter: "kwartaal", "quarter";
    unit_few: "{n} overleggen", "{n} meetings";
    talk_note: "Het gelijke aandeel is 1 gedeeld door het aantal aanwezigen. De grijze band is geen norm: hij laat zien hoe ver aandelen door toeval al uiteenlopen. Wie afwezig was, telt niet mee.",
        "The equal share is 1 divided by the number of people present. The grey band is not a norm: it shows how far shares differ by chance alone. Who was absent is left out.";
    talk_alt: "Aandeel per persoon over {n}. Gemiddeld het meest: {most}; het minst: {least}.", "Share per person over {n}. Most on average: {most}; least: {least}.";
    equal_share: "gelijk aandeel", "equal share";
    equal_share_is: "gelijk aandeel {share}", "equal share {share}";
    interval: "streepje: 90%-interval", "whisker: 90% interval";
    share: "Aandeel", "Share";
    low: "Laag (90%)", "Low (90%)";
    high: "Hoog (90%)", "High (90%)";
    mean_head: "Gemiddeld", "Mean";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_fill_the_same_names() {
        let names = |text: &str| {
            let mut names: Vec<String> = text.split('{').skip(1).filter_map(|p| Some(p.split_once('}')?.0.to_owned())).collect();
            names.sort();
            names
        };
        for (key, nl, en) in PAIRS {
            assert!(!nl.is_empty() && !en.is_empty(), "{key}");
            assert_eq!(names(nl), names(en), "{key}");
        }
    }

    #[test]
    fn values_are_never_filled_twice() {
        assert_eq!(fill("{a} en {b}", &[("a", "{b}"), ("b", "Bo")]), "{b} en Bo");
    }
}
