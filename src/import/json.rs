//! JSON of accounts, record by record: a list of a hundred megabytes never stands in memory as a tree, and what comes
//! before a break is kept.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use super::json_mend::mended;
use super::plain;

/// Hands out each record of a file: the elements of the outer list, or the one object. Where an object holds a list
/// under one of the keys `lists`, the elements of that list are the records. Behind damage it goes on with the next.
pub(super) fn each(text: &str, lists: &[&str], mut record: impl FnMut(Value)) -> serde_json::Result<()> {
    let mut told = 0_usize;
    let wrong = each_of(text, lists, &mut |value| {
        told += 1;
        record(value);
    });
    let error = match wrong {
        Err(error) if !error.is_eof() => error,
        end => return end,
    };
    // Those before the damage are told; what is left behind it comes after them.
    let plain = without_nan(text);
    let (mended, end) = match plain {
        Cow::Owned(plain) if serde_json::from_str::<IgnoredAny>(&plain).is_ok() => (plain, Ok(())),
        plain => (mended(plain.get(..LARGEST_WHOLE).unwrap_or(&plain)), Err(error)),
    };
    let mut seen = 0_usize;
    let rest = each_of(&mended, lists, &mut |value| {
        seen += 1;
        if seen > told {
            record(value);
        }
    });
    end.and(rest)
}

fn each_of(text: &str, lists: &[&str], record: &mut dyn FnMut(Value)) -> serde_json::Result<()> {
    let mut reader = serde_json::Deserializer::from_str(text);
    Records { lists, record }.deserialize(&mut reader)?;
    reader.end()
}

/// The records of a file that is small enough to hold them all; and how it ended.
pub(super) fn records(bytes: &[u8]) -> (Vec<Value>, serde_json::Result<()>) {
    let mut records = Vec::new();
    let end = each(&plain::text(bytes), &[], |record| records.push(record));
    (records, end)
}

struct Records<'a> {
    lists: &'a [&'a str],
    record: &'a mut dyn FnMut(Value),
}

impl<'de> DeserializeSeed<'de> for Records<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Records<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of records, or one")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while list.next_element_seed(Records { lists: self.lists, record: &mut *self.record })?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut own = Map::new();
        let mut held = false;
        while let Some(key) = map.next_key::<String>()? {
            if self.lists.contains(&key.as_str()) {
                held = true;
                map.next_value_seed(Records { lists: self.lists, record: &mut *self.record })?;
            } else {
                own.insert(key, map.next_value()?);
            }
        }
        // An empty one stands for what damage took, and says nothing in any case.
        if !held && !own.is_empty() {
            (self.record)(Value::Object(own));
        }
        Ok(())
    }

    // A list may hold nothings, and a key that should hold a list one word.
    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }
}

/// More text than the largest record of one activity; a tree of it takes several times as much. (J)
const LARGEST_WHOLE: usize = 128 << 20;

/// The one value a file holds. Where the file ends too early or is damaged, as much of it as makes sense; and what was
/// wrong.
pub(super) fn whole(text: &str) -> (Value, serde_json::Result<()>) {
    let text = without_nan(text);
    let text = text.get(..LARGEST_WHOLE).unwrap_or(&text);
    match serde_json::from_str(text) {
        Ok(value) => (value, Ok(())),
        Err(error) => (serde_json::from_str(&mended(text)).unwrap_or_default(), Err(error)),
    }
}

/// The text with `null` for every bare `NaN` and `Infinity`, which some programs write and JSON does not know.
fn without_nan(text: &str) -> Cow<'_, str> {
    if !text.contains("NaN") && !text.contains("Infinity") {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let (mut quoted, mut escaped) = (false, false);
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let word = ["NaN", "-Infinity", "Infinity"].into_iter().find(|word| !quoted && rest.starts_with(word));
        if let Some(word) = word {
            plain.push_str("null");
            rest = rest.strip_prefix(word).unwrap_or_default();
            continue;
        }
        quoted ^= c == '"' && !escaped;
        escaped = quoted && c == '\\' && !escaped;
        plain.push(c);
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
    }
    Cow::Owned(plain)
}

/// Whether an element of a list stands for what damage took out there: one or several elements.
pub(super) fn is_hole(element: &Value) -> bool {
    element.as_object().is_some_and(Map::is_empty)
}

/// The number under a key, also where it is written as text; GoldenCheetah puts a blank behind it.
pub(super) fn number(of: &Value, key: &str) -> Option<f64> {
    match of.get(key)? {
        Value::Number(number) => number.as_f64(),
        Value::String(text) => text.trim().parse().ok().filter(|value: &f64| value.is_finite()),
        _ => None,
    }
}

/// The text under a key without blanks around it; `None` where it is empty.
pub(super) fn text<'a>(of: &'a Value, key: &str) -> Option<&'a str> {
    of.get(key)?.as_str().map(str::trim).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn records(text: &str) -> (Vec<Value>, bool) {
        let mut found = Vec::new();
        let end = each(text, &["inner"], |record| found.push(record));
        (found, end.is_ok())
    }

    #[test]
    fn records_are_found_in_lists_in_lists_and_before_a_break() {
        let three = r#"[{"inner": [{"a": 1}, {"a": 2}], "b": null}, {"a": 3}, null, 4]"#;
        let (found, whole) = records(three);
        assert_eq!(
            (found.iter().map(|record| record["a"].as_i64()).collect::<Vec<_>>(), whole),
            (vec![Some(1), Some(2), Some(3)], true)
        );
        let (found, whole) = records(&three[..28]);
        assert_eq!((found.len(), whole), (1, false));
        assert_eq!(records(r#"{"a": 5}"#).0.len(), 1);
    }

    #[test]
    fn nan_is_nothing_but_inside_quotes() {
        let text = r#"{"a": NaN, "b": [-Infinity, 1], "c\"NaN": "NaN"}"#;
        assert_eq!(without_nan(text), r#"{"a": null, "b": [null, 1], "c\"NaN": "NaN"}"#);
    }

    #[test]
    fn of_a_file_cut_anywhere_the_complete_elements_are_kept() {
        let text = r#"{"a": "x,\"]", "list": [{"b": 1}, {"b": 2}], "c": 3.5}"#;
        for end in 1..text.len() {
            let (value, how) = whole(&text[..end]);
            assert!(how.is_err() && value.is_object(), "{}", &text[..end]);
        }
        let (value, _) = whole(&text[..text.find("2}").unwrap()]);
        assert_eq!(value, serde_json::json!({"a": "x,\"]", "list": [{"b": 1}, {}]}));
        assert!(whole(text).1.is_ok());
    }
}
