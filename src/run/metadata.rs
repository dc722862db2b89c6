//! The metadata table: which file belongs to which team, when it was, and whatever else a researcher knows of it. The
//! further columns travel with the meeting into every row.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use crate::document;
use crate::source::{self, Discovery, Limits, ReadError, TeamSource};
use crate::transcript::Transcript;

/// Columns with a meaning of their own.
const OWN: [&str; 3] = ["file", "team", "date"];
/// Name under which the team stands when every file is a meeting of its own.
const TEAM: &str = "metadata_team";

/// The table, by file.
#[derive(Debug, Default)]
pub struct Metadata {
    columns: Vec<String>,
    rows: BTreeMap<String, Row>,
}

#[derive(Debug, Default)]
struct Row {
    team: Option<String>,
    date: Option<Date>,
    further: BTreeMap<String, String>,
}

/// Why a table cannot be used.
fn wrong(nl: impl Into<String>, en: impl Into<String>) -> ReadError {
    ReadError::new("metadata", nl, en)
}

fn day(text: &str, line: u64) -> Result<Date, ReadError> {
    let refused = |_| {
        wrong(format!("`{text}` is geen datum; schrijf jjjj-mm-dd"), format!("`{text}` is no date; write yyyy-mm-dd")).at(line)
    };
    text.parse().map_err(refused)
}

fn broken(error: &csv::Error) -> ReadError {
    let line = error.position().map_or(1, csv::Position::line);
    wrong("dit is geen goede tabelregel; kijk naar de aanhalingstekens", "this is no proper row; look at the quotes").at(line)
}

/// Where the columns of the table are.
struct Head {
    file: usize,
    team: Option<usize>,
    date: Option<usize>,
    /// The further ones, with the name they get; one of ours is told apart.
    further: Vec<(usize, String)>,
}

impl Head {
    fn of(head: &csv::StringRecord) -> Result<Self, ReadError> {
        let head: Vec<&str> = head.iter().map(str::trim).collect();
        let at = |name: &str| head.iter().position(|h| h.eq_ignore_ascii_case(name));
        let file = at("file").ok_or_else(|| {
            wrong(
                "kolom `file` ontbreekt; zet de namen van de bestanden in die kolom",
                "column `file` is missing; put the names of the files in it",
            )
        })?;
        let is_further = |h: &str| !h.is_empty() && !OWN.iter().any(|own| h.eq_ignore_ascii_case(own));
        let name = |h: &str| if document::is_column(h) { format!("metadata_{h}") } else { h.to_owned() };
        let further = head.iter().enumerate().filter(|(_, h)| is_further(h)).map(|(at, h)| (at, name(h))).collect();
        Ok(Self { file, team: at("team"), date: at("date"), further })
    }

    /// The file of a record, and what the table says of it; `None` where no file is named.
    fn row(&self, record: &csv::StringRecord) -> Result<Option<(String, Row)>, ReadError> {
        let line = record.position().map_or(0, csv::Position::line);
        let cell = |at: usize| record.get(at).map(str::trim).filter(|c| !c.is_empty());
        let Some(file) = cell(self.file) else { return Ok(None) };
        let row = Row {
            team: self.team.and_then(cell).map(str::to_owned),
            date: self.date.and_then(cell).map(|text| day(text, line)).transpose()?,
            further: self.further.iter().filter_map(|(at, name)| Some((name.clone(), cell(*at)?.to_owned()))).collect(),
        };
        Ok(Some((file.to_owned(), row)))
    }
}

/// A path as it is compared: forward slashes, no `./` in front.
fn key(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches("./").to_owned()
}

impl Metadata {
    /// Reads the table at `path`: column `file`, and optionally `team`, `date` and any others.
    pub fn read(path: &Path, limits: &Limits) -> Result<Self, ReadError> {
        Self::parse(&source::read_text(path, limits)?)
    }

    /// Reads the table from its text; what is wrong names its line.
    pub fn parse(text: &str) -> Result<Self, ReadError> {
        let first = text.lines().next().unwrap_or("");
        let delimiter = [b';', b'\t'].into_iter().find(|d| first.as_bytes().contains(d)).unwrap_or(b',');
        let mut reader = csv::ReaderBuilder::new().flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
        let head = Head::of(reader.headers().map_err(|e| broken(&e))?)?;
        let columns = head.further.iter().map(|(_, name)| name.clone()).collect();
        let mut metadata = Self { columns, ..Self::default() };
        for record in reader.records() {
            let record = record.map_err(|e| broken(&e))?;
            let Some((file, row)) = head.row(&record)? else { continue };
            if metadata.rows.insert(key(&file), row).is_some() {
                let line = record.position().map_or(0, csv::Position::line);
                let nl = format!("`{file}` staat er twee keer in; laat één regel staan");
                return Err(wrong(nl, format!("`{file}` is there twice; keep one row")).at(line));
            }
        }
        Ok(metadata)
    }

    /// Names of the further columns, in the order of the table.
    pub fn columns(&self, independent: bool) -> Vec<String> {
        let team = independent && self.rows.values().any(|row| row.team.is_some());
        team.then(|| TEAM.to_owned()).into_iter().chain(self.columns.iter().cloned()).collect()
    }

    /// The row of a file: the one that names the most of its path.
    fn row(&self, path: &Path) -> Option<(&str, &Row)> {
        let whole = key(&path.to_string_lossy());
        let starts = std::iter::once(0).chain(whole.match_indices('/').map(|(at, _)| at + 1));
        let mut tails = starts.filter_map(|at| self.rows.get_key_value(&whole[at..]));
        tails.next().map(|(name, row)| (name.as_str(), row))
    }

    /// Gives a transcript its date and further facts.
    pub(super) fn apply(&self, transcript: &mut Transcript, path: &Path, single: bool) {
        let Some((_, row)) = self.row(path) else { return };
        transcript.date = row.date.or(transcript.date);
        transcript.metadata.clone_from(&row.further);
        if let Some(team) = row.team.as_ref().filter(|_| single) {
            transcript.metadata.insert(TEAM.to_owned(), team.clone());
        }
    }

    /// Puts the files that have a team into that team; gives the names in the table that fit no file.
    pub(super) fn regroup(&self, found: &mut Discovery) -> Vec<String> {
        let mut used = BTreeSet::new();
        let mut teams: BTreeMap<String, Vec<(PathBuf, Option<PathBuf>)>> = BTreeMap::new();
        for team in &mut found.teams {
            let file_of_team = team.team_file.clone();
            team.files.retain(|path| {
                let Some((name, row)) = self.row(path) else { return true };
                used.insert(name.to_owned());
                let Some(named) = row.team.as_ref().filter(|_| !team.single) else { return true };
                teams.entry(named.clone()).or_default().push((path.clone(), file_of_team.clone()));
                false
            });
        }
        found.teams.retain(|team| !team.files.is_empty());
        for (name, mut files) in teams {
            files.sort_by(|a, b| source::natural(&a.0.to_string_lossy(), &b.0.to_string_lossy()));
            // A team file holds for the whole team or for nobody.
            let shared = files[0].1.clone().filter(|first| files.iter().all(|(_, own)| own.as_ref() == Some(first)));
            let files = files.into_iter().map(|(path, _)| path).collect();
            found.teams.push(TeamSource { name, files, team_file: shared, ..TeamSource::default() });
        }
        found.name_teams();
        self.rows.keys().filter(|name| !used.contains(*name)).cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_row_that_names_most_of_the_path_wins() {
        let table = Metadata::parse("file;team;date;afdeling;n\nx.vtt;A;2026-01-02;Zorg;1\nb/x.vtt;B;;Wonen;\n").unwrap();
        let team = |path: &str| table.row(Path::new(path)).and_then(|(_, row)| row.team.as_deref());
        assert_eq!(
            [team("/data/a/x.vtt"), team("b/x.vtt"), team("./b/x.vtt"), team("y.vtt")],
            [Some("A"), Some("B"), Some("B"), None]
        );
        assert_eq!(table.columns(false), ["afdeling", "metadata_n"]);
        assert_eq!(table.columns(true), ["metadata_team", "afdeling", "metadata_n"]);
    }

    #[test]
    fn mistakes_name_their_line() {
        for (text, line) in
            [("file,date\na.vtt,2026-01-01\nb.vtt,1 maart\n", Some(3)), ("file\na.vtt\na.vtt\n", Some(3)), ("naam\nx\n", None)]
        {
            assert_eq!(Metadata::parse(text).unwrap_err().line, line, "{text}");
        }
    }
}
