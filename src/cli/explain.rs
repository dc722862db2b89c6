//! `explain`, `measures`, `formats` and `schema`: what the program knows about itself.

use std::fmt::Write as _;

use crate::document;
use crate::format::FORMATS;
use crate::kit::Kit;

use super::args::{ExplainArgs, LanguageArgs};
use super::{Exit, Stop, terminal};

/// A kit with everything built in.
fn built_in() -> Result<Kit, Stop> {
    Kit::built_in().map_err(|error| Stop::new(Exit::Usage, error.to_string()))
}

/// Prints what a measure or category is.
pub fn explain(args: &ExplainArgs) -> Result<Exit, Stop> {
    let kit = built_in()?;
    let english = args.lang.code() == "en";
    let (definitions, categories) = document::definitions(&kit, args.lang.code());
    let mut text = String::new();
    if let Some(d) = definitions.get(&args.id) {
        let heads = if english {
            ["Question", "How", "Caution", "Minimum", "Unit", "Level", "Source"]
        } else {
            ["Vraag", "Hoe", "Let op", "Minimum", "Eenheid", "Niveau", "Bron"]
        };
        let values = [&d.question, &d.formula, &d.caution, &d.minimum, &*d.unit, &*d.level, &d.source];
        let _ = writeln!(text, "{} ({})", d.title, args.id);
        for (head, value) in heads.iter().zip(values) {
            let _ = writeln!(text, "{head:>9}  {value}");
        }
    } else if let Some(c) = categories.get(&args.id) {
        let heads = if english { ["Marks", "Question", "Caution", "Level"] } else { ["Wat", "Vraag", "Let op", "Niveau"] };
        let _ = writeln!(text, "{} ({})", c.title, args.id);
        for (head, value) in heads.iter().zip([&*c.definition, &*c.question, &*c.caution, &*c.level]) {
            let _ = writeln!(text, "{head:>9}  {value}");
        }
    } else {
        let unknown = if english {
            format!("no measure or category is called '{}'; `onderstroom measures` lists them", args.id)
        } else {
            format!("er is geen maat of categorie '{}'; `onderstroom measures` geeft de lijst", args.id)
        };
        return Err(Stop::new(Exit::Usage, unknown));
    }
    terminal::print(text.trim_end())?;
    Ok(Exit::Complete)
}

/// Prints the list of measures and categories.
pub fn measures(args: &LanguageArgs) -> Result<Exit, Stop> {
    let kit = built_in()?;
    let (definitions, categories) = document::definitions(&kit, args.lang.code());
    let mut text = String::new();
    // The course of each measure over the run is explained by `explain <id>_trend`; it needs no line of its own.
    for (id, definition) in definitions.iter().filter(|(id, _)| !id.ends_with("_trend")) {
        let _ = writeln!(text, "{id:<32} {:<9} {}", definition.level, definition.title);
    }
    for (id, category) in &categories {
        let _ = writeln!(text, "{id:<32} {:<9} {}", category.level, category.title);
    }
    terminal::print(text.trim_end())?;
    Ok(Exit::Complete)
}

/// Prints the list of formats.
pub fn formats(args: &LanguageArgs) -> Result<Exit, Stop> {
    let mut text = String::new();
    for format in FORMATS {
        let info = format.info();
        let _ = writeln!(text, "{:<16} {}", info.id, args.lang.pick(info.nl, info.en));
    }
    terminal::print(text.trim_end())?;
    Ok(Exit::Complete)
}

/// Prints the JSON schema.
pub fn schema() -> Result<Exit, Stop> {
    let text = serde_json::to_string_pretty(&document::schema()).map_err(|e| Stop::new(Exit::Write, e.to_string()))?;
    terminal::print_exact(&text)?;
    Ok(Exit::Complete)
}
