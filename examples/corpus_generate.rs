//! Writes a tree of generated meetings for measuring speed and memory:
//! `cargo run --release --example corpus_generate -- FOLDER TEAMS MEETINGS MINUTES`.
#![allow(clippy::print_stdout, reason = "a program")]

use std::path::Path;

#[path = "../benches/speed/generate.rs"]
mod generate;

fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, numbers @ ..] = &arguments[..] else {
        anyhow::bail!("give: FOLDER TEAMS MEETINGS MINUTES");
    };
    let numbers = numbers.iter().map(|text| text.parse::<u32>()).collect::<Result<Vec<_>, _>>()?;
    let [teams, meetings, minutes] = numbers[..] else {
        anyhow::bail!("give: FOLDER TEAMS MEETINGS MINUTES");
    };
    let mut bytes = 0;
    for team in 0..teams {
        let place = Path::new(folder).join(format!("team-{team:04}"));
        std::fs::create_dir_all(&place)?;
        for meeting in 0..meetings {
            let seed = u64::from(team) << 32 | u64::from(meeting);
            let text = generate::meeting(seed, minutes).teams_vtt();
            bytes += text.len();
            let (month, day) = (1 + meeting / 14 % 12, 1 + meeting % 14 * 2);
            let year = 2024 + meeting / 168;
            std::fs::write(place.join(format!("{year}-{month:02}-{day:02}.vtt")), text)?;
        }
    }
    println!("{} meetings of {teams} teams, {bytes} bytes", teams * meetings);
    Ok(())
}
