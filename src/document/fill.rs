//! Sentences with places to fill in, for the words of moments, pictures and report.

/// A sentence with its `{names}` filled in. A value is put in once and never searched again: a name may hold braces.
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    fill_with(template, |name| values.iter().find(|(key, _)| *key == name).map_or("", |(_, value)| value))
}

/// The same, with the values looked up.
pub(super) fn fill_with<'a>(template: &str, value: impl Fn(&str) -> &'a str) -> String {
    let mut out = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, tail)) = after.split_once('}') else { break };
        out.push_str(value(name));
        rest = tail;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_put_in_once() {
        assert_eq!(fill("{who} zegt {n} keer iets", &[("who", "{n}"), ("n", "2")]), "{n} zegt 2 keer iets");
    }
}
