//! AMI: talk share against the shares of the reference segmentation, backchannels against dialogue act labels.

use std::collections::BTreeMap;
use std::path::Path;

use onderstroom::kit::Kit;
use onderstroom::meeting::Meeting;
use onderstroom::transcript::PersonId;

use super::{Row, Score, by_meeting, read, rows, seconds};

/// How far the shares are off.
pub struct Shares {
    pub speakers: usize,
    pub meetings: usize,
    pub mean_error: f64,
    pub largest_error: f64,
}

/// Talk share per speaker; `None` without the corpus.
pub fn shares(folder: &Path, kit: &Kit) -> Option<Shares> {
    let gold = by_meeting(rows(&folder.join("gold/talk_share_rttm.csv")));
    let mut errors = Vec::new();
    for (name, speakers) in &gold {
        let Some(meeting) = read(&folder.join(format!("{name}.vtt")), kit) else { continue };
        let total = meeting.timeline.talk_sum() as f64;
        let shares: BTreeMap<&str, f64> = speakers.iter().map(|r| (r["speaker"].as_str(), seconds(r, "share"))).collect();
        for (at, person) in meeting.transcript.people.iter().enumerate() {
            let own = meeting.timeline.talk(PersonId(u32::try_from(at).unwrap())) as f64 / total;
            errors.push((own - shares.get(person.name.as_str()).copied().unwrap_or(0.0)).abs());
        }
    }
    (!errors.is_empty()).then(|| Shares {
        speakers: errors.len(),
        meetings: gold.len(),
        mean_error: errors.iter().sum::<f64>() / errors.len() as f64,
        largest_error: errors.iter().copied().fold(0.0, f64::max),
    })
}

/// Backchannels on the meetings that were looked at when the English list was made (their names begin with E) and on
/// the others.
pub fn backchannels(folder: &Path, kit: &Kit) -> Option<[Score; 2]> {
    let mut scores = [Score::default(); 2];
    let gold = by_meeting(rows(&folder.join("gold/backchannels.csv")));
    for (name, labels) in &gold {
        if let Some(meeting) = read(&folder.join(format!("{name}.vtt")), kit) {
            scores[usize::from(!name.starts_with('E'))].add(matched(&meeting, labels));
        }
    }
    (!gold.is_empty()).then_some(scores)
}

/// A found backchannel is right when a labelled one of the same person overlaps it; each labelled one is matched once.
fn matched(meeting: &Meeting, labels: &[Row]) -> Score {
    let labelled = labels.iter().filter(|r| r["backchannel"] == "1");
    let mut open: Vec<(&str, f64, f64)> =
        labelled.map(|r| (r["speaker"].as_str(), seconds(r, "start"), seconds(r, "end"))).collect();
    let mut score = Score { gold: u32::try_from(open.len()).unwrap(), ..Score::default() };
    for slot in meeting.slots.iter().filter(|s| s.backchannel) {
        score.found += 1;
        let name = slot.speaker.map_or("", |p| meeting.transcript.name(p));
        let (start, end) = (slot.start as f64 / 1000.0, slot.end as f64 / 1000.0);
        if let Some(at) = open.iter().position(|(who, from, to)| *who == name && *from < end + 0.1 && *to > start - 0.1) {
            open.swap_remove(at);
            score.right += 1;
        }
    }
    score
}
