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

    /// `1 seconde`, `4 seconden`, `2,5 seconden`.
    pub(super) fn seconds(self, seconds: f64) -> String {
        let t = self.table();
        let decimals = usize::from(seconds.fract() > 0.0);
        format!(
            "{} {}",
            self.number(seconds, decimals),
            if (seconds - 1.0).abs() < f64::EPSILON { t.second_one } else { t.second_many }
        )
    }

    /// `1 overleg`, `12 overleggen`.
    pub(super) fn count_meetings(self, n: usize) -> String {
        self.count(n, self.table().meeting_one, self.table().meeting_many)
    }
}

words! {
    // common
    meeting: "Overleg", "Meeting";
    meeting_of: "van {meeting}", "of {meeting}";
    meeting_called: "‘{meeting}’", "“{meeting}”";
    to_meeting: "naar het overleg {which}", "to the meeting {which}";
    person: "Persoon", "Person";
    mean: "gemiddeld", "mean";
    minutes: "min", "min";
    not_measurable: "Niet te meten, want {why}.", "Not measurable: {why}.";
    gap_in: "Niet te meten ({where}): {why}.", "Not measurable ({where}): {why}.";
    and_more: "{first}, nog {n} overleggen en {last}", "{first}, {n} more meetings and {last}";
    rest: "overige {n}", "other {n}";
    rest_mean: "per persoon, gemiddeld", "per person, on average";
    over_run: "hele reeks", "whole run";
    run_head: "Hele reeks", "Whole run";
    rest_sum: "samen {share}", "together {share}";
    weak: "weinig materiaal", "little material";
    weak_note: "Open tekens: te weinig materiaal voor een stevig getal.", "Open marks: too little material for a firm number.";
    weak_columns: "Bleke kolommen: te weinig materiaal voor een stevig getal.", "Pale columns: too little material for a firm number.";
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
    not_speaking: "sprak hier niet", "did not speak here";
    too_few_words: "er zijn te weinig woorden", "there are too few words";
    too_few_turns: "er zijn te weinig beurten", "there are too few turns";
    too_few_events: "het komt te weinig voor", "it occurs too rarely";
    too_few_meetings: "er zijn te weinig overleggen", "there are too few meetings";
    cleaned_transcript: "het verslag is opgeschoond", "the transcript was cleaned up";
    no_lexicon: "er zijn nog geen woordenlijsten voor deze taal", "there are no word lists for this language yet";
    unlinked_speakers: "de sprekers zijn niet aan namen gekoppeld", "the speakers are not linked to names";
    privacy: "dit wordt niet getoond aan deze lezers", "this is not shown to these readers";
    not_read: "dit is niet gemeten", "this was not measured";
    // presence
    spoke: "sprak", "spoke";
    backchannel_only: "alleen ‘hm’ of ‘ja’", "only “hm” or “yes”";
    silent_present: "aanwezig, geen beurt", "present, no turn";
    absent: "afwezig", "absent";
    not_heard: "niet gehoord, aanwezigheid onbekend", "not heard, attendance unknown";
    absent_are: "Afwezig: {names}.", "Absent: {names}.";
    not_heard_are: "Niet gehoord: {names}.", "Not heard: {names}.";
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
    waterline_columns: "Aandeel van de beurten. Boven de lijn: inhoud (waarover) en proces (hoe jullie praten). Eronder: wat er over de relatie en over gevoel is gezegd.",
        "Share of the turns. Above the line: content (what about) and process (how you talk). Below it: what was said about the relation and about feelings.";
    waterline_beads: "Boven de lijn: aandeel van de beurten over inhoud (waarover) en proces (hoe jullie praten). Eronder: elk teken is één zin over de relatie of over gevoel.",
        "Above the line: share of the turns on content (what about) and process (how you talk). Below it: each mark is one sentence about the relation or a feeling.";
    waterline_note: "Onder de lijn staat alleen wat hardop is gezegd. De strook ‘ongezegd’ laat zien waar iets kan zijn blijven hangen: een stilte van {silence} of langer na zo’n zin of na een vraag, een zin die werd onderbroken, en iets dat werd begonnen en losgelaten. Een beurt over twee niveaus telt voor elk half; bij ‘overige beurten’ herkenden we geen niveau.",
        "Below the line is only what was said aloud. The strip “unsaid” shows where something may have been left hanging: a silence of {silence} or more after such a sentence or after a question, a sentence that was interrupted, and something begun and let go. A turn on two levels counts half for each; for “other turns” no level was recognised.";
    unsaid: "ongezegd", "unsaid";
    unsaid_silence: "stilte erna", "silence after";
    unsaid_cut: "onderbroken", "interrupted";
    unsaid_let_go: "losgelaten", "let go";
    unsaid_silence_head: "Stiltes erna", "Silences after";
    unsaid_cut_head: "Onderbroken zinnen", "Interrupted sentences";
    unsaid_let_go_head: "Begonnen en losgelaten", "Begun and let go";
    waterline_alt: "Waterlijn over {n}. {above} van de beurten staat boven de lijn en {below} eronder; {relation} over de relatie en {feeling} over gevoel.",
        "Waterline over {n}. {above} of the turns are above the line and {below} below; {relation} about the relation and {feeling} about feelings.";
    waterline_many: "in de hele reeks", "over the whole run";
    sentence: "zin", "sentence";
    sentences: "zinnen", "sentences";
    of_turns: "van de beurten", "of the turns";
    no_beads: "geen zinnen over relatie of gevoel herkend", "no sentences about relation or feelings recognised";
    moment: "Moment {n}", "Moment {n}";
    relation_sentences: "Zinnen relatie", "Relation sentences";
    feeling_sentences: "Zinnen gevoel", "Feeling sentences";
    meeting_one: "overleg", "meeting";
    meeting_many: "overleggen", "meetings";
    second_one: "seconde", "second";
    second_many: "seconden", "seconds";
    // talk share
    talk_title: "Wie is hoeveel aan het woord?", "Who has the floor, and how much?";
    talk_time: "Aandeel van de spreektijd per overleg; stiltes tellen niet mee.", "Share of the talking time in each meeting; silences left out.";
    talk_words: "Aandeel van de gesproken woorden per overleg, omdat niet elke bron tijden heeft.",
        "Share of the words spoken in each meeting, because not every source has times.";
    talk_band: "Grijze band: waar een aandeel door toeval in negen van de tien gevallen ligt als iedereen even graag spreekt.",
        "Grey band: where nine shares in ten fall by chance when all are equally willing to speak.";
    talk_binned: "Lijn: mediaan per {unit}; band eromheen: de middelste 80%.", "Line: median per {unit}; band around it: the middle 80%.";
    unit_month: "maand", "month";
    unit_quarter: "kwartaal", "quarter";
    unit_few: "{n} overleggen", "{n} meetings";
    talk_note: "Het gelijke aandeel (de dunne lijn) is 1 gedeeld door het aantal aanwezigen. De grijze band is geen norm: hij laat zien hoe ver aandelen door toeval al uiteenlopen. Wie afwezig was, telt dat overleg niet mee.",
        "The equal share (the thin line) is 1 divided by the number of people present. The grey band is not a norm: it shows how far shares differ by chance alone. Who was absent is left out.";
    talk_run_note: "Onder elke naam staat het deel in de hele reeks; wie in een overleg niet voorkomt, telt daar niet mee, en daardoor kan het samen meer dan 100% zijn.",
        "Under each name is the share over the whole run; who does not occur in a meeting is left out there, so together it can be more than 100%.";
    talk_alt: "Aandeel per persoon over {n}, van {low} tot {high}.", "Share per person over {n}, from {low} to {high}.";
    equal_share: "gelijk aandeel", "equal share";
    equal_share_is: "gelijk aandeel {share}", "equal share {share}";
    interval: "Het streepje is het 90%-interval.", "The whisker is the 90% interval.";
    share: "Aandeel", "Share";
    low: "Laag (90%)", "Low (90%)";
    high: "Hoog (90%)", "High (90%)";
    mean_head: "Gemiddeld", "Mean";
    // silence
    silence_title: "Wie horen we lang niet, en wanneer?", "Whom do we not hear for long, and when?";
    silence_minutes: "Langste tijd achter elkaar zonder eigen beurt, in minuten. Boven staat wie gemiddeld het langst niet sprak; afwezig telt niet mee.",
        "Longest time in one stretch without a turn of one’s own, in minutes. Who was silent longest on average is on top; absence does not count.";
    silence_words: "Langste stuk zonder eigen beurt, in woorden van anderen: de bron heeft geen tijden. Afwezig telt niet mee.",
        "Longest stretch without a turn of one’s own, in words of others: the source has no times. Absence does not count.";
    silence_note: "Stil zijn kan luisteren, wachten of afhaken zijn; het getal zegt niet welk. Korte reacties als ‘hm’ zijn geen beurt. Aanloop en einde van het overleg tellen mee.",
        "Being silent can be listening, waiting or dropping out; the number does not say which. Short responses such as “hm” are no turn. Start and end of the meeting count.";
    silence_alt: "Langste stuk zonder beurt per persoon over {n}, van {low} tot {high} {unit}.",
        "Longest stretch without a turn per person over {n}, from {low} to {high} {unit}.";
    silence_scale: "langste stuk", "longest stretch";
    words_unit: "woorden", "words";
    same: "gelijk", "same";
    difference: "verschil", "change";
    difference_head: "Tweede helft min eerste", "Second half minus first";
    difference_note: "Verschil: gemiddelde van de tweede helft van de reeks min dat van de eerste.",
        "Change: mean of the second half of the run minus that of the first.";
    whole_meeting: "hele overleg zonder beurt", "no turn in the whole meeting";
    rest_in_table: "Wie hier niet staat, staat in de tabel ({n}).", "Who is not here, is in the table ({n}).";
    // interruptions
    interruptions_title: "Wie onderbreekt wie?", "Who interrupts whom?";
    interruptions_hour: "Aantal keer dat iemand ertussen kwam terwijl een ander aan het woord was. Hoe donkerder, hoe vaker per uur dat beiden er waren.",
        "Times someone came in while another had the floor. The darker, the more often per hour both were there.";
    interruptions_count: "Aantal keer dat iemand ertussen kwam terwijl een ander aan het woord was.", "Times someone came in while another had the floor.";
    interruptions_two: "Aantal keer dat de een ertussen kwam terwijl de ander aan het woord was.", "Times one came in while the other had the floor.";
    interruptions_note: "Onderbreken kan helpen, aanvullen of afkappen: lees de zinnen zelf. Meeluisteren (‘ja’, ‘hm’) telt niet mee.",
        "Interrupting can help, add or cut off: read the lines yourself. Listening sounds (“yes”, “hm”) are left out.";
    interruptions_alt: "{total} in {n}.", "{total} in {n}.";
    came_in: "{by} onderbrak {of} {n}.", "{by} interrupted {of} {n}.";
    time_one: "keer", "time";
    time_many: "keer", "times";
    times_came_in: "{times} kwam {by} ertussen terwijl {of} aan het woord was", "{times} {by} came in while {of} had the floor";
    an_hour: "Dat is {rate} keer per uur samen.", "That is {rate} times an hour together.";
    comes_in: "Wie onderbreekt", "Who interrupts";
    is_interrupted: "Wie wordt onderbroken", "Who is interrupted";
    total: "samen", "total";
    never_together: "nooit samen in een overleg", "never in one meeting";
    rests_on: "Herkend aan: {list}.", "Recognised by: {list}.";
    came_in_head: "Onderbreekt", "Interrupts";
    was_interrupted_head: "Wordt onderbroken", "Is interrupted";
    by_overlap: "door elkaar praten", "overlapping speech";
    by_mark: "afbreekstreepje", "cut-off mark";
    by_unfinished: "zin niet af", "unfinished sentence";
    by_broken_word: "afgebroken woord", "broken-off word";
    by_trailing: "blijft hangen op ‘maar’ of ‘en’", "trails on ‘but’ or ‘and’";
    by_tag: "aantekening in het verslag", "note in the transcript";
    by_resumed: "zin later hervat", "sentence resumed later";
    by_ellipsis: "puntjes, daarna hervat", "ellipsis, then resumed";
    // timeline
    timeline_title: "Wie spreekt, wie zwijgt, wie onderbreekt?", "Who speaks, who is silent, who interrupts?";
    timeline_timed: "Overleg {which}, {length}. Elke baan is een persoon, meeste spreektijd boven. Blauwe banden: stiltes van {silence} en langer.",
        "Meeting {which}, {length}. Each lane is a person, most talking time on top. Blue bands: silences of {silence} and more.";
    timeline_starts: "Overleg {which}, {length}. Elke baan is een persoon. De bron heeft geen eindtijden: het einde van elke beurt is geschat uit het aantal woorden.",
        "Meeting {which}, {length}. Each lane is a person. The source has no end times: the end of each turn is estimated from its words.";
    timeline_words: "Overleg {which}, {length}. Elke baan is een persoon. De bron heeft geen tijden: de as telt gesproken woorden.",
        "Meeting {which}, {length}. Each lane is a person. The source has no times: the axis counts words spoken.";
    timeline_no_silence: "Stiltes zijn niet te meten, want {why}.", "Silences are not measurable: {why}.";
    timeline_note: "Elk teken opent de zin die erbij hoort. De tekens volgen woorden, geen stem of gezicht; wat niet gezegd is, staat er niet in.",
        "Each mark opens its sentence. The marks follow words, not voice or face; what was not said is not in it.";
    timeline_alt: "Tijdlijn van het overleg {which} met {people}: {cues}, {interruptions} en {silences}.",
        "Timeline of the meeting {which} with {people}: {cues}, {interruptions} and {silences}.";
    below_line: "{n} over de relatie of over gevoel", "{n} about the relation or feelings";
    below_unseen: "woorden over relatie en gevoel niet te meten", "words about the relation and feelings not measurable";
    and_longer: "{n} van {length} of langer", "{n} of {length} or more";
    interruptions_unseen: "onderbrekingen niet te meten", "interruptions not measurable";
    silences_unseen: "stiltes niet te meten", "silences not measurable";
    gap_sign: "geen opname", "no recording";
    person_one: "persoon", "person";
    person_many: "personen", "people";
    interruption_one: "onderbreking", "interruption";
    interruption_many: "onderbrekingen", "interruptions";
    silence_one: "stilte", "silence";
    silence_many: "stiltes", "silences";
    care: "Zorgen", "Care";
    dare: "Uitdagen", "Dare";
    turns: "Beurten", "Turns";
    no_turn: "aanwezig, geen beurt", "present, no turn";
    talk_share_head: "spreektijd", "talking time";
    word_share_head: "woorden", "words";
    minutes_long: "minuten", "minutes";
    comes_in_sign: "onderbreekt", "interrupts";
    silence_sign: "stilte van {length} of langer", "silence of {length} or more";
    backchannel_sign: "‘hm’ of ‘ja’", "“hm” or “yes”";
    one_came_in: "{by} onderbreekt {of}", "{by} interrupts {of}";
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
}
