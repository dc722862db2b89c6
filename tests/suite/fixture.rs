//! Invented teams as documents: any number of people and meetings, the same bytes for the same plan. Charts, report and
//! tables are tried on these; the readings follow from the invented utterances, so they agree with each other.

mod cast;
mod readings;

use onderstroom::document::v1::*;

use cast::{SORTS, Sort, name};

/// What to invent.
// Each is one thing a source may or may not give; together they are the corners to try.
#[allow(clippy::struct_excessive_bools)]
#[derive(Debug, Clone)]
pub struct Plan {
    pub people: usize,
    pub meetings: usize,
    pub seed: u64,
    /// Length of a meeting in minutes.
    pub minutes: f64,
    /// Share of the turns with a relation or feeling cue.
    pub undercurrent: f64,
    /// Times are known.
    pub timed: bool,
    /// Dates are known.
    pub dated: bool,
    /// Attendance is known.
    pub roster: bool,
    /// Names with markup, control characters, other scripts and sixty letters.
    pub hostile: bool,
    /// Some meetings hold nothing to measure, some too little.
    pub gaps: bool,
    /// Days between meetings.
    pub every: i64,
}

impl Default for Plan {
    fn default() -> Self {
        Plan {
            people: 8,
            meetings: 12,
            seed: 7,
            minutes: 45.0,
            undercurrent: 0.06,
            timed: true,
            dated: true,
            roster: true,
            hostile: false,
            gaps: false,
            every: 14,
        }
    }
}

/// A run of one team with its meetings in full.
pub struct Fixture {
    pub run: Run,
    pub meetings: Vec<Meeting>,
}

impl Fixture {
    pub fn team(&self) -> &Team {
        &self.run.teams[0]
    }
}

/// A small source of numbers that is the same everywhere (splitmix64).
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }
    /// From 0 up to 1.
    fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }
    fn chance(&mut self, p: f64) -> bool {
        self.unit() < p
    }
    fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }
    /// Long-tailed, around `middle`.
    fn length(&mut self, middle: f64) -> f64 {
        let normal = (0..6).map(|_| self.unit()).sum::<f64>() - 3.0;
        // A cube instead of an exponential: the same bits on every machine.
        let root = (1.0 + 0.36 * normal).max(0.35);
        middle * root * root * root
    }
}

/// Invents a run.
pub fn invent(plan: &Plan) -> Fixture {
    let mut dice = Dice(plan.seed);
    let people: Vec<Name> = (0..plan.people).map(|i| name(plan, i)).collect();
    let weights: Vec<f64> = (0..plan.people).map(|i| dice.length(1.0) / (1.0 + i as f64 * 0.22)).collect();
    let meetings: Vec<Meeting> =
        (0..plan.meetings).map(|at| Inventor { plan, people: &people, weights: &weights, at }.meeting(&mut dice)).collect();
    let moments = moments(plan, &meetings);
    let person = |n: &Name| Person { name: n.clone(), role: None, labels: vec![n.to_string()] };
    let team = Team {
        id: "mt-wonen".into(),
        team: "MT Wonen".into(),
        people: people.iter().map(person).collect(),
        meetings: meetings.iter().map(|m| m.summary.clone()).collect(),
        series: readings::series(&people, &meetings),
        moments,
        ..Team::default()
    };
    let category = |(id, level, title, _): Sort| {
        let category = Category { level: level.into(), title: title.into(), level_evidence: true, ..Category::default() };
        (id.to_owned(), category)
    };
    let run = Run {
        onderstroom: "1".into(),
        language: "nl".into(),
        audience: "coach".into(),
        categories: SORTS.into_iter().map(category).collect(),
        teams: vec![team],
        ..Run::default()
    };
    Fixture { run, meetings }
}

struct Inventor<'a> {
    plan: &'a Plan,
    people: &'a [Name],
    weights: &'a [f64],
    at: usize,
}

impl Inventor<'_> {
    fn meeting(&self, dice: &mut Dice) -> Meeting {
        let mut present: Vec<usize> = (0..self.people.len()).filter(|&i| i < 2 || !dice.chance(0.1)).collect();
        if present.is_empty() {
            present.push(0);
        }
        let mut meeting = Meeting { onderstroom: "1".into(), team: "mt-wonen".into(), ..Meeting::default() };
        self.talk(dice, &present, &mut meeting);
        self.floor(dice, &mut meeting);
        self.summary(&present, &mut meeting);
        self.readings(&present, &mut meeting);
        meeting
    }

    fn talk(&self, dice: &mut Dice, present: &[usize], meeting: &mut Meeting) {
        let (mut clock, mut turn, mut last) = (2.0, 0_u32, usize::MAX);
        while clock < self.plan.minutes * 60.0 {
            // Who sits at the end of a large team now and then says nothing.
            let quiet = |i: usize| i > 1 && (i * 7 + self.at * 5).is_multiple_of(11);
            let candidates: Vec<usize> =
                present.iter().copied().filter(|&i| (i != last || present.len() == 1) && !quiet(i)).collect();
            let Some(&who) = pick(dice, &candidates, self.weights) else { break };
            let length = dice.length(9.0).clamp(1.2, 150.0);
            let index = meeting.utterances.len() as u32;
            let cue = dice.chance(self.plan.undercurrent).then(|| SORTS[dice.below(SORTS.len())]);
            let text = cue.map_or("We nemen dit punt mee naar volgende week.", |(.., texts)| texts[dice.below(texts.len())]);
            meeting.utterances.push(self.utterance(index, who, (clock, clock + length), text, Some(turn)));
            if let Some((category, ..)) = cue {
                meeting.cues.push(self.cue(index, who, category, text));
            }
            clock += length;
            turn += 1;
            if dice.chance(0.2) && present.len() > 1 {
                let other = present[dice.below(present.len())];
                let index = meeting.utterances.len() as u32;
                let mut hm = self.utterance(index, other, (clock - 1.0, clock - 0.4), "hm", None);
                hm.backchannel = true;
                meeting.utterances.push(hm);
            }
            if dice.chance(0.08) {
                let silence = 2.0 + dice.length(6.0).min(40.0);
                let after = meeting.utterances.len() as u32 - 1;
                meeting.silences.push(Silence { start: clock, length_s: silence, after, kind: "other".into() });
                clock += silence;
            } else {
                clock += 0.3;
            }
            last = who;
        }
    }

    fn utterance(&self, index: u32, who: usize, (start, end): (f64, f64), text: &str, turn: Option<u32>) -> Utterance {
        let time = |t: f64| self.plan.timed.then_some((t * 1000.0).round() / 1000.0);
        let words = ((end - start) * 2.6).round().max(1.0) as u32;
        let speaker = Some(self.people[who].clone());
        let text = Some(text.to_owned());
        Utterance { index, speaker, start: time(start), end: time(end), text, words, turn, ..Utterance::default() }
    }

    fn cue(&self, utterance: u32, who: usize, category: &'static str, text: &str) -> Cue {
        Cue {
            category: category.into(),
            rule: 1,
            utterance,
            speaker: Some(self.people[who].clone()),
            strength: 2,
            polarity: "plain".into(),
            span: (0, 3),
            text: Some(text.to_owned()),
            sentence: (0, text.len() as u32),
        }
    }

    fn floor(&self, dice: &mut Dice, meeting: &mut Meeting) {
        let turns: Vec<&Utterance> = meeting.utterances.iter().filter(|u| !u.backchannel).collect();
        let mut events = Vec::new();
        for pair in turns.windows(2) {
            if pair[0].speaker == pair[1].speaker || !dice.chance(0.05) {
                continue;
            }
            let kind = if dice.chance(0.7) { "interruption_successful" } else { "interruption_unsuccessful" };
            events.push(Event {
                kind: kind.into(),
                utterance: pair[1].index,
                over: pair[0].index,
                start: pair[1].start,
                cut: pair[0].end,
                by: pair[1].speaker.clone(),
                of: pair[0].speaker.clone(),
                overlap_s: self.plan.timed.then_some(0.6),
                evidence: vec![if self.plan.timed { "overlap" } else { "mark" }.into()],
                confidence: Some(0.52),
                counted: true,
            });
        }
        meeting.events = events;
        if !self.plan.timed {
            meeting.silences.clear();
        }
    }

    fn summary(&self, present: &[usize], meeting: &mut Meeting) {
        let id = format!("overleg-{:03}", self.at + 1);
        let day = jiff::civil::date(2026, 1, 10).checked_add(jiff::Span::new().days(self.at as i64 * self.plan.every)).unwrap();
        let utterances = &meeting.utterances;
        let end = utterances.iter().filter_map(|u| u.end).fold(0.0, f64::max);
        let spoke = |i: &usize| utterances.iter().any(|u| u.speaker.as_ref() == Some(&self.people[*i]));
        meeting.summary = MeetingSummary {
            id: id.as_str().into(),
            date: self.plan.dated.then(|| day.to_string()),
            source: format!("{id}.vtt"),
            format: "teams-vtt".into(),
            timing: if self.plan.timed { Timing::Utterances } else { Timing::None },
            language: "nl".into(),
            roster_known: self.plan.roster,
            present: present.iter().filter(|i| self.plan.roster || spoke(i)).map(|&i| self.people[i].clone()).collect(),
            duration_s: self.plan.timed.then_some(end),
            words: utterances.iter().map(|u| u64::from(u.words)).sum(),
            utterances: utterances.len() as u64,
            turns: utterances.iter().filter(|u| !u.backchannel).count() as u64,
            ..MeetingSummary::default()
        };
    }
}

fn pick<'a>(dice: &mut Dice, candidates: &'a [usize], weights: &[f64]) -> Option<&'a usize> {
    let total: f64 = candidates.iter().map(|&i| weights[i]).sum();
    let mut left = dice.unit() * total;
    candidates.iter().find(|&&i| {
        left -= weights[i];
        left <= 0.0
    })
}

fn moments(plan: &Plan, meetings: &[Meeting]) -> Vec<Moment> {
    let step = (plan.meetings / 5).max(1);
    let found = meetings
        .iter()
        .step_by(step)
        .flat_map(|m| m.cues.iter().take(if plan.meetings == 1 { 5 } else { 1 }).map(move |c| (m, c)));
    found
        .take(5)
        .map(|(meeting, cue)| Moment {
            meeting: meeting.summary.id.clone(),
            utterances: (cue.utterance, cue.utterance + 3),
            at: cue.utterance,
            kinds: vec!["cue_and_answer".into()],
            speaker: cue.speaker.clone(),
            quote: cue.text.clone(),
            sentence: "Iemand zegt iets over zichzelf, en het gesprek gaat door over het agendapunt.".into(),
            question: "Wat was hier nodig?".into(),
            level: Some("feeling".into()),
        })
        .collect()
}
