//! Hand-made runs with their arithmetic.

use super::run_readings;
use super::samples::{meeting, ok, run_of, settings};
use crate::document::v1::{IntervalMethod, MeetingSummary, Reading};
use crate::settings::Settings;

fn find<'a>(readings: &'a [Reading], measure: &str) -> &'a Reading {
    readings.iter().find(|reading| reading.measure == measure).unwrap()
}

fn has(reading: &Reading, flag: &str) -> bool {
    reading.flags.iter().any(|other| other == flag)
}

fn close(found: Option<f64>, wanted: f64) {
    assert!((found.unwrap() - wanted).abs() < 1e-6, "{found:?} is not {wanted}");
}

/// A rate that is too small in its own meeting.
fn few(measure: &'static str, events: u64, exposure: u64, unit: &'static str) -> Reading {
    Reading {
        value: None,
        status: "low_sample".into(),
        reason: Some("too_few_events".into()),
        unit: unit.into(),
        n: Some(events),
        n_unit: "events".into(),
        flags: vec![format!("exposure={exposure}").into()],
        ..ok(measure, Some("Ans"), 0.0)
    }
}

#[test]
fn a_rate_is_pooled_before_it_is_judged() {
    // 2 + 0 + 3 hits in 400 + 600 + 1000 words: 5 / 2000 = 2.5 per 1000 words; Garwood 90 % of 5: 1.9701–10.5130.
    let cells = [(2, 400), (0, 600), (3, 1000)];
    let run = run_of(3, |index, meeting| {
        meeting.readings.push(few("hedge_rate", cells[index].0, cells[index].1, "per_1000_words"));
    });
    let readings = run_readings(&run, &[], &settings());
    let pooled = find(&readings, "hedge_rate");
    close(pooled.value, 2.5);
    let interval = pooled.interval.unwrap();
    assert_eq!(interval.method, IntervalMethod::Garwood);
    assert!((interval.low - 0.985_05).abs() < 1e-4 && (interval.high - 5.2565).abs() < 1e-4);
    assert_eq!((pooled.n, &*pooled.n_unit, &*pooled.status), (Some(5), "events", "ok"));
    assert!(has(pooled, "exposure=2000") && has(pooled, "per_meeting=2/0/3") && has(pooled, "over_meetings=3"));
}

#[test]
fn two_hits_stay_two_hits() {
    // 2 in 120 + 240 s of own speech: 2 / 360 · 600 = 3.33 per 10 minutes, kept as raw.
    let run = run_of(2, |index, meeting| {
        meeting.readings.push(few("interruptions_received", 1, 120 * (index as u64 + 1), "per_10_min"));
    });
    let readings = run_readings(&run, &[], &settings());
    let pooled = find(&readings, "interruptions_received");
    close(pooled.raw, 10.0 / 3.0);
    assert_eq!((pooled.value, pooled.n, pooled.reason.as_deref()), (None, Some(2), Some("too_few_events")));
}

#[test]
fn a_run_is_judged_by_the_minimum_of_its_meetings_and_of_the_settings() {
    // 2 + 2 hits in 400 + 500 words of others; one meeting needs 1000 of them, so 900 over the run are too few.
    let run = |least: u64| {
        run_of(2, |index, meeting| {
            let mut rate = few("backchannel_rate", 2, [400, 500][index], "per_1000_words");
            rate.flags.push(format!("least={least}").into());
            meeting.readings.push(rate);
        })
    };
    let pooled = |least, settings: &Settings| {
        let readings = run_readings(&run(least), &[], settings);
        let rate = find(&readings, "backchannel_rate");
        (rate.value, rate.reason.as_deref().map(str::to_owned))
    };
    assert_eq!(pooled(1000, &settings()), (None, Some("too_few_words".to_owned())));
    assert_eq!(pooled(900, &settings()), (Some(4000.0 / 900.0), None));
    let mut strict = settings();
    strict.minimum.rate_hits = 5;
    assert_eq!(pooled(900, &strict), (None, Some("too_few_events".to_owned())));
}

#[test]
fn a_share_of_little_waits_for_the_whole_a_meeting_needs() {
    // 12 + 12 transitions where one meeting needs 60; the same five times over: 60.
    let run = |meetings| {
        run_of(meetings, |_, meeting| {
            let flags = ["part=9", "whole=12", "least=60"].map(Into::into).to_vec();
            let (status, reason) = ("low_sample".into(), Some("too_few_turns".into()));
            meeting.readings.push(Reading { n: Some(12), value: None, status, reason, flags, ..ok("star_index", None, 0.75) });
        })
    };
    let pooled = |meetings| find(&run_readings(&run(meetings), &[], &settings()), "star_index").clone();
    let two = pooled(2);
    assert_eq!((two.value, two.raw, two.reason.as_deref()), (None, Some(0.75), Some("too_few_turns")));
    assert_eq!(pooled(5).value, Some(0.75));
}

#[test]
fn a_middle_is_taken_of_one_unit() {
    // Three meetings in 10 minutes of speech (1 2 3), then three without times in 1,000 words (10 30 20): median 20.
    let run = run_of(6, |index, meeting| {
        let mut excess = ok("interruptions_received_excess", Some("Ans"), [1.0, 2.0, 3.0, 10.0, 30.0, 20.0][index]);
        excess.unit = if index < 3 { "per_10_min" } else { "per_1000_words" }.into();
        meeting.readings.push(excess);
    });
    let readings = run_readings(&run, &[], &settings());
    let pooled = find(&readings, "interruptions_received_excess");
    close(pooled.value, 20.0);
    assert_eq!((&*pooled.unit, pooled.n), ("per_1000_words", Some(3)));
    assert!(has(pooled, "over_meetings=3") && has(pooled, "meetings=6") && has(pooled, "other_unit=3"));
}

#[test]
fn a_share_is_the_ratio_of_sums_over_attended_meetings() {
    // 10 of 40 and 30 of 60: 40 of 100 = .4, not the mean .375; the third meeting was missed and counts for nothing.
    let cells = [(10, 40), (30, 60)];
    let run = run_of(3, |index, meeting| {
        let Some((part, whole)) = cells.get(index) else {
            meeting.roster_known = true;
            meeting.present = vec!["Bo".into()];
            return;
        };
        let mut share = ok("turn_share", Some("Ans"), f64::from(*part) / f64::from(*whole));
        share.flags = vec![format!("part={part}").into(), format!("whole={whole}").into()];
        share.n = Some(*whole as u64);
        meeting.readings.push(share);
    });
    let readings = run_readings(&run, &[], &settings());
    let pooled = find(&readings, "turn_share");
    close(pooled.value, 0.4);
    // Wilson 90 % of 40 / 100 with z² = 2.70554: centre 41.3528, reach 1.64485 · √(24 + .67639) = 8.1709, over 102.70554.
    close(pooled.interval.map(|i| i.low), 0.323_078_2);
    close(pooled.interval.map(|i| i.high), 0.482_190_5);
    assert!(has(pooled, "part=40") && has(pooled, "whole=100") && has(pooled, "over_meetings=2"));
}

#[test]
fn gini_gets_the_median_and_counts_add_up() {
    // Ginis .5 .1 .4 .2 .3: median .3; of 5 values the 90 % interval is the whole range (1/32 + 1/32 outside).
    let ginis = [0.5, 0.1, 0.4, 0.2, 0.3];
    let run = run_of(5, |index, meeting| {
        meeting.readings.push(ok("gini", None, ginis[index]));
        let mut count = ok("conflict_naming", None, index as f64);
        count.unit = "count".into();
        count.status = "low_sample".into();
        meeting.readings.push(count);
    });
    let readings = run_readings(&run, &[], &settings());
    let gini = find(&readings, "gini");
    close(gini.value, 0.3);
    let interval = gini.interval.unwrap();
    close(Some(interval.low), 0.1);
    close(Some(interval.high), 0.5);
    assert_eq!((gini.n, interval.method), (Some(5), IntervalMethod::OrderStatistic));
    let count = find(&readings, "conflict_naming");
    close(count.value, 10.0);
    assert!(has(count, "per_meeting=0/1/2/3/4"));
    assert!(!readings.iter().any(|r| r.measure == "conflict_naming_trend"));
    let course = find(&readings, "gini_trend");
    // Slopes: −.4 −.05 −.1 −.05 | .3 .05 .066667 | −.2 −.05 | .1: sorted −.4 −.2 −.1 −.05 −.05 −.05 .05 …: median −.05.
    close(course.raw, -0.25);
    assert_eq!((course.value, course.reason.as_deref()), (None, Some("too_few_meetings")));
}

#[test]
fn a_course_needs_six_meetings_and_follows_fair_shares() {
    // Share .5 of 2, then of 4 people falling by .05: in fair shares 1.0, then 2.0, 1.8, 1.6, 1.4, 1.2.
    let run: Vec<MeetingSummary> = (0..6)
        .map(|index| {
            let mut meeting = meeting(index, if index == 0 { &["Ans", "Bo"] } else { &["Ans", "Bo", "Cas", "Dee"] });
            let share = if index == 0 { 0.5 } else { 0.55 - 0.05 * index as f64 };
            meeting.readings.push(ok("talk_share", Some("Ans"), share));
            meeting
        })
        .collect();
    let readings = run_readings(&run, &[], &settings());
    let course = find(&readings, "talk_share_trend");
    // Ten slopes of −.2 and, from the first, 1/1, .8/2, .6/3, .4/4, .2/5 = 1, .4, .2, .1, .04: median of 15 is −.2.
    close(course.value, -1.0);
    // S = 5 rises − 10 falls = −5; exact for n = 6: P(|S| ≥ 5) = 2 · 169/720 (inversions 0–5: 1 5 14 29 49 71).
    assert!(has(course, "s=-5") && has(course, "p=0.469444") && has(course, "exact"));
    assert!(has(course, "autocorrelation_unchecked") && has(course, "exploratory"));
    assert!(has(course, "q=0.469444") && has(course, "tests=1"));
    // Sorted slopes no. 3 and 13 (n = 6): −.2 and .2; times five meetings.
    let interval = course.interval.unwrap();
    close(Some(interval.low), -1.0);
    close(Some(interval.high), 1.0);
    assert_eq!((&*course.unit, course.n, &*course.scope), ("fair_shares_per_5_meetings", Some(6), "series_speaker"));
}

#[test]
fn a_missing_meeting_is_skipped_and_a_reason_is_kept() {
    // Seven meetings, the third without a number: the line 2 + t is found from the other six.
    let run = run_of(7, |index, meeting| {
        let mut reading = ok("effective_speakers", None, 2.0 + index as f64);
        if index == 2 {
            reading = Reading { value: None, raw: None, status: "not_measurable".into(), ..reading };
        }
        meeting.readings.push(reading);
        meeting.readings.push(Reading {
            value: None,
            raw: None,
            status: "not_measurable".into(),
            reason: Some("overlap_not_recorded".into()),
            ..ok("overlap_share", None, 0.0)
        });
    });
    let readings = run_readings(&run, &[], &settings());
    let course = find(&readings, "effective_speakers_trend");
    close(course.value, 5.0);
    assert!(course.n == Some(6) && has(course, "p=0.002778") && !has(course, "exploratory"));
    for measure in ["overlap_share", "overlap_share_trend"] {
        let reading = find(&readings, measure);
        assert_eq!((&*reading.status, reading.reason.as_deref()), ("not_measurable", Some("overlap_not_recorded")));
        assert_eq!((reading.value, reading.raw), (None, None));
    }
}

#[test]
fn from_ten_meetings_memory_is_looked_at() {
    let run = run_of(12, |index, meeting| {
        let wave = if index % 6 < 3 { 0.1 } else { -0.1 };
        meeting.readings.push(ok("gini", None, 0.3 + 0.02 * index as f64 + wave));
        meeting.leader = Some(if index < 1 { "Ans".into() } else { "Bo".into() });
    });
    let readings = run_readings(&run, &[], &settings());
    let course = find(&readings, "gini_trend");
    assert!(course.flags.iter().any(|flag| flag.starts_with("autocorrelation=")) && has(course, "approximate"));
    assert!(has(course, "break=leader") && has(course, "since=m1") && course.n == Some(11));
}

#[test]
fn kinds_stay_apart_and_so_do_seconds_and_words() {
    // Open questions 1 + 2, closed 3 + 4.
    let run = run_of(2, |index, meeting| {
        for (kind, count) in [("of=open", index + 1), ("of=closed", index + 3)] {
            let unit = "count".into();
            meeting.readings.push(Reading { unit, flags: vec![kind.into()], ..ok("question_type", None, count as f64) });
        }
        // An untimed first meeting: 5 in 900 words; then 6 in 1200 s: 6 / 1200 · 600 = 3 per 10 minutes.
        let mut made = few("interruptions_made", [5, 6][index], [900, 1200][index], "per_10_min");
        if index == 0 {
            made.flags.push("per_1000_words".into());
        }
        meeting.readings.push(made);
    });
    let readings = run_readings(&run, &[], &settings());
    let counts: Vec<_> = readings.iter().filter(|r| r.measure == "question_type").map(|r| (&*r.flags[0], r.raw)).collect();
    assert_eq!(counts, [("of=open", Some(3.0)), ("of=closed", Some(7.0))]);
    let made = find(&readings, "interruptions_made");
    close(made.value, 3.0);
    assert!(has(made, "over_meetings=1") && has(made, "exposure=1200") && has(made, "other_unit=1"));
}
