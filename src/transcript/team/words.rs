//! What the TOML reader says, in the words of someone who never heard of TOML.

/// How a message begins, and what it means in Dutch and in English; the common ones.
const MEANINGS: [(&str, &str, &str); 22] = [
    (
        "invalid basic string, expected `\"`",
        "een tekst is niet afgesloten; zet er een aanhalingsteken achter",
        "a text is not closed; put a quote behind it",
    ),
    (
        "invalid literal string, expected `'`",
        "een tekst is niet afgesloten; zet er een aanhalingsteken achter",
        "a text is not closed; put a quote behind it",
    ),
    (
        "string values must be quoted",
        "achter het = hoort een waarde, en tekst staat tussen rechte aanhalingstekens: \"zo\"",
        "after the = comes a value, and text stands in straight quotes: \"so\"",
    ),
    (
        "key with no value",
        "achter een sleutel hoort een = en een waarde, zoals team = \"MT\"",
        "after a key come a = and a value, such as team = \"MT\"",
    ),
    ("unquoted keys cannot be empty", "voor het = hoort een sleutel, zoals team", "before the = comes a key, such as team"),
    (
        "unclosed array table",
        "een kop met [[ eindigt met ]], zoals [[person]]",
        "a heading with [[ ends with ]], such as [[person]]",
    ),
    ("unclosed table", "een kop met [ eindigt met ]", "a heading with [ ends with ]"),
    ("unclosed array", "een lijst begint met [ en eindigt met ]", "a list begins with [ and ends with ]"),
    ("unclosed inline table", "wat met { begint, eindigt met }", "what begins with { ends with }"),
    (
        "missing comma between array elements",
        "tussen twee namen in een lijst hoort een komma",
        "between two names in a list comes a comma",
    ),
    (
        "missing assignment between key-value pairs",
        "tussen { en } staat het zo: \"Spreker 2\" = \"naam\"",
        "between { and } it goes like this: \"Speaker 2\" = \"name\"",
    ),
    (
        "unexpected key or value",
        "achter de waarde staat nog iets; zet tekst tussen aanhalingstekens, en het volgende op een nieuwe regel",
        "something follows the value; put text in quotes, and the next thing on a new line",
    ),
    (
        "invalid date, expected a four-digit year",
        "schrijf een datum als jaar-maand-dag, zoals 2026-03-10",
        "write a date as year-month-day, such as 2026-03-10",
    ),
    (
        "invalid date",
        "deze datum bestaat niet; schrijf jaar-maand-dag, zoals 2026-03-10",
        "this date does not exist; write year-month-day, such as 2026-03-10",
    ),
    (
        "missing escaped value",
        "een \\ betekent hier iets anders; zet de tekst tussen enkele aanhalingstekens: 'C:\\map'",
        "a \\ means something else here; put the text in single quotes: 'C:\\folder'",
    ),
    (
        "too few unicode value digits",
        "een \\ betekent hier iets anders; zet de tekst tussen enkele aanhalingstekens: 'C:\\map'",
        "a \\ means something else here; put the text in single quotes: 'C:\\folder'",
    ),
    (
        "invalid type: map, expected a sequence",
        "schrijf deze kop met dubbele haken, zoals [[person]] of [[meeting]]",
        "write this heading with double brackets, such as [[person]] or [[meeting]]",
    ),
    ("duplicate key", "dezelfde sleutel staat er twee keer", "the same key is there twice"),
    ("missing field `name`", "bij een [[person]] ontbreekt `name`", "a [[person]] lacks its `name`"),
    ("missing field `file`", "bij een [[meeting]] ontbreekt `file`", "a [[meeting]] lacks its `file`"),
    (
        "invalid type: map, expected a string",
        "hier hoort een tekst tussen aanhalingstekens, geen datum of blok",
        "a text in quotes belongs here, no date or block",
    ),
    (
        "expected struct",
        "begin ieder mens met een regel [[person]], en ieder overleg met een regel [[meeting]]",
        "begin each person with a line [[person]], and each meeting with a line [[meeting]]",
    ),
];

/// Parts of the messages that name what they met.
const PARTS: [(&str, &str); 17] = [
    ("unknown field ", "onbekende sleutel "),
    ("unknown variant ", "onbekende waarde "),
    ("missing field ", "er ontbreekt een sleutel: "),
    ("invalid type: ", "verkeerd soort waarde: "),
    ("invalid value: ", "verkeerde waarde: "),
    (", expected one of ", "; bekend zijn "),
    (", expected a string", "; hier hoort een tekst tussen aanhalingstekens"),
    (", expected a sequence", "; hier hoort een lijst tussen [ en ]"),
    (", expected a map", "; hier hoort een blok"),
    (", expected a boolean", "; hier hoort true of false"),
    (", expected ", "; verwacht wordt "),
    ("expected a date such as", "verwacht wordt een datum zoals"),
    (", found ", "; gevonden is "),
    ("waarde: string ", "waarde: tekst "),
    ("waarde: integer ", "waarde: getal "),
    ("waarde: floating point ", "waarde: getal "),
    ("waarde: boolean ", "waarde: "),
];

/// What the TOML reader says, in Dutch and in English; what it says seldom stays English.
pub fn toml_words(why: &str) -> (String, String) {
    let en = why.trim_end_matches('.').replace('\n', ", ");
    let meant = MEANINGS.iter().find(|(said, ..)| en.starts_with(said) || *said == "expected struct" && en.contains(said));
    match meant {
        Some((_, nl, en)) => ((*nl).to_owned(), (*en).to_owned()),
        None => (PARTS.iter().fold(en.clone(), |text, (from, to)| text.replace(from, to)), en),
    }
}

#[cfg(test)]
mod tests {
    use super::super::TeamFile;

    /// Mistakes as people make them, with words that tell what to do.
    #[test]
    fn common_mistakes_are_said_in_plain_words() {
        for (text, nl, en) in [
            ("team = \"MT\n", "aanhalingsteken achter", "quote behind"),
            ("team = 'MT\n", "aanhalingsteken achter", "quote behind"),
            ("team = MT\n", "rechte aanhalingstekens", "straight quotes"),
            ("team = “MT”\n", "rechte aanhalingstekens", "straight quotes"),
            ("team \"MT\"\n", "hoort een =", "come a ="),
            ("team: \"MT\"\n", "hoort een =", "come a ="),
            ("= 3\n", "hoort een sleutel", "comes a key"),
            ("[[person]\nname = \"x\"\n", "eindigt met ]]", "ends with ]]"),
            ("[person]\nname = \"x\"\n", "dubbele haken", "double brackets"),
            ("person = [\"Ans\"]\n", "[[person]]", "[[person]]"),
            ("[[person]]\nname = \"x\"\naliases = [\"y\" \"z\"]\n", "komma", "comma"),
            ("[[person]]\nname = \"x\"\naliases = [\"y\"\n", "eindigt met ]", "ends with ]"),
            ("[[person]]\nname = \"x\"\naliases = \"y\"\n", "een lijst tussen [ en ]", "a sequence"),
            ("[[person]]\nname = 3\n", "getal `3`; hier hoort een tekst", "a string"),
            ("[[person]]\nname = \"x\"\nname = \"y\"\n", "twee keer", "twice"),
            ("[[person]]\naliases = [\"x\"]\n", "ontbreekt `name`", "lacks its `name`"),
            ("[[meeting]]\ndate = 2026-01-01\n", "ontbreekt `file`", "lacks its `file`"),
            ("[[person]]\nname = \"x\"\nfrom = 2026-02-30\n", "bestaat niet", "does not exist"),
            ("[[person]]\nname = \"x\"\nfrom = 01-02-2026\n", "jaar-maand-dag", "year-month-day"),
            ("[[person]]\nname = \"x\"\nfrom = \"1 feb\"\n", "een datum zoals", "a date such as"),
            ("[[meeting]]\nfile = \"C:\\Users\"\n", "enkele aanhalingstekens", "single quotes"),
            ("[[meeting]]\nfile = \"a\"\nspeakers = { a b = \"c\" }\n", "\"Spreker 2\" =", "\"Speaker 2\" ="),
            ("[[meeting]]\nfile = \"a\"\nspeakers = { \"a\" = \"b\"\n", "eindigt met }", "ends with }"),
            ("team = \"a\" b\n", "nieuwe regel", "new line"),
            ("[[person]]\nname = \"x\"\nrole = \"leider\"\n", "bekend zijn `leader`", "expected one of `leader`"),
        ] {
            let error = TeamFile::parse(text).unwrap_err();
            assert!(error.nl.contains(nl) && error.en.contains(en), "{text}: {} / {}", error.nl, error.en);
            for english in ["expected", "invalid", "missing", "unclosed", "string", "found", " the "] {
                assert!(!error.nl.contains(english), "{text}: {}", error.nl);
            }
        }
    }
}
