//! Moments: places where the undercurrent may have surfaced, each with its lines (measures.md §4). They need no
//! minimum and no statistics; they are invitations to look, ranked by how many kinds of evidence meet.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::moment_words;
use crate::document::v1;
use crate::settings;

/// Kinds of evidence, in the order in which they are worded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Withdrawn,
    TensionAndLeader,
    CueAndAnswer,
    SilenceAfter,
    NoReaction,
    QuestionLeft,
}

impl Kind {
    const ALL: [Self; 6] =
        [Self::Withdrawn, Self::TensionAndLeader, Self::CueAndAnswer, Self::SilenceAfter, Self::NoReaction, Self::QuestionLeft];

    fn as_str(self) -> &'static str {
        match self {
            Self::Withdrawn => "withdrawn",
            Self::TensionAndLeader => "tension_and_leader",
            Self::CueAndAnswer => "cue_and_answer",
            Self::SilenceAfter => "silence_after",
            Self::NoReaction => "no_reaction",
            Self::QuestionLeft => "question_left",
        }
    }
}

/// Title and level of a cue category.
pub type Titles<'a> = &'a dyn Fn(&str) -> Option<(String, Cow<'static, str>)>;

/// One piece of evidence.
#[derive(Debug, Clone)]
struct Point {
    meeting: usize,
    utterance: u32,
    /// Floor turn in which it lies.
    turn: u32,
    last: u32,
    kind: Kind,
    category: Option<String>,
    silence_s: Option<f64>,
    response: Vec<Cow<'static, str>>,
    by: Option<v1::Name>,
}

impl Point {
    /// What the answer did first.
    fn answer(&self) -> &str {
        self.response.first().map_or("nothing", |word| &**word)
    }
}

/// Points that lie within reach of one another, and the one they turn on.
struct Cluster<'a> {
    centre: &'a Point,
    points: &'a [Point],
    kinds: Vec<Kind>,
}

/// The moments of a run, at most `most`; meetings are in order of date.
pub fn moments(meetings: &[v1::Meeting], categories: Titles<'_>, settings: &settings::Moment, english: bool) -> Vec<v1::Moment> {
    let points: Vec<Vec<Point>> = meetings.iter().enumerate().map(|(at, meeting)| points(at, meeting, settings)).collect();
    let may_lead = |c: &Cluster<'_>, own: &[Point]| c.centre.kind != Kind::QuestionLeft || own.len() < 4;
    let mut clusters: Vec<Cluster<'_>> =
        points.iter().flat_map(|own| clusters(own, settings.reach).filter(|c| may_lead(c, own))).collect();
    clusters.sort_by_key(|c| (std::cmp::Reverse(c.kinds.len()), c.centre.kind, c.centre.meeting, c.centre.utterance));
    let one_a_person = meetings.len() >= settings.per_person_from;
    let mut chosen: Vec<&Cluster<'_>> = Vec::new();
    for cluster in &clusters {
        let speaker = |p: &Point| meetings[p.meeting].utterances[p.utterance as usize].speaker.clone();
        let same = |other: &&&Cluster<'_>| other.centre.meeting == cluster.centre.meeting;
        let near = chosen.iter().filter(same).any(|o| o.centre.turn.abs_diff(cluster.centre.turn) <= settings.reach);
        let full = chosen.iter().filter(same).count() >= settings.per_meeting && meetings.len() > 1;
        let own = speaker(cluster.centre);
        let again = one_a_person && own.is_some() && chosen.iter().any(|o| speaker(o.centre) == own);
        if !near && !full && !again && chosen.len() < settings.most {
            chosen.push(cluster);
        }
    }
    chosen.sort_by_key(|c| (c.centre.meeting, c.centre.utterance));
    let mut told = Told::default();
    chosen.into_iter().map(|c| worded(c, &meetings[c.centre.meeting], categories, &mut told, english)).collect()
}

/// What was found in a meeting, in order of turn.
fn points(at: usize, meeting: &v1::Meeting, settings: &settings::Moment) -> Vec<Point> {
    let turns = turns(meeting);
    let point = |utterance: u32, kind| Point {
        meeting: at,
        utterance,
        turn: turns[utterance as usize],
        last: utterance,
        kind,
        category: None,
        silence_s: None,
        response: Vec::new(),
        by: None,
    };
    let mut points: Vec<Point> = Vec::new();
    for response in &meeting.responses {
        let kind = match (&*response.category, &response.by, &meeting.summary.leader) {
            ("almost_said", ..) => Kind::Withdrawn,
            ("tension" | "irritation", Some(by), Some(leader)) if by == leader => Kind::TensionAndLeader,
            _ => Kind::CueAndAnswer,
        };
        points.push(Point {
            last: response.by_utterance.unwrap_or(response.utterance),
            category: Some(response.category.to_string()),
            response: response.response.clone(),
            by: response.by.clone(),
            ..point(response.utterance, kind)
        });
    }
    let asked = |kind: &str| matches!(kind, "after_question" | "after_decision_request");
    let cues: BTreeSet<u32> = meeting.responses.iter().map(|r| r.utterance).collect();
    for silence in &meeting.silences {
        let long = silence.length_s * 1000.0 >= settings.silence as f64 && silence.kind != "recording_gap";
        if long && (asked(&silence.kind) || cues.contains(&silence.after)) {
            points.push(Point { silence_s: Some(silence.length_s), ..point(silence.after, Kind::SilenceAfter) });
        }
    }
    points.extend(meeting.ignored_contributions.iter().map(|&u| point(u, Kind::NoReaction)));
    points.extend(meeting.questions_left.iter().map(|&u| point(u, Kind::QuestionLeft)));
    points.sort_by_key(|p| (p.turn, p.utterance, p.kind));
    points
}

/// For every utterance the floor turn it lies in, backchannels included.
fn turns(meeting: &v1::Meeting) -> Vec<u32> {
    let mut current = 0;
    meeting
        .utterances
        .iter()
        .map(|u| {
            current = u.turn.unwrap_or(current);
            current
        })
        .collect()
}

/// The cluster around each point of a meeting: what lies in its turn and the next `reach`. One window slides over the
/// points, which stand in order of turn, so that many points in few turns cost no more than few.
fn clusters(points: &[Point], reach: u32) -> impl Iterator<Item = Cluster<'_>> {
    let (mut from, mut to) = (0, 0);
    let mut inside = [0_usize; Kind::ALL.len()];
    points.iter().map(move |centre| {
        while to < points.len() && points[to].turn <= centre.turn.saturating_add(reach) {
            inside[points[to].kind as usize] += 1;
            to += 1;
        }
        while points[from].turn < centre.turn {
            inside[points[from].kind as usize] -= 1;
            from += 1;
        }
        let kinds = Kind::ALL.into_iter().filter(|kind| inside[*kind as usize] > 0).collect();
        Cluster { centre, points: &points[from..to], kinds }
    })
}

/// What the moments of a run have said so far, so that they do not repeat each other.
#[derive(Default)]
struct Told {
    questions: Vec<Cow<'static, str>>,
    categories: Vec<String>,
}

/// Longest quote of a moment, in letters.
const QUOTE: usize = 220;

fn worded(cluster: &Cluster<'_>, meeting: &v1::Meeting, categories: Titles<'_>, told: &mut Told, english: bool) -> v1::Moment {
    let centre = cluster.centre;
    let category = centre.category.as_deref().and_then(categories);
    let last = cluster.points.iter().map(|p| p.last).max().unwrap_or(centre.utterance).max(centre.utterance);
    let kind = centre.kind.as_str();
    let (id, response) = (centre.category.as_deref().unwrap_or(""), centre.answer());
    let question = moment_words::question(kind, id, response, &told.questions, english);
    told.questions.push(Cow::Borrowed(question));
    let before = told.categories.iter().filter(|other| *other == id).count();
    told.categories.push(id.to_owned());
    v1::Moment {
        meeting: meeting.summary.id.clone(),
        utterances: (centre.utterance.saturating_sub(1), last.min(centre.utterance + 12)),
        at: centre.utterance,
        kinds: cluster.kinds.iter().map(|k| Cow::Borrowed(k.as_str())).collect(),
        speaker: meeting.utterances[centre.utterance as usize].speaker.clone(),
        quote: quote(centre, meeting),
        sentence: sentence(cluster, meeting, (category.as_ref().map_or("", |c| &c.0), before), english),
        question: question.to_owned(),
        level: category.map(|c| c.1),
    }
}

/// The words the moment turns on: the sentence of its clearest cue, or the whole utterance.
fn quote(centre: &Point, meeting: &v1::Meeting) -> Option<String> {
    let own = meeting.cues.iter().filter(|c| c.utterance == centre.utterance && Some(&*c.category) == centre.category.as_deref());
    let cue = own.max_by_key(|c| (c.strength, std::cmp::Reverse(c.span.0))).and_then(|c| c.text.as_deref());
    let whole = meeting.utterances[centre.utterance as usize].text.as_deref();
    let text = cue.or(whole).map(str::trim).filter(|text| !text.is_empty())?;
    if text.chars().count() <= QUOTE {
        return Some(text.to_owned());
    }
    let cut: String = text.chars().take(QUOTE).collect();
    Some(format!("{} …", cut.rsplit_once(' ').map_or(&*cut, |(head, _)| head)))
}

/// What was said and what came after it, in two or three short sentences.
fn sentence(cluster: &Cluster<'_>, meeting: &v1::Meeting, (title, before): (&str, usize), english: bool) -> String {
    let centre = cluster.centre;
    let speaker = meeting.utterances[centre.utterance as usize].speaker.as_deref();
    let speaker = speaker.unwrap_or(if english { "Someone" } else { "Iemand" });
    let mut parts = Vec::new();
    match centre.category.as_deref() {
        Some(category) => {
            let by = centre.by.as_deref().unwrap_or("");
            let leads = meeting.summary.leader.as_deref() == Some(by);
            parts.push(moment_words::lead(category, title, speaker, before, english));
            // After a withdrawal people ask on in ways no list knows: then it says nothing who spoke next.
            if centre.kind != Kind::Withdrawn || centre.answer() != "unclear" {
                parts.push(moment_words::answer(centre.answer(), by, leads, english));
            }
        }
        None => parts.push(moment_words::plain(centre.kind.as_str(), speaker, english)),
    }
    let silence = cluster.points.iter().filter_map(|p| p.silence_s).fold(0.0, f64::max);
    if silence > 0.0 {
        let first = centre.silence_s.is_some_and(|own| own >= silence);
        parts.push(moment_words::silence(silence, first, english));
    }
    parts.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(turn: u32, kind: Kind) -> Point {
        let (response, category) = (Vec::new(), None);
        Point { meeting: 0, utterance: turn, turn, last: turn, kind, category, silence_s: None, response, by: None }
    }

    #[test]
    fn a_window_finds_what_looking_at_every_pair_finds() {
        // Turns 0 0 3 5 6 6 11 12 and kinds in a round; reach 5.
        let turns = [0, 0, 3, 5, 6, 6, 11, 12];
        let points: Vec<Point> = turns.iter().zip(Kind::ALL.iter().cycle()).map(|(&turn, &kind)| point(turn, kind)).collect();
        let found: Vec<Cluster<'_>> = clusters(&points, 5).collect();
        assert_eq!(found.len(), turns.len());
        for (cluster, centre) in found.iter().zip(&points) {
            let near = points.iter().filter(|p| p.turn >= centre.turn && p.turn - centre.turn <= 5);
            let mut kinds: Vec<Kind> = near.clone().map(|p| p.kind).collect();
            kinds.sort_unstable();
            kinds.dedup();
            assert_eq!((&cluster.kinds, cluster.points.len()), (&kinds, near.count()), "turn {}", centre.turn);
        }
    }

    #[test]
    fn a_hundred_thousand_points_in_one_turn_are_no_work() {
        // Looking at every pair is ten thousand million steps, and as much memory.
        let points = vec![point(1, Kind::CueAndAnswer); 100_000];
        assert!(clusters(&points, 5).all(|c| c.points.len() == points.len() && c.kinds == [Kind::CueAndAnswer]));
    }
}
