//! Moments: places where the undercurrent may have surfaced, each with its lines (measures.md §4). They need no
//! minimum and no statistics; they are invitations to look, ranked by how many kinds of evidence meet.

use std::borrow::Cow;

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

    /// The question to take along.
    fn question(self, english: bool) -> &'static str {
        match (self, english) {
            (Self::Withdrawn, false) => "Wat had er na deze woorden kunnen komen?",
            (Self::Withdrawn, true) => "What might have come after these words?",
            (Self::TensionAndLeader, false) => "Wat deed dit antwoord met de spanning?",
            (Self::TensionAndLeader, true) => "What did this answer do with the tension?",
            (Self::CueAndAnswer, false) => "Werd dit gehoord, en hoe merkte de spreker dat?",
            (Self::CueAndAnswer, true) => "Was this heard, and how could the speaker tell?",
            (Self::SilenceAfter, false) => "Wat was er te horen in deze stilte?",
            (Self::SilenceAfter, true) => "What could be heard in this silence?",
            (Self::NoReaction, false) => "Verdient deze bijdrage alsnog een reactie?",
            (Self::NoReaction, true) => "Does this contribution still deserve a response?",
            (Self::QuestionLeft, false) => "Ligt deze vraag er nog?",
            (Self::QuestionLeft, true) => "Is this question still there?",
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

/// Points that lie within reach of one another, and the one they turn on.
struct Cluster<'a> {
    centre: &'a Point,
    points: Vec<&'a Point>,
    kinds: Vec<Kind>,
}

/// The moments of a run, at most `most`; meetings are in order of date.
pub fn moments(meetings: &[v1::Meeting], categories: Titles<'_>, settings: &settings::Moment, english: bool) -> Vec<v1::Moment> {
    let points: Vec<Vec<Point>> = meetings.iter().enumerate().map(|(at, meeting)| points(at, meeting, settings)).collect();
    let mut clusters: Vec<Cluster<'_>> = points
        .iter()
        .flat_map(|own| own.iter().filter(|p| p.kind != Kind::QuestionLeft || own.len() < 4).map(|p| cluster(p, own, settings)))
        .collect();
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
    chosen.into_iter().map(|c| worded(c, &meetings[c.centre.meeting], categories, english)).collect()
}

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
    let cue = |utterance: u32| meeting.responses.iter().any(|r| r.utterance == utterance);
    for silence in &meeting.silences {
        let long = silence.length_s * 1000.0 >= settings.silence as f64 && silence.kind != "recording_gap";
        if long && (asked(&silence.kind) || cue(silence.after)) {
            points.push(Point { silence_s: Some(silence.length_s), ..point(silence.after, Kind::SilenceAfter) });
        }
    }
    points.extend(meeting.ignored_contributions.iter().map(|&u| point(u, Kind::NoReaction)));
    points.extend(meeting.questions_left.iter().map(|&u| point(u, Kind::QuestionLeft)));
    points.sort_by_key(|p| (p.utterance, p.kind));
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

fn cluster<'a>(centre: &'a Point, points: &'a [Point], settings: &settings::Moment) -> Cluster<'a> {
    let near: Vec<&Point> = points.iter().filter(|p| p.turn >= centre.turn && p.turn - centre.turn <= settings.reach).collect();
    let mut kinds: Vec<Kind> = near.iter().map(|p| p.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    Cluster { centre, points: near, kinds }
}

fn worded(cluster: &Cluster<'_>, meeting: &v1::Meeting, categories: Titles<'_>, english: bool) -> v1::Moment {
    let centre = cluster.centre;
    let category = centre.category.as_deref().and_then(categories);
    let last = cluster.points.iter().map(|p| p.last).max().unwrap_or(centre.utterance).max(centre.utterance);
    let kind = centre.kind;
    let speaker = meeting.utterances[centre.utterance as usize].speaker.as_deref();
    let speaker = speaker.unwrap_or(if english { "Someone" } else { "Iemand" });
    v1::Moment {
        meeting: meeting.summary.id.clone(),
        utterances: (centre.utterance.saturating_sub(1), last.min(centre.utterance + 12)),
        at: centre.utterance,
        kinds: cluster.kinds.iter().map(|k| Cow::Borrowed(k.as_str())).collect(),
        sentence: sentence(cluster, speaker, category.as_ref().map(|c| c.0.as_str()), english),
        question: kind.question(english).to_owned(),
        level: category.map(|c| c.1),
    }
}

/// What was seen, in one or two short sentences.
fn sentence(cluster: &Cluster<'_>, speaker: &str, title: Option<&str>, english: bool) -> String {
    let centre = cluster.centre;
    let title = title.unwrap_or("").to_lowercase();
    let seen = match (centre.kind, english) {
        (Kind::Withdrawn, false) => format!("{speaker} begint iets te zeggen en laat het dan los."),
        (Kind::Withdrawn, true) => format!("{speaker} starts to say something and lets it go."),
        (Kind::TensionAndLeader | Kind::CueAndAnswer, false) => {
            format!("{speaker} zegt iets waarin we ‘{title}’ lezen. {}", answer(centre, false))
        }
        (Kind::TensionAndLeader | Kind::CueAndAnswer, true) => {
            format!("{speaker} says something in which we read ‘{title}’. {}", answer(centre, true))
        }
        (Kind::SilenceAfter, false) => format!("Na deze woorden van {speaker} is het stil."),
        (Kind::SilenceAfter, true) => format!("After these words of {speaker} it is silent."),
        (Kind::NoReaction, false) => format!("In de beurten na deze bijdrage van {speaker} vonden we geen reactie erop."),
        (Kind::NoReaction, true) => format!("In the turns after this contribution of {speaker} we found no response to it."),
        (Kind::QuestionLeft, false) => format!("Op deze vraag van {speaker} vonden we geen antwoord in de beurten erna."),
        (Kind::QuestionLeft, true) => format!("We found no answer to this question of {speaker} in the turns after it."),
    };
    let silence = cluster.points.iter().filter_map(|p| p.silence_s).fold(0.0, f64::max);
    if silence == 0.0 {
        return seen.trim().to_owned();
    }
    let length = format!("{silence:.1}");
    let (length, after) = if english {
        (length, "seconds of silence follow close by.")
    } else {
        (length.replace('.', ","), "seconden is het stil.")
    };
    if english {
        format!("{} About {length} {after}", seen.trim())
    } else {
        format!("{} Vlak daarna: {length} {after}", seen.trim())
    }
}

/// What the answer did.
fn answer(point: &Point, english: bool) -> String {
    let by = point.by.as_deref().unwrap_or("");
    let first = point.response.first().map_or("nothing", |word| &**word);
    match (first, english) {
        ("asked_on", false) => format!("{by} vraagt door."),
        ("asked_on", true) => format!("{by} asks on."),
        ("acknowledged", false) => format!("{by} laat merken dat het gehoord is."),
        ("acknowledged", true) => format!("{by} lets hear that it was heard."),
        ("shared_back", false) => format!("{by} zegt ook iets van zichzelf."),
        ("shared_back", true) => format!("{by} says something personal too."),
        ("joked_away", false) => format!("{by} reageert met een grap."),
        ("joked_away", true) => format!("{by} answers with a joke."),
        ("deferred", false) => format!("{by} schuift het door."),
        ("deferred", true) => format!("{by} puts it off."),
        ("disagreed", false) => format!("{by} ziet het anders."),
        ("disagreed", true) => format!("{by} sees it differently."),
        ("on_topic", false) => format!("{by} gaat verder over hetzelfde."),
        ("on_topic", true) => format!("{by} goes on about the same."),
        ("to_content", false) => format!("{by} gaat verder met iets anders."),
        ("to_content", true) => format!("{by} goes on with something else."),
        (_, false) => "Daarna nam niemand anders het woord.".to_owned(),
        (_, true) => "Nobody else took the floor after it.".to_owned(),
    }
}
