//! A prepared meeting and its readings as document v1.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::kit::Kit;
use crate::lexicon::Category;
use crate::measure::{self, MEASURES, Reading, Scope, Status, cue_definitions};
use crate::meeting::{Meeting, NONE};
use crate::series::course_definition;
use crate::transcript::{Capabilities, Millis, PersonId, Timing};

use super::constants::Constants;
use super::v1;

/// Milliseconds as seconds.
fn seconds(millis: Millis) -> f64 {
    millis as f64 / 1000.0
}

/// Names of the people of a transcript, shared by all rows.
fn names(meeting: &Meeting) -> Vec<v1::Name> {
    meeting.transcript.people.iter().map(|p| Arc::from(p.name.as_str())).collect()
}

/// The document of one meeting. `team`, `id`, `date` and `source` are known to the run only.
pub fn from_meeting(
    meeting: &Meeting,
    readings: Vec<Reading>,
    kit: &Kit,
    place: (v1::Name, v1::Name, Option<String>, String),
) -> v1::Meeting {
    let names = names(meeting);
    let (team, id, date, source) = place;
    let writer = Writer { meeting, kit, names: &names };
    v1::Meeting {
        onderstroom: "1".into(),
        team,
        people: writer.people(),
        agenda: meeting.transcript.agenda.clone(),
        utterances: writer.utterances(),
        silences: writer.silences(),
        cues: writer.cues(),
        events: writer.events(),
        responses: writer.responses(),
        ignored_contributions: meeting.ignored.clone(),
        questions_left: meeting.questions_left.clone(),
        idea_migration: None,
        segments: None,
        summary: writer.summary(readings, id, date, source),
    }
}

struct Writer<'a> {
    meeting: &'a Meeting,
    kit: &'a Kit,
    names: &'a [v1::Name],
}

impl Writer<'_> {
    fn name(&self, person: PersonId) -> v1::Name {
        self.names[person.index()].clone()
    }

    fn category(&self, id: crate::lexicon::CategoryId) -> &Category {
        &self.kit.lexicons.categories()[id.0 as usize]
    }

    fn people(&self) -> Vec<v1::Person> {
        let people = self.meeting.transcript.people.iter().zip(self.names);
        people.map(|(p, name)| v1::Person { name: name.clone(), role: p.role, labels: vec![p.label.clone()] }).collect()
    }

    fn summary(&self, readings: Vec<Reading>, id: v1::Name, date: Option<String>, source: String) -> v1::MeetingSummary {
        let meeting = self.meeting;
        let timing = meeting.timing();
        v1::MeetingSummary {
            id,
            date,
            source,
            format: meeting.transcript.format.into(),
            timing,
            capabilities: Capabilities { verbatim: self.verbatim(), ..meeting.transcript.capabilities },
            language: Cow::Owned(meeting.table.language.as_str().to_owned()),
            roster_known: meeting.transcript.roster.is_some(),
            leader: meeting.transcript.leader.map(|p| self.name(p)),
            present: meeting.people().into_iter().map(|p| self.name(p)).collect(),
            roster_doubts: meeting.transcript.doubted.iter().map(|name| name.as_str().into()).collect(),
            duration_s: meeting.span.map(|(start, end)| seconds(end - start)),
            words: meeting.slots.iter().map(|s| u64::from(s.words)).sum(),
            utterances: meeting.slots.len() as u64,
            turns: meeting.turns.len() as u64,
            metadata: meeting.transcript.metadata.clone(),
            user_events: meeting.transcript.events.clone(),
            notices: meeting.transcript.notices.clone(),
            readings: readings.into_iter().map(|r| self.reading(r, timing)).collect(),
        }
    }

    /// Listening sounds and fillers stand in the text; `None` when it is too short to tell (measures.md §1.2).
    fn verbatim(&self) -> Option<bool> {
        let slots = &self.meeting.slots;
        let heard = slots.iter().any(|slot| slot.backchannel || slot.tokens > slot.words);
        let words: u64 = slots.iter().map(|slot| u64::from(slot.words)).sum();
        (heard || words > self.kit.settings.minimum.clean_words).then_some(heard)
    }

    fn reading(&self, reading: Reading, timing: Timing) -> v1::Reading {
        let (scope, subject, other) = match reading.scope {
            Scope::Meeting => ("meeting", None, None),
            Scope::Speaker(person) => ("speaker", Some(self.name(person)), None),
            Scope::Pair(a, b) => ("pair", Some(self.name(a)), Some(self.name(b))),
        };
        let basis = if !reading.basis.is_empty() {
            reading.basis
        } else if timing == Timing::None {
            "text"
        } else {
            timing.as_str()
        };
        v1::Reading {
            measure: reading.measure,
            scope: scope.into(),
            subject,
            other,
            level: reading.level.as_str().into(),
            value: reading.raw.filter(|_| reading.status == Status::Ok),
            raw: reading.raw,
            unit: reading.unit.into(),
            interval: reading.interval,
            n: reading.n,
            n_unit: reading.n_unit.into(),
            basis: basis.into(),
            status: reading.status.as_str().into(),
            reason: reading.reason.map(|r| r.as_str().into()),
            flags: reading.flags,
            evidence: reading.evidence,
        }
    }

    fn utterances(&self) -> Vec<v1::Utterance> {
        let meeting = self.meeting;
        let timed = meeting.timing() != Timing::None;
        let mut rows: Vec<v1::Utterance> = Vec::with_capacity(meeting.slots.len());
        for (index, slot) in meeting.slots.iter().enumerate() {
            let sentences = meeting.table.sentences_by_utterance[index].clone();
            let kinds = &meeting.questions.types[sentences.start as usize..sentences.end as usize];
            let question = kinds.iter().rev().find_map(|k| *k);
            rows.push(v1::Utterance {
                index: index as u32,
                speaker: slot.speaker.map(|p| self.name(p)),
                start: timed.then(|| seconds(slot.start)),
                end: timed.then(|| seconds(slot.end)),
                estimated_end: slot.estimated,
                text: Some(meeting.transcript.text_of(index).to_owned()),
                words: slot.words,
                turn: (slot.turn != NONE).then_some(slot.turn),
                backchannel: slot.backchannel,
                question: question.map(|q| q.as_str().into()),
                overlap: None,
                uptake: None,
                cues: Vec::new(),
            });
        }
        for event in &meeting.events {
            rows[event.utterance as usize].overlap = Some(event.kind.as_str().into());
        }
        for cue in &meeting.cues {
            let id = &self.category(cue.category).id;
            let cues = &mut rows[cue.utterance as usize].cues;
            if !cues.iter().any(|c| c == id) {
                cues.push(Cow::Owned(id.clone()));
            }
        }
        rows
    }

    fn silences(&self) -> Vec<v1::Silence> {
        let silence = |s: &crate::meeting::Silence| v1::Silence {
            start: seconds(s.at.start),
            length_s: seconds(s.at.length()),
            after: s.after,
            kind: s.kind.as_str().into(),
        };
        self.meeting.timeline.silences.iter().map(silence).collect()
    }

    fn cues(&self) -> Vec<v1::Cue> {
        let cue = |hit: &crate::lexicon::CueHit| {
            let utterance = self.meeting.transcript.utterances[hit.utterance as usize].text;
            let sentence = self.meeting.table.sentences[hit.sentence as usize].span;
            let within = |at: u32| at.saturating_sub(utterance.start);
            v1::Cue {
                category: Cow::Owned(self.category(hit.category).id.clone()),
                rule: u32::from(hit.rule),
                utterance: hit.utterance,
                speaker: self.meeting.slots[hit.utterance as usize].speaker.map(|p| self.name(p)),
                strength: hit.strength,
                polarity: if hit.turned { "negated" } else { "plain" }.into(),
                span: (within(hit.span.start), within(hit.span.end)),
                text: Some(self.meeting.transcript.slice(sentence).trim().to_owned()),
                sentence: (within(sentence.start), within(sentence.end)),
            }
        };
        self.meeting.cues.iter().map(cue).collect()
    }

    fn events(&self) -> Vec<v1::Event> {
        // What no reading may count, no picture or list may count either.
        let countable = measure::no_interruptions(self.meeting, self.kit).is_none();
        let event = |e: &crate::meeting::FloorEvent| v1::Event {
            kind: e.kind.as_str().into(),
            utterance: e.utterance,
            over: e.over,
            start: e.start.map(seconds),
            cut: e.cut.map(seconds),
            by: Some(self.name(e.by)),
            of: Some(self.name(e.of)),
            overlap_s: e.overlap.map(seconds),
            evidence: e.evidence.words().into_iter().map(Cow::Borrowed).collect(),
            confidence: e.confidence,
            counted: countable && e.counts(self.kit.settings.floor.event_confidence),
        };
        self.meeting.events.iter().map(event).collect()
    }

    fn responses(&self) -> Vec<v1::Response> {
        let response = |r: &crate::meeting::Response| v1::Response {
            utterance: r.utterance,
            category: Cow::Owned(self.category(r.category).id.clone()),
            speaker: Some(self.name(r.speaker)),
            by: r.by.map(|(p, _)| self.name(p)),
            by_role: r.by.and_then(|(p, _)| self.meeting.transcript.people[p.index()].role),
            by_utterance: r.by.map(|(_, u)| u),
            response: r.kinds.iter().map(|k| Cow::Borrowed(k.as_str())).collect(),
        };
        self.meeting.responses.iter().map(response).collect()
    }
}

/// The definitions of all measures and the categories of all lexicons, in a language.
pub fn definitions(kit: &Kit, language: &str) -> (BTreeMap<String, v1::Definition>, BTreeMap<String, v1::Category>) {
    let constants = Constants::of(&kit.settings, language);
    let mut definitions: BTreeMap<String, v1::Definition> = MEASURES
        .iter()
        .flat_map(|measure| measure.definitions)
        .map(|d| {
            let row = v1::Definition {
                title: d.title.of(language).to_owned(),
                question: d.question.of(language).to_owned(),
                formula: d.formula.of(language).to_owned(),
                caution: constants.fill(d.caution.of(language)),
                level: d.level.as_str().into(),
                unit: d.unit.into(),
                minimum: d.minimum.of(language).to_owned(),
                source: d.source.to_owned(),
            };
            (d.id.to_owned(), row)
        })
        .collect();
    let mut categories = BTreeMap::new();
    for (id, same) in kit.lexicons.by_id() {
        let Some(category) = kit.lexicons.described(id, language) else { continue };
        definitions.extend(cue_definitions(category, language));
        // Measured only when it was for every language that is read under the id.
        let validated = same.iter().all(|category| category.validated.is_some());
        categories.insert(id.to_owned(), v1::Category { validated, ..category_row(category, language) });
    }
    let fewest = kit.settings.series.trend_min;
    let courses: Vec<_> = definitions.iter().map(|(id, base)| course_definition(id, base, fewest, language)).collect();
    definitions.extend(courses);
    // How it is computed and the smallest sample are our own words; a category's caution may be a user's, braces and all.
    for definition in definitions.values_mut() {
        definition.formula = constants.fill(&definition.formula);
        definition.minimum = constants.fill(&definition.minimum);
    }
    (definitions, categories)
}

fn category_row(category: &Category, language: &str) -> v1::Category {
    let english = language == "en";
    let pick = |nl: &str, en: &str| if english { en.to_owned() } else { nl.to_owned() };
    v1::Category {
        level: category.level.as_str().into(),
        title: pick(&category.title_nl, &category.title_en),
        definition: pick(&category.definition_nl, &category.definition),
        question: pick(&category.question_nl, &category.question_en),
        caution: pick(&category.caution_nl, &category.caution),
        level_evidence: category.level_evidence,
        validated: category.validated.is_some(),
    }
}
