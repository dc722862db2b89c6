//! Every word of the report, Dutch beside English. A key without both does not compile; a test compares their `{names}`.

use serde::Serialize;

use crate::chart::Lang;
use crate::document::Presence;

macro_rules! words {
    ($($key:ident: $nl:literal, $en:literal;)+) => {
        /// The words of one language.
        #[derive(Debug, Serialize)]
        pub(super) struct Words { $(pub $key: &'static str,)+ }
        static NL: Words = Words { $($key: $nl,)+ };
        static EN: Words = Words { $($key: $en,)+ };
        #[cfg(test)]
        static PAIRS: &[(&str, &str, &str)] = &[$((stringify!($key), $nl, $en),)+];
    };
}

/// The words of a language.
pub(super) fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Nl => &NL,
        Lang::En => &EN,
    }
}

impl Words {
    /// Name of a level.
    pub fn level(&self, level: &str) -> &'static str {
        match level {
            "content" => self.content,
            "process" => self.process,
            "relation" => self.relation,
            "feeling" => self.feeling,
            _ => "",
        }
    }

    /// What is meant by a level.
    pub fn about_level(&self, level: &str) -> &'static str {
        match level {
            "content" => self.about_content,
            "process" => self.about_process,
            "relation" => self.about_relation,
            "feeling" => self.about_feeling,
            _ => "",
        }
    }

    /// Why a moment is one.
    pub fn kind(&self, kind: &str) -> Option<&'static str> {
        Some(match kind {
            "cue_and_answer" => self.cue_and_answer,
            "no_reaction" => self.no_reaction,
            "question_left" => self.question_left,
            "silence_after" => self.silence_after,
            "withdrawn" => self.withdrawn,
            "tension_and_leader" => self.tension_and_leader,
            _ => return None,
        })
    }

    /// What an answer did.
    pub fn response(&self, kind: &str) -> &'static str {
        match kind {
            "asked_on" => self.asked_on,
            "acknowledged" => self.acknowledged,
            "shared_back" => self.shared_back,
            "answered" => self.answered,
            "on_topic" => self.on_topic,
            "to_content" => self.to_content,
            "unclear" => self.unclear,
            "deferred" => self.deferred,
            "joked_away" => self.joked_away,
            "disagreed" => self.disagreed,
            _ => self.nothing,
        }
    }

    /// What was noticed while reading, where it matters to who reads the report.
    pub fn notice(&self, code: &str) -> Option<&'static str> {
        Some(match code {
            "cues_without_speaker" => self.notice_no_speaker,
            "unlisted_speakers" => self.notice_unlisted,
            "ambiguous_names" => self.notice_ambiguous,
            "several_leaders" => self.notice_leaders,
            "leader_not_found" => self.notice_no_leader,
            "broken_cue" | "broken_time" | "times_backwards" => self.notice_times,
            "characters_replaced" => self.notice_letters,
            _ => return None,
        })
    }

    /// How someone was there.
    pub fn presence(&self, state: Presence) -> Option<&'static str> {
        Some(match state {
            Presence::Spoke => self.spoke,
            Presence::BackchannelOnly => self.backchannel_only,
            Presence::Silent => self.silent_present,
            Presence::Absent => self.absent,
            Presence::NotHeard => self.not_heard,
            Presence::Unknown => return None,
        })
    }

    /// What a sample counts, one and many.
    pub fn unit(&self, unit: &str) -> Option<(&'static str, &'static str)> {
        Some(match unit {
            "turns" => (self.turn_one, self.turn_many),
            "questions" => (self.question_one, self.question_many),
            "silences" => (self.silence_one, self.silence_many),
            "transitions" | "changes" => (self.transition_one, self.transition_many),
            "backchannels" => (self.backchannel_one, self.backchannel_many),
            "cues" => (self.sentence_one, self.sentence_many),
            "utterances" => (self.utterance_one, self.utterance_many),
            "windows" => (self.window_one, self.window_many),
            "words" => (self.word_one, self.word_many),
            "events" => (self.time_one, self.time_many),
            "meetings" => (self.meeting_one, self.meeting_many),
            _ => return None,
        })
    }

    /// A reason this page has words for; anything else becomes `other`.
    pub fn known_reason(reason: &str) -> &'static str {
        REASONS.iter().find(|known| **known == reason).copied().unwrap_or("other")
    }

    /// Why there is no number, and what helps.
    pub fn reason(&self, reason: &str) -> (&'static str, &'static str) {
        match reason {
            "no_times" => (self.no_times, self.no_times_help),
            "no_ends" => (self.no_ends, self.no_ends_help),
            "time_resolution_coarse" => (self.coarse, self.coarse_help),
            "overlap_not_recorded" => (self.no_overlap, self.no_overlap_help),
            "no_interruption_marks" => (self.no_marks, self.no_marks_help),
            "no_roster" => (self.no_roster, self.no_roster_help),
            "no_role" => (self.no_role, self.no_role_help),
            "one_speaker" => (self.one_speaker, self.one_speaker_help),
            "zero_duration" => (self.zero_duration, self.zero_duration_help),
            "silent_here" => (self.silent_here, self.silent_here_help),
            "too_short" => (self.too_short, self.too_short_help),
            "too_few_meetings" => (self.few_meetings, self.few_meetings_help),
            "cleaned_transcript" => (self.cleaned, self.cleaned_help),
            "unlinked_speakers" => (self.unlinked, self.unlinked_help),
            "no_lexicon" => (self.no_lexicon, self.no_lexicon_help),
            "no_agenda" => (self.no_agenda, self.no_agenda_help),
            "privacy" => (self.private, self.private_help),
            _ => (self.other_reason, self.other_reason_help),
        }
    }
}

const REASONS: [&str; 17] = [
    "silent_here",
    "no_times",
    "no_ends",
    "time_resolution_coarse",
    "overlap_not_recorded",
    "no_interruption_marks",
    "no_roster",
    "no_role",
    "one_speaker",
    "zero_duration",
    "too_short",
    "too_few_meetings",
    "cleaned_transcript",
    "unlinked_speakers",
    "no_lexicon",
    "no_agenda",
    "privacy",
];

words! {
    lang: "nl", "en";
    // the page
    report: "Onderstroom", "Undercurrent";
    title: "Onderstroom: {team}", "Undercurrent: {team}";
    intro: "Hier lees je wat er in de tekst van jullie overleggen te zien is. Niet wat iemand voelde of bedoelde: dat weten jullie zelf. Kijk samen, herken wat klopt en vraag door op de rest.",
        "Here you read what can be seen in the text of your meetings. Not what anyone felt or meant: you know that yourselves. Look together, recognise what fits and ask on about the rest.";
    to_content_link: "Naar de inhoud", "Skip to content";
    contents: "Op deze pagina", "On this page";
    and: "en", "and";
    unknown_speaker: "Onbekend", "Unknown";
    withheld: "De tekst wordt hier niet getoond.", "The text is not shown here.";
    hour: "uur", "h";
    numbers: "De cijfers bij deze figuur", "The numbers of this picture";
    skip: "Sla figuur over", "Skip picture";
    scroll: "Schuif opzij voor de hele figuur", "Scroll sideways for the whole picture";
    in_context: "lees in het overleg", "read in the meeting";
    more_lines: "Nog {n} keer, in de gegevensmap.", "Another {n}, in the data folder.";
    sort: "sorteer", "sort";
    // counted things
    meeting_one: "overleg", "meeting";
    meeting_many: "overleggen", "meetings";
    undated_one: "zonder datum", "without a date";
    undated_many: "zonder datum", "without a date";
    person_one: "mens", "person";
    person_many: "mensen", "people";
    turn_one: "beurt", "turn";
    turn_many: "beurten", "turns";
    word_one: "woord", "word";
    word_many: "woorden", "words";
    time_one: "keer", "time";
    time_many: "keer", "times";
    question_one: "vraag", "question";
    question_many: "vragen", "questions";
    silence_one: "stilte", "silence";
    silence_many: "stiltes", "silences";
    transition_one: "wisseling", "change of speaker";
    transition_many: "wisselingen", "changes of speaker";
    backchannel_one: "luisterreactie", "listening response";
    backchannel_many: "luisterreacties", "listening responses";
    utterance_one: "uiting", "utterance";
    utterance_many: "uitingen", "utterances";
    window_one: "stukje gesprek", "stretch";
    window_many: "stukjes gesprek", "stretches";
    sentence_one: "zin", "sentence";
    sentence_many: "zinnen", "sentences";
    led_by: "geleid door {name}", "led by {name}";
    // at a glance
    glance: "In één oogopslag", "At a glance";
    who_spoke: "Wie sprak?", "Who spoke?";
    who_was_silent: "Wie was stil?", "Who was silent?";
    who_was_away: "Wie was er niet?", "Who was away?";
    who_interrupted: "Wie onderbrak wie?", "Who interrupted whom?";
    what_surfaced: "Wat kwam boven water?", "What surfaced?";
    of_time: "van de spreektijd", "of the talking time";
    of_words: "van de woorden", "of the words";
    shares_once: "Ieders deel {unit}, op alfabet: {shares}.", "Each one’s share {unit}, by name: {shares}.";
    shares_run: "Ieders deel {unit} in de hele reeks, op alfabet: {shares}.", "Each one’s share {unit} over the whole run, by name: {shares}.";
    shares_more: "Wie in een overleg niet voorkomt, telt daar niet mee; daardoor is het samen meer dan 100%.",
        "Who does not occur in a meeting is left out there, so together it is more than 100%.";
    shares_many: "Bij {n} mensen lag ieders deel {unit} tussen {low} en {high}.", "With {n} people, each one’s share {unit} was between {low} and {high}.";
    whole_meeting_silent: "Wel aanwezig, geen eigen beurt: {names}.", "Present without a turn: {names}.";
    longest_silent: "De langste tijd zonder eigen beurt: {length}, {name}{where}.", "The longest time without a turn of one’s own: {length}, {name}{where}.";
    were_absent: "Afwezig: {names}.", "Absent: {names}.";
    nobody_absent: "Iedereen was er elke keer.", "Everyone was there every time.";
    attendance_unknown: "Dat weten we niet: er is geen aanwezigheidslijst.", "We do not know: there is no attendance list.";
    were_not_heard: "Niet gehoord, aanwezigheid onbekend: {names}.", "Not heard, attendance unknown: {names}.";
    times_of: "{n} van de {of} keer", "{n} of {of} times";
    times_interrupted: "Iemand kwam ertussen terwijl een ander aan het woord was: {n}.", "Someone came in while another had the floor: {n}.";
    seen_in_text: "(te zien aan de tekst, zoals een afgebroken zin)", "(seen in the text, such as a broken-off sentence)";
    seen_both_ways: "({together} door elkaar, {text} te zien aan de tekst, zoals een afgebroken zin)", "({together} speaking at once, {text} seen in the text, such as a broken-off sentence)";
    seen_in: "Dit is in {n} van de {of} overleggen te zien.", "This can be seen in {n} of {of} meetings.";
    most_interrupted: "Lees bijvoorbeeld de regels van {by} bij {of} ({n}).", "Read for instance the lines of {by} with {of} ({n}).";
    not_measured: "Niet te meten: {why}.", "Not measurable: {why}.";
    none_found: "We vonden geen onderbrekingen.", "We found no interruptions.";
    sentences_surfaced: "{relation} over de relatie en {feeling} over gevoel.", "{relation} about the relation and {feeling} about feelings.";
    taken_up: "Daarna vroeg de volgende spreker {n} van de {of} keer door, gaf antwoord of liet merken dat het gehoord was.",
        "After it, {n} of {of} times, the next speaker asked on, answered or let hear that it was heard.";
    nothing_surfaced: "We herkenden geen zinnen over de relatie of over gevoel.", "We recognised no sentences about the relation or feelings.";
    read_lines: "Lees de regels eromheen", "Read the lines around it";
    comes_together: "Hier komt samen", "What meets here";
    // in short
    in_short: "In het kort", "In short";
    no_moments: "Deze keer vonden we geen plek waar de onderstroom in de tekst te zien was. Dat kan: een rustig overleg, of een gesprek waarin het belangrijkste niet hardop is gezegd. Wat heb jij gehoord dat hier niet staat?",
        "This time we found no place where the undercurrent showed in the text. That happens: a calm meeting, or a conversation in which what mattered most was not said aloud. What did you hear that is not here?";
    one_moment: "Eén moment waar de onderstroom misschien even boven kwam. Lees de regels en neem de vraag mee.",
        "One moment where the undercurrent may have come up. Read the lines and take the question along.";
    some_moments: "{n} momenten waar de onderstroom misschien even boven kwam. Begin bij wat jou raakt, lees de regels en neem de vraag mee.",
        "{n} moments where the undercurrent may have come up. Start with what touches you, read the lines and take the question along.";
    moment_n: "Moment {n}", "Moment {n}";
    findings: "Wat opviel in de hele reeks", "What stood out over the run";
    based_on: "Gebaseerd op {n}.", "Based on {n}.";
    line_one: "regel", "line";
    line_many: "regels", "lines";
    lines_behind: "Regels:", "Lines:";
    cue_and_answer: "iets over de relatie of over gevoel", "something about the relation or a feeling";
    no_reaction: "een bijdrage zonder herkende reactie", "a contribution without a recognised response";
    question_left: "een vraag die bleef liggen", "a question left lying";
    silence_after: "een stilte", "a silence";
    withdrawn: "iets dat werd begonnen en losgelaten", "something begun and let go";
    tension_and_leader: "mogelijke spanning en het antwoord van wie leidt", "possible tension and the answer of who leads";
    // levels
    content: "Inhoud", "Content";
    process: "Proces", "Process";
    relation: "Relatie", "Relation";
    feeling: "Gevoel", "Feeling";
    about_content: "Waar het over ging: besluiten, acties, voorstellen.", "What it was about: decisions, actions, proposals.";
    about_process: "Hoe jullie praten: vragen, instemmen, tegenspreken, uitstellen.", "How you talk: asking, agreeing, disagreeing, putting off.";
    about_relation: "Hoe jullie met elkaar omgaan: zorg, erkenning, uitdagen, voorschrijven.", "How you deal with each other: care, recognition, daring, prescribing.";
    about_feeling: "Woorden over gevoel. Ze zeggen iets over de zin, niet over hoe het iemand gaat.", "Words about feelings. They say something about the sentence, not about how someone is.";
    words_about: "Woorden over", "Words about";
    // sections
    waterline: "Boven en onder de waterlijn", "Above and below the waterline";
    no_waterline: "Voor dit beeld was er te weinig tekst.", "There was too little text for this picture.";
    afterwards: "Wat gebeurde erna?", "What happened next?";
    afterwards_question: "Welk antwoord herken je, en welk had je zelf gewild?", "Which answer do you recognise, and which would you have wanted?";
    no_responses: "We vonden geen zinnen over de relatie of over gevoel. Er valt dus nog niets te zeggen over wat erna gebeurde. Werd het anders gezegd, of nog niet?",
        "We found no sentences about the relation or a feeling, so there is nothing to say yet about what came next. Was it said in another way, or not yet?";
    one_response: "Eén keer zei iemand iets over de relatie of over een gevoel. Dit was het antwoord.",
        "Once someone said something about the relation or a feeling. This was the answer.";
    few_responses: "{n} keer zei iemand iets over de relatie of over een gevoel. Dat is te weinig voor een verdeling; de zinnen staan er wel.",
        "{n} times someone said something about the relation or a feeling. That is too few for shares; the sentences are here.";
    some_responses: "{n} keer zei iemand iets over de relatie of over een gevoel. Dit deed de eerste die daarna sprak. Eén antwoord kan meer dingen tegelijk doen.",
        "{n} times someone said something about the relation or a feeling. This is what the next speaker did. One answer can do several things.";
    asked_on: "Er werd doorgevraagd", "Someone asked on";
    acknowledged: "Iemand liet merken dat het gehoord was", "Someone let hear that it was heard";
    shared_back: "Iemand zei ook iets van zichzelf", "Someone said something personal too";
    answered: "Er kwam antwoord op de vraag", "The question was answered";
    on_topic: "Het gesprek ging erover door", "The talk stayed with it";
    disagreed: "Iemand zag het anders", "Someone saw it differently";
    to_content: "Het ging over iets anders", "The talk turned to something else";
    unclear: "Een ander sprak; wat het deed, is aan de woorden niet te zien", "Someone else spoke; the words do not show what it did";
    deferred: "Het werd doorgeschoven", "It was put off";
    joked_away: "Er kwam een grap", "There was a joke";
    nothing: "Niemand anders nam het woord", "Nobody else took the floor";
    nobody_answered: "Daarna sprak niemand anders.", "Nobody else spoke after it.";
    by_role_title: "De reacties van de leidinggevende, naast die van de anderen", "The responses of the leader, beside those of the others";
    by_role_question: "Wat gebeurt er meestal als de leidinggevende als eerste reageert?", "What usually happens when the leader is the first to respond?";
    by_role_unclear: "Aan de woorden niet te zien", "The words do not show it";
    by_role_kind: "Wat er gebeurde", "What happened";
    by_leader: "De leidinggevende reageerde als eerste ({n})", "The leader responded first ({n})";
    by_others: "Een ander reageerde als eerste ({n})", "Someone else responded first ({n})";
    by_role_shares: "Achter elk aantal staat het deel van die kolom, met het 90%-interval, vanaf 8 keer. Eén antwoord kan meer dingen tegelijk doen.",
        "Behind each count: its share of the column with the 90% interval, from 8 times on. One answer can do several things.";
    by_role_few: "Te weinig voor een verdeling; de aantallen staan er wel. Eén antwoord kan meer dingen tegelijk doen.",
        "Too few for shares; the counts are here. One answer can do several things.";
    by_role_where: "In {n} van de {of} overleggen is bekend wie leidt; alleen die tellen hier.", "In {n} of {of} meetings it is known who leads; only those count here.";
    share_of: "deel van alle keren (90%-interval)", "share of all times (90% interval)";
    talk: "Spreektijd en stilte", "Talk time and silence";
    talk_intro: "Wie sprak, hoeveel, en hoe lang hoorden we iemand niet? Stil zijn kan luisteren zijn. Wat was het bij jullie?",
        "Who spoke, how much, and how long did we not hear someone? Being silent can be listening. What was it with you?";
    interruptions: "Onderbreken en op elkaar volgen", "Interrupting and following on";
    no_interruptions: "We vonden geen plekken waar iemand ertussen kwam terwijl een ander aan het woord was. Hoe ging het er bij jullie aan toe?",
        "We found no places where someone came in while another had the floor. How was it with you?";
    few_sources: "Of iemand ertussen kwam, is in {n} van de {of} overleggen te zien; daar vonden we het niet. In de andere staat het niet in de bron. Hoe ging het er bij jullie aan toe?",
        "Whether someone came in can be seen in {n} of {of} meetings; there we found none. The other sources do not hold it. How was it with you?";
    some_interruptions: "Iemand kwam ertussen terwijl een ander aan het woord was: {n}. Soms is dat helpen, soms meeleven, soms afkappen: lees de regels. Wat was het hier?",
        "Someone came in while another had the floor: {n}. It can be helping, joining in or cutting off: read the lines. What was it here?";
    comes_in_on: "onderbrak", "interrupted";
    more_pairs: "Meer paren ({n})", "More pairs ({n})";
    follows_title: "Wie spreekt er na wie?", "Who speaks after whom?";
    follows_note: "Elke rij laat zien na wie iemand sprak, geteld over alle overleggen. Na iemand spreken is nog niet op iemand ingaan. Gaat het bij jullie kriskras, of vooral via één persoon?",
        "Each row shows after whom someone spoke, over all meetings. Speaking after someone is not yet responding to them. Does it criss-cross, or run mainly through one person?";
    speaks_after: "Spreekt na →", "Speaks after →";
    cues: "Zorgen, uitdagen en wat er nog meer klonk", "Caring, daring and what else was heard";
    cues_intro: "Zinnen die iets doen in het gesprek, gevonden met woordenlijsten. Elke telling opent haar zinnen, want alleen jullie weten wat er bedoeld was.",
        "Sentences that do something in the conversation, found with word lists. Each count opens its sentences, because only you know what was meant.";
    no_cues: "De woordenlijsten vonden hier geen zinnen. Dat zegt iets over de lijsten én over de tekst. Wat zou jij aanstrepen?",
        "The word lists found no sentences here. That says something about the lists as well as the text. What would you mark?";
    no_lists: "Niet te meten: {why}. Wat er over de relatie en over gevoel is gezegd, kunnen we dus niet tellen. Wat hoorde jij?",
        "Not measurable: {why}. So what was said about the relation and feelings cannot be counted. What did you hear?";
    partly_unread: "In {n} van de {of} overleggen is dit niet te meten: {why}.", "In {n} of {of} meetings this cannot be measured: {why}.";
    below_unread: "Wat er over de relatie en over gevoel is gezegd, is niet te meten: {why}.", "What was said about the relation and feelings cannot be measured: {why}.";
    unproven: "nog niet gevalideerd", "not yet validated";
    unproven_note: "Bij ‘nog niet gevalideerd’ is de lijst nog niet getoetst op echte gesprekken. Gebruik zo’n telling als wegwijzer naar de zinnen, niet als uitkomst.",
        "Where it says “not yet validated”, the list has not been tried on real conversations. Use such a count as a signpost to the sentences, not as a result.";
    in_meetings: "in {n} van de {of} overleggen", "in {n} of {of} meetings";
    in_all_meetings: "in alle {of} overleggen", "in all {of} meetings";
    unproven_all: "Deze woordenlijsten zijn nog niet getoetst op echte gesprekken. Gebruik een telling als wegwijzer naar de zinnen, niet als uitkomst.",
        "These word lists have not been tried on real conversations yet. Use a count as a signpost to the sentences, not as a result.";
    on_paper: "Op papier de eerste drie van {n}; alle zinnen staan in het bestand op je scherm.", "On paper the first three of {n}; all sentences are in the file on your screen.";
    see_quotes: "zie citaten", "see quotes";
    apart: "Telt niet mee in de waterlijn.", "Does not count in the waterline.";
    with_care: "Let op", "Mind";
    looks_for: "Zoekt", "Looks for";
    level_word: "Niveau", "Level";
    meetings: "De overleggen", "The meetings";
    meetings_intro: "Elk overleg met zijn tijdlijn en zijn cijfers. Tussen haakjes staat waar het getal met 90% zekerheid ligt.",
        "Each meeting with its timeline and numbers. In brackets: where the number lies with 90% certainty.";
    who_was_there: "Wie was er?", "Who was there?";
    name: "Naam", "Name";
    presence: "Aanwezig", "Present";
    turns_head: "Beurten", "Turns";
    share_time: "Deel van de spreektijd", "Share of talk time";
    share_words: "Deel van de woorden", "Share of words";
    based: "Gemeten over", "Measured over";
    key_numbers: "In cijfers", "In numbers";
    number_head: "Wat", "What";
    value_head: "Waarde", "Value";
    question_head: "Vraag erbij", "Question";
    little: "weinig materiaal", "little material";
    estimated: "geschat uit woorden", "estimated from words";
    heard: "{people} gehoord", "{people} heard";
    leader: "Leidt het overleg", "Leads the meeting";
    happened: "Gebeurde rond dit overleg", "Happened around this meeting";
    notice_no_speaker: "Regels zonder naam van een spreker, niet meegeteld: {n}.", "Lines without the name of a speaker, left out: {n}.";
    notice_unlisted: "Sprekers die niet op de aanwezigheidslijst stonden en toch als aanwezig tellen: {n}.", "Speakers who were not on the attendance list and count as present all the same: {n}.";
    notice_ambiguous: "Namen die van meer mensen kunnen zijn en daarom niet zijn samengevoegd: {n}.", "Names that may belong to several people and so were not joined: {n}.";
    notice_leaders: "Meer dan één mens staat als leider genoemd; we kozen er geen.", "More than one person is named as leader; none was chosen.";
    notice_no_leader: "De opgegeven leider komt in dit overleg niet voor.", "The given leader does not occur in this meeting.";
    notice_times: "Tijden in het bestand die niet klopten: {n}.", "Times in the file that were not right: {n}.";
    notice_letters: "Letters in het bestand die niet te lezen waren: {n}.", "Letters in the file that could not be read: {n}.";
    star_leads: "{title} (hier de leidinggevende)", "{title} (here the leader)";
    noticed: "Opgemerkt bij het lezen", "Noticed while reading";
    file: "Bestand", "File";
    roster_unknown: "We weten niet wie er verder bij was. Wie niet sprak, zien we hier dus niet.", "We do not know who else was there. Who did not speak is not seen here.";
    spoke: "sprak", "spoke";
    backchannel_only: "alleen ‘hm’ of ‘ja’", "only “hm” or “yes”";
    silent_present: "was er, geen beurt", "present, no turn";
    absent: "was er niet", "absent";
    not_heard: "niet gehoord, aanwezigheid onbekend", "not heard, attendance unknown";
    was_present: "was er", "present";
    // quotes
    quotes: "Citaten", "Quotes";
    quotes_intro: "Alle regels waar dit verslag naar verwijst, per overleg en op volgorde van het gesprek. Wat gemarkeerd is, vond een woordenlijst.",
        "Every line this report refers to, by meeting and in the order of the conversation. What is marked was found by a word list.";
    quotes_full: "Er waren meer regels dan hier passen; de rest staat in de gegevensmap.", "There were more lines than fit here; the rest is in the data folder.";
    no_quotes: "Er zijn geen citaten om te tonen.", "There are no quotes to show.";
    quotes_print: "De citaten staan in het bestand op je scherm; ze worden niet afgedrukt.", "The quotes are in the file on your screen; they are not printed.";
    quote_one: "citaat", "quote";
    quote_many: "citaten", "quotes";
    filter_kind: "Wat er klonk", "What was heard";
    all_kinds: "alles", "everything";
    all_of: "alles bij {level}", "all of {level}";
    filter_meeting: "Overleg", "Meeting";
    all_meetings: "alle overleggen", "all meetings";
    back_to: "Terug naar", "Back to";
    found_here: "Gevonden", "Found";
    // method
    method: "Hoe is dit gemeten?", "How was this measured?";
    method_intro: "Alles komt uit de tekst, met vaste regels die je kunt nalezen. Een getal vergelijken we alleen met jullie eigen reeks of met toeval, nooit met een norm.",
        "Everything comes from the text, by fixed rules you can read. A number is only compared with your own run or with chance, never with a norm.";
    gaps: "Wat we niet konden meten", "What we could not measure";
    gap_line: "{what}{where}: {why}.", "{what}{where}: {why}.";
    in_some: ", in {n}", ", in {n}";
    all_measured: "Alle {of} uitkomsten hebben een getal.", "All {of} results have a number.";
    counted_results: "Van de {of} uitkomsten hebben er {ok} een getal. Bij {low} was er te weinig materiaal: daar staat alleen het ruwe getal. {missing} waren niet te meten.",
        "Of the {of} results {ok} have a number. For {low} there was too little material: only the raw number is given. {missing} could not be measured.";
    silent_here: "wie in een overleg niets zei, heeft daar geen getal", "who said nothing in a meeting has no number there";
    silent_here_help: "Stil zijn is geen fout in het bestand.", "Being silent is no fault of the file.";
    and_more: "nog {n}", "{n} more";
    no_times: "de bron heeft geen tijden", "the source has no times";
    no_times_help: "Bewaar de volgende keer een bestand mét tijden (.vtt of .srt).", "Next time keep a file with times (.vtt or .srt).";
    no_ends: "de bron heeft geen eindtijden", "the source has no end times";
    no_ends_help: "Een .vtt- of .srt-bestand heeft ze wel.", "A .vtt or .srt file has them.";
    coarse: "de tijden zijn op hele seconden afgerond", "the times are rounded to whole seconds";
    coarse_help: "Kies bij het bewaren voor .vtt als dat kan.", "Choose .vtt when saving, if you can.";
    no_overlap: "door elkaar praten staat niet in de bron", "the source does not hold talking at the same time";
    no_overlap_help: "Een opname met een microfoon per persoon laat het vaker zien.", "A recording with a microphone per person shows it more often.";
    no_marks: "afgebroken zinnen zijn niet aangegeven", "broken-off sentences are not marked";
    no_marks_help: "Laat afgebroken zinnen op een streepje eindigen, of neem een bestand met tijden.", "Let broken-off sentences end in a dash, or take a file with times.";
    no_roster: "we weten niet wie erbij was", "we do not know who was there";
    no_roster_help: "Leg een aanwezigheidslijst of een team.toml in de map.", "Put an attendance list or a team.toml in the folder.";
    no_role: "we weten niet wie dit overleg leidt", "we do not know who leads this meeting";
    no_role_help: "Geef de naam mee met --leader, of zet hem in team.toml.", "Give the name with --leader, or write it in team.toml.";
    one_speaker: "we herkenden maar één spreker", "we recognised only one speaker";
    one_speaker_help: "Kijk of de namen van de sprekers in het bestand staan.", "Check whether the names of the speakers are in the file.";
    zero_duration: "er staat geen gesproken tekst in", "it holds no spoken text";
    zero_duration_help: "Kijk of dit het goede bestand is.", "Check whether this is the right file.";
    too_short: "het overleg is daar te kort voor", "the meeting is too short for it";
    too_short_help: "Met een langer overleg lukt het wel.", "It works with a longer meeting.";
    few_meetings: "er zijn nog te weinig overleggen", "there are too few meetings yet";
    few_meetings_help: "Voeg later overleggen toe; vanaf zes kun je een verloop zien.", "Add meetings later; from six on a course can be seen.";
    cleaned: "het verslag is opgeschoond", "the transcript was cleaned up";
    cleaned_help: "Neem de ruwe tekst, met de ‘hm’ en de ‘eh’ erin.", "Take the raw text, with every “hm” and “er” in it.";
    unlinked: "de sprekers zijn niet aan namen gekoppeld", "the speakers are not linked to names";
    unlinked_help: "Schrijf in team.toml wie ‘Spreker 1’ is.", "Write in team.toml who “Speaker 1” is.";
    no_agenda: "er is geen agenda meegegeven", "no agenda was given";
    no_agenda_help: "Zet de agenda in team.toml.", "Write the agenda in team.toml.";
    no_lexicon: "er zijn nog geen woordenlijsten voor de taal van dit overleg", "there are no word lists yet for the language of this meeting";
    no_lexicon_help: "Eigen woordenlijsten kun je meegeven met --lexicons.", "You can add word lists of your own with --lexicons.";
    private: "dit tonen we niet aan deze lezers", "this is not shown to these readers";
    private_help: "De coach kan het in het eigen verslag zien.", "The coach can see it in their own report.";
    other_reason: "het was in deze tekst niet te bepalen", "it could not be determined in this text";
    other_reason_help: "Kijk bij de uitleg van de maat wat ervoor nodig is.", "See the explanation of the measure for what it needs.";
    failures: "Bestanden die we niet konden lezen", "Files we could not read";
    definitions: "Alle maten, met formule en ondergrens", "All measures, with formula and minimum";
    formula: "Zo tellen we", "How it is counted";
    minimum: "Vanaf", "From";
    caution: "Let op", "Mind";
    source: "Bron", "Source";
    lexicons: "Woordenlijsten en hun versies", "Word lists and their versions";
    list: "Lijst", "List";
    version: "Versie", "Version";
    mark: "Kenmerk", "Hash";
    tried: "Getoetst", "Tried";
    yes: "ja", "yes";
    not_yet: "nog niet", "not yet";
    settings: "Instellingen", "Settings";
    setting: "Instelling", "Setting";
    made_with: "Gemaakt met onderstroom {version}, document versie {document}.", "Made with onderstroom {version}, document version {document}.";
    // privacy
    unseen: "Wat we niet konden zien", "What we could not see";
    unseen_1: "De toon, het gezicht, de houding, de blik over tafel.", "The tone, the face, the posture, the look across the table.";
    unseen_2: "Wat er in de chat, op de gang of na afloop is gezegd.", "What was said in the chat, in the corridor or afterwards.";
    unseen_3: "Wat niemand hardop zei, en wie er niet was uitgenodigd.", "What nobody said aloud, and who was not invited.";
    unseen_4: "Ironie, een grapje onder elkaar, een oude geschiedenis.", "Irony, a joke among yourselves, an old history.";
    careful: "Zorgvuldig delen", "Sharing with care";
    careful_1: "Dit verslag gaat over zinnen, niet over mensen. Gebruik het niet om iemand te beoordelen, te selecteren of te volgen.",
        "This report is about sentences, not about people. Do not use it to assess, select or monitor anyone.";
    careful_2: "Er staan namen en letterlijke woorden in. Deel het alleen met wie in het gesprek zat, en haal eruit wat niet gedeeld hoort te worden.",
        "It holds names and literal words. Share it only with those who were in the conversation, and take out what should not be shared.";
    careful_3: "Vertel het team vooraf dat je dit doet, en laat ze meekijken. Klopt een zin niet, dan geldt wat de spreker ervan zegt.",
        "Tell the team beforehand that you do this and let them look along. If a sentence is off, what the speaker says about it counts.";
    careful_4: "Werk je voor een organisatie met een ondernemingsraad? Die heeft instemmingsrecht bij regelingen over personeelsgegevens en bij middelen die gedrag kunnen volgen (WOR artikel 27, lid 1, k en l). Dit is geen juridisch advies.",
        "Do you work for a Dutch organisation with a works council? It has a right of consent on rules about personnel data and on means that can monitor behaviour (WOR article 27(1)(k) and (l)). This is not legal advice.";
    careful_5: "Alles is op deze computer gebeurd. Dit bestand haalt niets op en stuurt niets weg.", "Everything happened on this computer. This file fetches nothing and sends nothing.";
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<&str> {
        let mut names: Vec<&str> = text.split('{').skip(1).filter_map(|p| Some(p.split_once('}')?.0)).collect();
        names.sort_unstable();
        names
    }

    #[test]
    fn both_languages_say_the_same() {
        for (key, nl, en) in PAIRS {
            assert!(!nl.is_empty() && !en.is_empty(), "{key}");
            assert_eq!(names(nl), names(en), "{key}");
        }
    }

    #[test]
    fn what_a_coach_reads_ends_in_a_question_or_an_invitation() {
        for t in [&NL, &EN] {
            for sentence in
                [t.no_moments, t.no_responses, t.no_interruptions, t.some_interruptions, t.talk_intro, t.follows_note, t.no_cues]
            {
                assert!(sentence.ends_with('?'), "{sentence}");
            }
        }
    }

    #[test]
    fn every_reason_has_its_own_words() {
        let mut seen = std::collections::BTreeSet::new();
        for reason in REASONS {
            assert_ne!(NL.reason(reason), NL.reason("other"), "{reason}");
            assert!(seen.insert(NL.reason(reason)), "{reason}");
        }
    }
}
