//! What the JSON reader says, in plain words and without any content of the file.

use super::ReadError;

/// What a message of the reader means, in Dutch and in English. Only messages about the form stand here: those about
/// values may quote the file.
const MEANINGS: [(&str, &str, &str); 13] = [
    (
        "expected `,` or `}`",
        "er ontbreekt een komma tussen twee sleutels, of een }",
        "a comma between two keys is missing, or a }",
    ),
    ("expected `,` or `]`", "er ontbreekt een komma in een lijst, of een ]", "a comma in a list is missing, or a ]"),
    ("expected `:`", "achter een sleutel ontbreekt een dubbele punt", "a colon is missing after a key"),
    ("expected value", "hier hoort een waarde te staan", "a value belongs here"),
    ("expected ident", "tekst moet tussen aanhalingstekens staan", "text has to stand in quotes"),
    ("trailing comma", "er staat een komma te veel", "there is a comma too many"),
    ("trailing characters", "er staat nog iets achter het einde", "something follows the end"),
    ("key must be a string", "een sleutel moet tussen aanhalingstekens staan", "a key has to stand in quotes"),
    (
        "control character",
        "een tekst loopt door op de volgende regel, of is niet afgesloten",
        "a text runs on to the next line, or is not closed",
    ),
    ("invalid escape", "een \\ staat verkeerd in een tekst", "a \\ is misplaced in a text"),
    ("invalid number", "een getal is verkeerd geschreven", "a number is written wrongly"),
    ("recursion limit", "er zit te veel in elkaar", "too much is nested"),
    ("EOF", "het houdt te vroeg op", "it ends too early"),
];

impl ReadError {
    /// JSON that cannot be read: where, and why.
    pub(crate) fn json(error: &serde_json::Error) -> Self {
        let said = error.to_string();
        let meant = MEANINGS.iter().find(|(begins, ..)| said.starts_with(begins));
        let (nl, en) = match meant {
            Some((_, nl, en)) => (*nl, *en),
            None if error.is_data() => {
                ("een waarde is van een andere soort dan hier hoort", "a value is of another kind than belongs here")
            }
            None => ("dit is geen goede JSON", "this is no proper JSON"),
        };
        let (nl_place, en_place) = match error.column() {
            0 => (String::new(), String::new()),
            column => (format!(" (bij teken {column} van de regel)"), format!(" (at character {column} of the line)")),
        };
        Self::new(
            "malformed",
            format!("De JSON klopt niet: {nl}{nl_place}. Verbeter het daar, of exporteer het bestand opnieuw."),
            format!("The JSON is not right: {en}{en_place}. Correct it there, or export the file again."),
        )
        .at(error.line() as u64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_and_the_reason_are_said_and_nothing_of_the_file() {
        for (text, line, column, nl) in [
            // Counted by hand: the character at which the reader stops.
            ("{\"a\": \"geheim\"\n \"b\": 1}", 2, 2, "een komma tussen twee sleutels"),
            ("[\"geheim\" 2]", 1, 11, "een komma in een lijst"),
            ("{\"geheim\" 2}", 1, 11, "dubbele punt"),
            ("{\"a\": }", 1, 7, "een waarde"),
            ("[1, ]", 1, 5, "komma te veel"),
            ("{geheim: 1}", 1, 2, "tussen aanhalingstekens"),
            ("{\"a\": \"geheim\n\"}", 2, 0, "volgende regel"),
            ("[1] geheim", 1, 5, "achter het einde"),
            ("[\"geheim\"", 1, 9, "te vroeg"),
            ("[\"\\geheim\"]", 1, 4, "staat verkeerd"),
        ] {
            let error = ReadError::json(&serde_json::from_str::<serde_json::Value>(text).unwrap_err());
            assert_eq!(error.line, Some(line), "{text}");
            assert!(error.nl.contains(nl), "{text}: {}", error.nl);
            assert_eq!(error.nl.contains(&format!("teken {column} ")), column > 0, "{text}: {}", error.nl);
            assert!(!error.nl.contains("geheim") && !error.en.contains("geheim"), "{}", error.nl);
        }
        let of_kind = serde_json::from_str::<Vec<u8>>("[\"geheim\"]").unwrap_err();
        let error = ReadError::json(&of_kind);
        assert!(error.nl.contains("andere soort") && !error.en.contains("geheim"), "{}", error.nl);
    }
}
