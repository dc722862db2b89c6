//! The pictures: well-formed, the same every time, nothing cut off, nothing over something else.

use onderstroom::chart::{CHARTS, Lang, Options, Picture, View};

use crate::fixture::{Fixture, Plan, invent};

fn pictures(fixture: &Fixture, options: Options) -> Vec<Picture> {
    let view = View { run: &fixture.run, team: fixture.team(), meetings: &fixture.meetings, words: Lang::Nl };
    CHARTS.iter().flat_map(|chart| chart.draw(&view, &options)).collect()
}

/// Writes pictures to look at: `PICTURES=folder cargo test --test suite look_at -- --ignored`.
#[test]
#[ignore = "for the eye"]
fn look_at_them() {
    let Some(folder) = std::env::var_os("PICTURES").map(std::path::PathBuf::from) else { return };
    for (name, plan) in plans() {
        for picture in pictures(&invent(&plan), Options { links: true, ..Options::default() }).into_iter().take(12) {
            std::fs::write(folder.join(format!("{name}-{}.svg", picture.id)), picture.svg).unwrap();
        }
    }
}

fn plans() -> Vec<(&'static str, Plan)> {
    let plan = |people, meetings| Plan { people, meetings, ..Plan::default() };
    vec![
        ("usual", plan(8, 12)),
        ("two", plan(2, 8)),
        ("one", plan(8, 1)),
        ("one-two", plan(2, 1)),
        ("forty", Plan { minutes: 90.0, ..plan(40, 12) }),
        ("forty-one", Plan { minutes: 120.0, ..plan(40, 1) }),
        ("deep", Plan { undercurrent: 0.3, ..plan(6, 12) }),
        ("long", Plan { minutes: 20.0, ..plan(8, 200) }),
        ("large", Plan { minutes: 20.0, ..plan(40, 200) }),
        ("hostile", Plan { hostile: true, ..plan(10, 8) }),
        ("untimed", Plan { timed: false, roster: false, ..plan(6, 8) }),
        ("undated", Plan { dated: false, ..plan(5, 3) }),
        ("short", Plan { minutes: 3.0, undercurrent: 0.0, ..plan(4, 4) }),
    ]
}
