//! What the TOML reader says, in the words of someone who never heard of TOML.

/// What the TOML reader says, in Dutch and in English; what it says seldom stays English.
pub fn toml_words(why: &str) -> (String, String) {
    let en = why.trim_end_matches('.').replace('\n', ", ");
    let pairs = [
        ("unknown field ", "onbekende sleutel "),
        (", expected one of ", "; bekend zijn "),
        (", expected ", "; verwacht wordt "),
        ("missing field ", "er ontbreekt een sleutel: "),
        ("duplicate key", "dezelfde sleutel staat er twee keer"),
        ("unknown variant ", "onbekende waarde "),
        ("invalid type: ", "verkeerd soort waarde: "),
        ("expected a date such as", "verwacht wordt een datum zoals"),
        (", found ", "; gevonden is "),
        ("string values must be quoted, expected literal string", "zet tekst tussen aanhalingstekens"),
    ];
    (pairs.iter().fold(en.clone(), |text, (from, to)| text.replace(from, to)), en)
}
