//! Invented teams as documents: any number of people and meetings, the same bytes for the same plan. Charts, report and
//! tables are tried on these; the readings follow from the invented utterances, so they agree with each other.

use std::sync::Arc;

use onderstroom::document::v1::*;

/// What to invent.
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
        middle * (normal * 1.1).exp()
    }
}

const NAMES: [&str; 40] = [
    "Annelies",
    "Bram",
    "Çağla",
    "Daan",
    "Esther",
    "Fatima",
    "Gijs",
    "Hanneke",
    "Ibrahim",
    "Jolien",
    "Koen",
    "Lotte",
    "Marloes",
    "Niels",
    "Oumaima",
    "Pieter-Jan",
    "Quirine",
    "Ruben",
    "Sanne de Vries",
    "Thijs",
    "Umut",
    "Veerle",
    "Wouter",
    "Xandra",
    "Yara",
    "Zoë",
    "Anouk",
    "Bas",
    "Carlijn",
    "Dirk",
    "Eva",
    "Floor",
    "Geert",
    "Hugo",
    "Imke",
    "Jasper",
    "Karin",
    "Lars",
    "Mees",
    "Noor",
];

const HOSTILE: [&str; 10] = [
    "Jonkvrouw Maria-Wilhelmina van den Heuvel-Oosterwijk (notulist)",
    "<script>alert('x')</script> & \"co\"",
    "Bram\u{1b}[31m rood\u{0}\u{fffe}",
    "\u{202e}moorD naaD",
    "王小明",
    "Ahmed عبد الرحمن",
    "Z\u{335}\u{321}\u{34e}a\u{334}\u{322}lgo\u{335}\u{343}",
    "👩‍👩‍👧‍👦 Familie de Boer",
    "Aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "{name} ]]> --> &amp;",
];

/// Category, its level, title and sentences.
type Sort = (&'static str, &'static str, &'static str, &'static [&'static str]);

const SORTS: [Sort; 8] = [
    ("recognition", "relation", "Erkenning", &["Ik zie hoeveel werk jij hierin hebt gestoken.", "Dat heb je sterk gedaan."]),
    ("care", "relation", "Zorg", &["Hoe gaat het nu eigenlijk met jou?", "Wat heb jij hierin van ons nodig?"]),
    (
        "dare",
        "relation",
        "Uitdagen",
        &["Ik denk dat jij dit kunt, probeer het eens.", "Durf jij dit volgende week zelf te brengen?"],
    ),
    ("conflict_naming", "relation", "Benoemen wat wringt", &["Er hangt iets tussen ons, zullen we dat benoemen?"]),
    (
        "vulnerability",
        "feeling",
        "Woorden over kwetsbaarheid",
        &["Ik merk dat ik me inhoud.", "Ik weet het eerlijk gezegd niet meer."],
    ),
    ("irritation", "feeling", "Woorden over irritatie", &["Ik word hier zo langzamerhand moe van."]),
    ("almost_said", "feeling", "Bijna gezegd", &["Ik wou nog iets zeggen, maar laat maar."]),
    ("strain", "feeling", "Woorden over werkdruk", &["Ik loop al weken achter de feiten aan en ik slaap er slecht van."]),
];

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

fn name(plan: &Plan, index: usize) -> Name {
    if plan.hostile && index < HOSTILE.len() {
        return HOSTILE[index].into();
    }
    NAMES.get(index).map_or_else(|| format!("Spreker {}", index + 1).into(), |n| Arc::from(*n))
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

    fn readings(&self, present: &[usize], meeting: &mut Meeting) {
        let mut readings = Vec::new();
        let words: Vec<f64> = self.people.iter().map(|p| sum(meeting, p, |u| f64::from(u.words))).collect();
        let time: Vec<f64> =
            self.people.iter().map(|p| sum(meeting, p, |u| u.end.unwrap_or(0.0) - u.start.unwrap_or(0.0))).collect();
        let all_words = words.iter().sum::<f64>().max(1.0);
        let all_time = time.iter().sum::<f64>().max(1.0);
        for (i, person) in self.people.iter().enumerate() {
            let own: Vec<&Utterance> = meeting.utterances.iter().filter(|u| u.speaker.as_ref() == Some(person)).collect();
            let turns = own.iter().filter(|u| !u.backchannel).count();
            let state = match (present.contains(&i), turns, own.len()) {
                (false, ..) if self.plan.roster => "absent",
                (_, 1.., _) => "spoke",
                (_, 0, 1..) => "backchannel_only",
                _ if self.plan.roster => "silent_present",
                _ => "not_heard",
            };
            let mut presence = reading("presence_state", person, None, "word");
            presence.flags = vec![format!("presence_state={state}").into()];
            readings.push(presence);
            if state == "absent" || state == "not_heard" {
                continue;
            }
            let share = reading("word_share", person, Some(words[i] / all_words), "ratio");
            readings.push(weak_below(share, turns, 5));
            let share = with_interval(reading("talk_share", person, Some(time[i] / all_time), "ratio"));
            readings.push(self.untimed(weak_below(share, turns, 5)));
            let streak = streak(meeting, person);
            readings.push(self.untimed(reading("silence_streak_s", person, Some(streak), "s")));
        }
        readings.extend(pairs(meeting));
        readings.extend(levels(meeting));
        meeting.summary.readings = readings;
    }

    fn untimed(&self, mut reading: Reading) -> Reading {
        if !self.plan.timed {
            (reading.value, reading.raw, reading.interval) = (None, None, None);
            (reading.status, reading.reason) = ("not_measurable".into(), Some("no_times".into()));
        }
        reading
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

fn sum(meeting: &Meeting, person: &Name, of: impl Fn(&Utterance) -> f64) -> f64 {
    meeting.utterances.iter().filter(|u| u.speaker.as_ref() == Some(person)).map(of).sum()
}

fn reading(measure: &'static str, person: &Name, value: Option<f64>, unit: &'static str) -> Reading {
    Reading {
        measure: measure.into(),
        scope: "speaker".into(),
        subject: Some(person.clone()),
        value,
        raw: value,
        unit: unit.into(),
        status: "ok".into(),
        ..Reading::default()
    }
}

fn weak_below(mut reading: Reading, turns: usize, least: usize) -> Reading {
    if turns < least {
        (reading.value, reading.interval) = (None, None);
        (reading.status, reading.reason) = ("low_sample".into(), Some("too_few_turns".into()));
    }
    reading
}

fn with_interval(mut reading: Reading) -> Reading {
    reading.interval = reading.value.map(|v| Interval {
        low: (v * 0.75).max(0.0),
        high: (v * 1.3).min(1.0),
        level: 0.9,
        method: IntervalMethod::TurnBlockBootstrap,
    });
    reading
}

fn streak(meeting: &Meeting, person: &Name) -> f64 {
    let end = meeting.utterances.iter().filter_map(|u| u.end).fold(0.0, f64::max);
    let (mut longest, mut heard) = (0.0_f64, 0.0);
    for u in meeting.utterances.iter().filter(|u| !u.backchannel && u.speaker.as_ref() == Some(person)) {
        longest = longest.max(u.start.unwrap_or(0.0) - heard);
        heard = u.end.unwrap_or(0.0);
    }
    longest.max(end - heard)
}

fn pairs(meeting: &Meeting) -> Vec<Reading> {
    let mut out: Vec<Reading> = Vec::new();
    for event in &meeting.events {
        let (Some(by), Some(of)) = (&event.by, &event.of) else { continue };
        match out.iter_mut().find(|r| r.subject.as_ref() == Some(by) && r.other.as_ref() == Some(of)) {
            Some(known) => {
                known.raw = known.raw.map(|v| v + 1.0);
                known.value = known.raw;
                known.evidence.push(event.utterance);
            }
            None => out.push(Reading {
                scope: "pair".into(),
                other: Some(of.clone()),
                evidence: vec![event.utterance],
                ..reading("interruption_matrix", by, Some(1.0), "count")
            }),
        }
    }
    out
}

fn levels(meeting: &Meeting) -> Vec<Reading> {
    let turns = meeting.summary.turns.max(1) as f64;
    let count =
        |level: &str| meeting.cues.iter().filter(|c| SORTS.iter().any(|s| s.0 == c.category && s.1 == level)).count() as f64;
    let (relation, feeling) = (count("relation") / turns, count("feeling") / turns);
    let rest = 1.0 - relation - feeling;
    let tilt = (meeting.summary.turns % 7) as f64 / 70.0;
    let shares =
        [("content", rest * (0.38 + tilt)), ("process", rest * (0.24 - tilt / 2.0)), ("other", rest * (0.38 - tilt / 2.0))];
    let all = shares.into_iter().chain([("relation", relation), ("feeling", feeling)]);
    all.map(|(of, share)| Reading {
        measure: "level_share".into(),
        scope: "meeting".into(),
        value: Some(share),
        raw: Some(share),
        unit: "ratio".into(),
        status: "ok".into(),
        flags: vec![format!("of={of}").into()],
        ..Reading::default()
    })
    .collect()
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
            sentence: "Iemand zegt iets over zichzelf, en het gesprek gaat door over het agendapunt.".into(),
            question: "Wat was hier nodig?".into(),
            level: Some("feeling".into()),
        })
        .collect()
}
