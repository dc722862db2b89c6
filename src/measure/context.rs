//! What all measures share: sums per person, the rows that are resampled for intervals, and the gates.

use crate::kit::Kit;
use crate::meeting::{Meeting, NONE};
use crate::statistics::bootstrap::{Cell, Design, Resample};
use crate::transcript::{Millis, PersonId, Resolution, Timing};

use super::Reason;

/// Integer sums of one person.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sums {
    /// Union of own speech, backchannels included.
    pub talk: Millis,
    /// Words, fillers left out.
    pub words: u64,
    /// Words and fillers.
    pub tokens: u64,
    /// Floor turns.
    pub turns: u64,
    /// Utterances that are no backchannel.
    pub utterances: u64,
    /// Words outside backchannels.
    pub spoken_words: u64,
    /// Backchannels.
    pub backchannels: u64,
}

/// Columns of a resampled row: talk, words and turns of each person, then the five levels.
#[derive(Debug, Clone, Copy)]
pub struct Columns {
    people: usize,
}

/// Profile shares are kept in twelfths, so that a turn with one to four levels stays an integer.
pub const TWELFTHS: i64 = 12;

impl Columns {
    /// Column of a person's talk time.
    #[allow(clippy::unused_self, reason = "talk stands first; the others need to know how many people there are")]
    pub fn talk(self, person: usize) -> usize {
        person
    }
    /// Column of a person's words.
    pub fn words(self, person: usize) -> usize {
        self.people + person
    }
    /// Column of a person's turns.
    pub fn turns(self, person: usize) -> usize {
        2 * self.people + person
    }
    /// Column of a level's profile share in twelfths (4 = other).
    pub fn profile(self, level: usize) -> usize {
        3 * self.people + level
    }
    fn count(self) -> usize {
        3 * self.people + 5
    }
}

/// A meeting with what its measures share.
#[derive(Debug)]
pub struct Context<'a> {
    /// The meeting.
    pub meeting: &'a Meeting,
    /// Settings and lexicons.
    pub kit: &'a Kit,
    /// Who counts in distributions.
    pub people: Vec<PersonId>,
    /// Sums per person, by [`PersonId`].
    pub sums: Vec<Sums>,
    /// Sums of all.
    pub total: Sums,
    /// Resampled row sums, when intervals are asked and there are turns.
    pub resample: Option<Resample>,
    /// Columns of the rows.
    pub columns: Columns,
}

impl<'a> Context<'a> {
    /// Computes the shared sums, and the resample when intervals are asked.
    pub fn new(meeting: &'a Meeting, kit: &'a Kit) -> Self {
        let mut context = Self::without_intervals(meeting, kit);
        if kit.intervals && meeting.turns.len() > 1 {
            let interval = &kit.settings.interval;
            let design = Design { block: interval.block, replicates: interval.draws };
            let (cells, size) = (cells(meeting, context.columns), (meeting.turns.len(), context.columns.count()));
            context.resample = Some(Resample::of_cells(&cells, size, design, seed(meeting)));
        }
        context
    }

    /// The sums alone, which is all the gates look at.
    pub fn without_intervals(meeting: &'a Meeting, kit: &'a Kit) -> Self {
        let sums = sums(meeting);
        let total = sums.iter().fold(Sums::default(), |a, b| Sums {
            talk: a.talk + b.talk,
            words: a.words + b.words,
            tokens: a.tokens + b.tokens,
            turns: a.turns + b.turns,
            utterances: a.utterances + b.utterances,
            spoken_words: a.spoken_words + b.spoken_words,
            backchannels: a.backchannels + b.backchannels,
        });
        let columns = Columns { people: sums.len() };
        Self { meeting, kit, people: meeting.people(), sums, total, resample: None, columns }
    }

    /// Nothing was said, or it took no time (measures.md D2).
    pub fn empty(&self) -> bool {
        self.total.words == 0 || self.meeting.span.is_some_and(|(start, end)| end <= start)
    }

    /// Speakers and people present, in order of the transcript.
    pub fn everyone(&self) -> impl Iterator<Item = PersonId> + use<> {
        (0..self.sums.len() as u32).map(PersonId)
    }

    /// Sums of a person.
    pub fn of(&self, person: PersonId) -> &Sums {
        &self.sums[person.index()]
    }

    /// Length of the meeting.
    pub fn length(&self) -> Option<Millis> {
        self.meeting.span.map(|(start, end)| end - start)
    }

    /// The first minimum of a meeting-level measure that is not met (measures.md D5).
    pub fn meeting_limit(&self) -> Option<Reason> {
        let minimum = &self.kit.settings.minimum;
        let long = self.length().is_some_and(|length| length >= minimum.meeting_ms);
        if !long && self.total.words < minimum.meeting_words {
            Some(Reason::TooFewWords)
        } else if self.total.turns < minimum.meeting_turns {
            Some(Reason::TooFewTurns)
        } else if self.speakers() < minimum.meeting_people {
            Some(Reason::OneSpeaker)
        } else {
            None
        }
    }

    /// The first minimum of a person-level measure that is not met (measures.md D5).
    pub fn speaker_limit(&self, person: PersonId) -> Option<Reason> {
        let minimum = &self.kit.settings.minimum;
        let sums = self.of(person);
        if sums.turns < minimum.speaker_turns {
            Some(Reason::TooFewTurns)
        } else if sums.words < minimum.speaker_words {
            Some(Reason::TooFewWords)
        } else {
            None
        }
    }

    /// No cue category reads the language of this meeting: then nothing was looked for, and a count would be a lie.
    pub fn no_lexicon(&self) -> Option<Reason> {
        let language = self.meeting.table.language;
        let read = self.kit.lexicons.categories().iter().any(|category| category.language == language);
        (!read).then_some(Reason::NoLexicon)
    }

    /// Fewer than two people speak, so there is nothing between them (measures.md D1).
    pub fn one_speaker(&self) -> bool {
        self.speakers() < 2
    }

    /// People who say more than backchannels.
    fn speakers(&self) -> u64 {
        self.sums.iter().filter(|s| s.spoken_words > 0).count() as u64
    }

    /// Why measured pauses and offsets do not exist here, if they do not.
    pub fn no_offsets(&self) -> Option<Reason> {
        let facts = &self.meeting.transcript.capabilities;
        match self.meeting.timing() {
            Timing::None => Some(Reason::NoTimes),
            Timing::Starts => Some(Reason::NoEnds),
            _ if facts.resolution == Resolution::Second || facts.touching_blocks => Some(Reason::TimeResolutionCoarse),
            _ => None,
        }
    }

    /// Why silences of the group cannot be measured, if they cannot.
    pub fn no_silences(&self) -> Option<Reason> {
        match self.meeting.timing() {
            Timing::None => Some(Reason::NoTimes),
            Timing::Starts => Some(Reason::NoEnds),
            _ if self.meeting.transcript.capabilities.touching_blocks => Some(Reason::TimeResolutionCoarse),
            _ => None,
        }
    }

    /// Why overlap cannot be measured, if it cannot.
    pub fn no_overlap(&self) -> Option<Reason> {
        self.no_offsets().or_else(|| {
            let changes = self.meeting.turns.len().saturating_sub(1) as u64;
            let none = self.meeting.timeline.overlap == 0;
            let cannot = self.meeting.transcript.capabilities.overlap_possible == Some(false);
            let habit = changes >= self.kit.settings.minimum.marks_changes;
            (none && (cannot || habit)).then_some(Reason::OverlapNotRecorded)
        })
    }

    /// No backchannel and no filler in a long meeting: somebody cleaned the text.
    pub fn cleaned(&self) -> bool {
        self.total.words > self.kit.settings.minimum.clean_words
            && self.total.backchannels == 0
            && self.total.tokens == self.total.words
    }

    /// A 90 % interval of a statistic of the resampled sums.
    pub fn interval(&self, statistic: impl Fn(&[i64]) -> Option<f64>) -> Option<(f64, f64)> {
        self.resample.as_ref()?.interval_of(statistic)
    }
}

fn sums(meeting: &Meeting) -> Vec<Sums> {
    let mut sums = vec![Sums::default(); meeting.transcript.people.len()];
    for slot in &meeting.slots {
        let Some(person) = slot.speaker else { continue };
        let sum = &mut sums[person.index()];
        sum.words += u64::from(slot.words);
        sum.tokens += u64::from(slot.tokens);
        if slot.backchannel {
            sum.backchannels += 1;
        } else {
            sum.utterances += 1;
            sum.spoken_words += u64::from(slot.words);
        }
    }
    for turn in &meeting.turns {
        sums[turn.speaker.index()].turns += 1;
    }
    for (person, sum) in sums.iter_mut().enumerate() {
        sum.talk = meeting.timeline.talk(PersonId(person as u32));
    }
    sums
}

/// One row per floor turn, of which only what is not zero is given: in a turn few speak. Speech outside turns counts in
/// the turn that is running when it begins.
fn cells(meeting: &Meeting, columns: Columns) -> Vec<Cell> {
    let mut cells = Vec::with_capacity(2 * meeting.slots.len() + meeting.turns.len() + meeting.levels.len());
    let mut add = |row: u32, column: usize, value: i64| {
        if value != 0 {
            cells.push(Cell { row, column: column as u32, value });
        }
    };
    // Own overlapping utterances count once, as in the union the value is made from (measures.md D4).
    let mut reached = vec![Millis::MIN; columns.people];
    let mut current = 0;
    for &index in &meeting.order {
        let slot = &meeting.slots[index as usize];
        if slot.turn != NONE {
            current = slot.turn;
        }
        let Some(person) = slot.speaker else { continue };
        let reached = &mut reached[person.index()];
        add(current, columns.talk(person.index()), (slot.end - slot.start.max(*reached)).max(0));
        *reached = slot.end.max(*reached);
        add(current, columns.words(person.index()), i64::from(slot.words));
    }
    for (turn, number) in meeting.turns.iter().zip(0..) {
        add(number, columns.turns(turn.speaker.index()), 1);
    }
    for set in &meeting.levels {
        let count = set.has.iter().filter(|has| **has).count() as i64;
        for (level, _) in set.has.iter().enumerate().filter(|(_, has)| **has) {
            add(set.turn, columns.profile(level), TWELFTHS / count);
        }
        if count == 0 {
            add(set.turn, columns.profile(4), TWELFTHS);
        }
    }
    cells
}

/// Seed of the resample: the first eight bytes of BLAKE3 over the prepared utterances (measures.md D6).
fn seed(meeting: &Meeting) -> u64 {
    let mut hasher = blake3::Hasher::new();
    let mut numbers = Vec::with_capacity(meeting.slots.len() * 20);
    // Relative to the first moment, so that a shifted recording gives the same intervals.
    let first = meeting.slots.iter().map(|slot| slot.start).min().unwrap_or(0);
    for slot in &meeting.slots {
        numbers.extend(slot.speaker.map_or(u32::MAX, |p| p.0).to_le_bytes());
        numbers.extend((slot.start - first).to_le_bytes());
        numbers.extend((slot.end - first).to_le_bytes());
    }
    hasher.update(&numbers);
    hasher.update(meeting.transcript.text.as_bytes());
    let mut first = [0; 8];
    first.copy_from_slice(&hasher.finalize().as_bytes()[..8]);
    u64::from_le_bytes(first)
}

/// Both bounds of an interval times a factor.
pub fn scale((low, high): (f64, f64), factor: f64) -> (f64, f64) {
    (low * factor, high * factor)
}
