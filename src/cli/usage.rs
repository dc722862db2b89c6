//! Wrong use in Dutch: what clap found, in the words of the rest of the program. What is seldom met stays as clap says it.

use clap::error::{ContextKind, ContextValue, ErrorKind};

/// What is wrong with the arguments and what to do, in Dutch; `None` for what stays English.
pub fn dutch(stop: &clap::Error) -> Option<String> {
    let one = |kind| match stop.get(kind) {
        Some(ContextValue::String(text)) => Some(text.as_str()),
        Some(ContextValue::Strings(texts)) => texts.first().map(String::as_str),
        _ => None,
    };
    let many = |kind| match stop.get(kind) {
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        Some(ContextValue::String(text)) => text.clone(),
        _ => String::new(),
    };
    let argument = one(ContextKind::InvalidArg).unwrap_or("");
    let meant = |kind| one(kind).map_or_else(String::new, |text| format!("; bedoel je `{text}`?"));
    Some(match stop.kind() {
        ErrorKind::UnknownArgument if argument.starts_with('-') => {
            format!("de optie `{argument}` bestaat niet{}{HELP}", meant(ContextKind::SuggestedArg))
        }
        ErrorKind::UnknownArgument => format!("`{argument}` is hier te veel{HELP}"),
        ErrorKind::InvalidSubcommand => {
            let command = one(ContextKind::InvalidSubcommand).unwrap_or("");
            format!("de opdracht `{command}` bestaat niet{}{HELP}", meant(ContextKind::SuggestedSubcommand))
        }
        ErrorKind::MissingRequiredArgument => {
            let missing = many(ContextKind::InvalidArg);
            let example = if missing.contains("PATH") {
                "noem een transcript of een map: onderstroom analyze pad/naar/map".to_owned()
            } else {
                format!("zo hoort het: {}", usage(stop))
            };
            format!("er ontbreekt iets ({missing}); {example}")
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let value = one(ContextKind::InvalidValue).unwrap_or("");
            let allowed = allowed(argument, &many(ContextKind::ValidValue));
            if value.is_empty() {
                format!("achter `{argument}` hoort een waarde{allowed}")
            } else {
                format!("`{value}` kan niet bij `{argument}`{allowed}")
            }
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            format!("{}\n\nZo begin je: onderstroom analyze pad/naar/map", stop.render().to_string().trim_end())
        }
        ErrorKind::TooManyValues => format!("`{argument}` krijgt geen waarde{HELP}"),
        ErrorKind::ArgumentConflict if one(ContextKind::PriorArg).is_none_or(|prior| prior == argument) => {
            format!("`{argument}` mag er maar één keer bij")
        }
        _ => return None,
    })
}

const HELP: &str = ". Meer weten? onderstroom --help, of onderstroom analyze --help";

/// What may stand behind an argument, behind a semicolon.
fn allowed(argument: &str, values: &str) -> String {
    if argument.starts_with("--jobs") {
        "; kies een heel getal van 1 tot en met 256".to_owned()
    } else if values.is_empty() {
        HELP.to_owned()
    } else {
        format!("; kies uit {values}")
    }
}

/// How the command is used, on one line.
fn usage(stop: &clap::Error) -> String {
    let text = stop.get(ContextKind::Usage).map(ToString::to_string).unwrap_or_default();
    text.trim().trim_start_matches("Usage:").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::super::Args;
    use super::dutch;

    // A flag that does not exist is spelt so that no search for flags in our words finds it.
    #[test]
    fn what_a_coach_meets_is_dutch() {
        for (args, said) in [
            (&["analyze"][..], "er ontbreekt iets (<PATH>...); noem een transcript of een map"),
            (&["analyze", "in", "\u{2d}-leadr", "Ans"], "de optie `\u{2d}-leadr` bestaat niet; bedoel je `--leader`?"),
            (&["analyze", "in", "\u{2d}-wat"], "de optie `\u{2d}-wat` bestaat niet. Meer weten?"),
            (&["analyse", "in"], "de opdracht `analyse` bestaat niet; bedoel je `analyze`?"),
            (&["analyze", "in", "--leader"], "achter `--leader <NAME>` hoort een waarde"),
            (&["analyze", "in", "--lang", "fr"], "`fr` kan niet bij `--lang <LANG>`; kies uit nl, en"),
            (&["analyze", "in", "--jobs", "0"], "`0` kan niet bij `--jobs <N>`; kies een heel getal van 1 tot en met 256"),
            (&["analyze", "in", "--jobs", "x"], "`x` kan niet bij `--jobs <N>`; kies een heel getal"),
            (&["analyze", "in", "--leader", "a", "--leader", "b"], "`--leader <NAME>` mag er maar één keer bij"),
            (&["analyze", "in", "--quiet=3"], "`--quiet` krijgt geen waarde"),
            (&["explain"], "er ontbreekt iets (<ID>); zo hoort het: onderstroom explain <ID>"),
            (&["explain", "gini", "x"], "`x` is hier te veel"),
            (&[], "Reads speaker-labelled"),
        ] {
            let all = ["onderstroom"].iter().chain(args);
            let stop = Args::try_parse_from(all).unwrap_err();
            let dutch = dutch(&stop).unwrap_or_else(|| panic!("{args:?} stays English: {:?}", stop.kind()));
            assert!(dutch.starts_with(said), "{args:?}: {dutch}");
            assert!(!dutch.contains("error:") && (!args.is_empty() || dutch.ends_with("pad/naar/map")), "{args:?}: {dutch}");
        }
    }
}
