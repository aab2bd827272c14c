//! JSON with damage in it, made whole again: what makes no sense is taken out together with the element of a list it
//! stands in, and what the end of the file left open is closed. What stands before and behind is as it was. Where
//! elements of a list were taken out stands `{}`.

use super::bounds::{DEEPEST, MOST_FAULTS_MENDED, MOST_TRIED};

/// Bytes that must make sense behind a place before it is trusted.
const TRIAL: usize = 2_048;

/// The text without what is damaged; it is JSON, unless there is next to nothing of it.
pub(super) fn mended(text: &str) -> String {
    let mut walk = Walk { bytes: text.as_bytes(), at: 0, want: Want::Value, open: Vec::new() };
    let mut mended = String::new();
    let (mut copied, mut tried) = (0, 0);
    for _ in 0..MOST_FAULTS_MENDED {
        let stop = walk.run(text.len());
        if stop == Stop::Done {
            mended.push_str(text.get(copied..walk.at).unwrap_or_default());
            return mended;
        }
        let place = if stop == Stop::Fault { walk.way_on(copied, &mut tried) } else { None };
        let Some(place) = place else { break };
        mended.push_str(text.get(copied..place.good).unwrap_or_default());
        mended.push_str(place.hole);
        walk.open.truncate(place.depth);
        (walk.at, walk.want, copied) = (place.at, place.want, place.at);
    }
    let unfinished = walk.open.len().checked_sub(1).filter(|index| walk.is_plain_record(*index));
    let hole = unfinished.and_then(|index| walk.open.get(index.checked_sub(1)?)).map(Level::is_empty);
    walk.open.truncate(unfinished.unwrap_or(walk.open.len()));
    let good = walk.open.last().map_or(copied, |level| level.good).max(copied);
    mended.push_str(text.get(copied..good).unwrap_or_default());
    mended.push_str(hole.map_or("", |first| if first { "{}" } else { ",{}" }));
    mended.extend(walk.open.iter().rev().map(|level| level.closer()));
    mended
}

/// What may come next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Want {
    Value,
    ValueOrEnd,
    Key,
    KeyOrEnd,
    Colon,
    CommaOrEnd,
}

/// Why a walk ended.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stop {
    /// With the value.
    Done,
    /// Too early, or where it was to.
    End,
    /// At something that is no JSON.
    Fault,
}

/// A list or an object around the next value.
#[derive(Clone, Copy)]
struct Level {
    list: bool,
    /// Behind its bracket.
    begins: usize,
    /// Behind its last complete element.
    good: usize,
    /// Whether a list or an object stands in it.
    holds: bool,
}

impl Level {
    fn is_empty(&self) -> bool {
        self.begins == self.good
    }

    fn closer(&self) -> char {
        if self.list { ']' } else { '}' }
    }
}

/// Where the text goes on behind damage.
struct Place {
    /// The end of what is good before it.
    good: usize,
    at: usize,
    /// How many levels stand around it, and what may come next there.
    depth: usize,
    want: Want,
    /// What is put where elements of a list were taken out.
    hole: &'static str,
}

#[derive(Clone)]
struct Walk<'a> {
    bytes: &'a [u8],
    at: usize,
    want: Want,
    open: Vec<Level>,
}

impl Walk<'_> {
    /// Goes on to the end of the value, to a fault, or to the place `until`.
    fn run(&mut self, until: usize) -> Stop {
        loop {
            self.skip_blanks();
            let Some(byte) = self.bytes.get(self.at).copied().filter(|_| self.at < until) else { return Stop::End };
            let step = match (self.want, byte) {
                (Want::Value | Want::ValueOrEnd, b'{' | b'[') => self.opens(byte == b'['),
                (Want::ValueOrEnd | Want::CommaOrEnd, b']') => self.closes(true),
                (Want::KeyOrEnd | Want::CommaOrEnd, b'}') => self.closes(false),
                (Want::Value | Want::ValueOrEnd, _) => self.scalar(byte),
                (Want::Key | Want::KeyOrEnd, b'"') => self.key(),
                (Want::Colon, b':') => {
                    self.goes_to(Want::Value);
                    Ok(())
                }
                (Want::CommaOrEnd, b',') => {
                    let list = self.open.last().is_some_and(|level| level.list);
                    self.goes_to(if list { Want::Value } else { Want::Key });
                    Ok(())
                }
                _ => Err(Stop::Fault),
            };
            if let Err(stop) = step {
                return stop;
            }
        }
    }

    fn skip_blanks(&mut self) {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let blanks = rest.iter().take_while(|byte| matches!(byte, b' ' | b'\n' | b'\r' | b'\t')).count();
        self.at = self.at.saturating_add(blanks);
    }

    fn goes_to(&mut self, want: Want) {
        (self.at, self.want) = (self.at.saturating_add(1), want);
    }

    fn opens(&mut self, list: bool) -> Result<(), Stop> {
        if self.open.len() >= DEEPEST {
            return Err(Stop::Fault);
        }
        self.goes_to(if list { Want::ValueOrEnd } else { Want::KeyOrEnd });
        if let Some(around) = self.open.last_mut() {
            around.holds = true;
        }
        self.open.push(Level { list, begins: self.at, good: self.at, holds: false });
        Ok(())
    }

    fn closes(&mut self, list: bool) -> Result<(), Stop> {
        if self.open.last().is_none_or(|level| level.list != list) {
            return Err(Stop::Fault);
        }
        self.open.pop();
        self.goes_to(Want::CommaOrEnd);
        self.value_ended()
    }

    fn value_ended(&mut self) -> Result<(), Stop> {
        self.want = Want::CommaOrEnd;
        let Some(level) = self.open.last_mut() else { return Err(Stop::Done) };
        level.good = self.at;
        Ok(())
    }

    fn key(&mut self) -> Result<(), Stop> {
        self.string()?;
        self.want = Want::Colon;
        Ok(())
    }

    fn string(&mut self) -> Result<(), Stop> {
        let mut escaped = false;
        for (index, byte) in self.bytes.get(self.at.saturating_add(1)..).unwrap_or_default().iter().enumerate() {
            match byte {
                b'"' if !escaped => {
                    self.at = self.at.saturating_add(index).saturating_add(2);
                    return Ok(());
                }
                0..0x20 => return Err(Stop::Fault),
                _ => escaped = *byte == b'\\' && !escaped,
            }
        }
        Err(Stop::End)
    }

    fn scalar(&mut self, first: u8) -> Result<(), Stop> {
        if first == b'"' {
            self.string()?;
            return self.value_ended();
        }
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let of_word = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.');
        let length = rest.iter().take(LONGEST_SCALAR).take_while(of_word).count();
        if length == rest.len() {
            return Err(Stop::End);
        }
        let word = rest.get(..length).unwrap_or_default();
        if serde_json::from_slice::<serde_json::Value>(word).is_err() {
            return Err(Stop::Fault);
        }
        self.at = self.at.saturating_add(length);
        self.value_ended()
    }

    /// Where the innermost list goes on with its next element or the innermost object with its next member, else one
    /// further out: somewhere behind `after`. `tried` counts the places looked at in all.
    fn way_on(&self, after: usize, tried: &mut usize) -> Option<Place> {
        // A record of which one value is missing passes for another one: it is left out whole.
        let (records, others): (Vec<usize>, Vec<usize>) =
            (0..self.open.len()).rev().partition(|index| self.is_plain_record(*index));
        others.into_iter().chain(records).find_map(|index| self.way_on_in(index, after, tried))
    }

    /// Whether a level is an element of a list that holds no list or object so far.
    fn is_plain_record(&self, index: usize) -> bool {
        let around = index.checked_sub(1).and_then(|around| self.open.get(around));
        let level = self.open.get(index).zip(around.filter(|around| around.list));
        level.is_some_and(|(level, _)| !level.list && !level.holds)
    }

    fn way_on_in(&self, index: usize, after: usize, tried: &mut usize) -> Option<Place> {
        let level = self.open.get(index)?;
        let first = self.bytes.get(level.begins..level.good).unwrap_or_default().trim_ascii_start();
        // A lost quote shows only further on.
        let from = level.good.max(after).saturating_add(1);
        let rest = self.bytes.get(from..).unwrap_or_default();
        for (offset, byte) in rest.iter().enumerate() {
            let closes = *byte == level.closer() as u8;
            if !closes && *byte != b',' {
                continue;
            }
            *tried = tried.saturating_add(1);
            if *tried > MOST_TRIED {
                return None;
            }
            let place = from.saturating_add(offset);
            let next = self.bytes.get(place.saturating_add(1)..).unwrap_or_default().trim_ascii_start();
            if !closes && level.list && !alike(first, next) {
                continue;
            }
            let none_before = first.is_empty();
            let (at, want, hole) = match (none_before, closes, level.list) {
                (true, false, true) => (place.saturating_add(1), Want::Value, "{},"),
                (true, false, false) => (place.saturating_add(1), Want::KeyOrEnd, ""),
                (true, true, true) => (place, Want::CommaOrEnd, "{}"),
                (true, true, false) => (place, Want::KeyOrEnd, ""),
                (false, _, true) => (place, Want::CommaOrEnd, ",{}"),
                (false, _, false) => (place, Want::CommaOrEnd, ""),
            };
            let depth = index.saturating_add(1);
            let open = self.open.get(..depth).unwrap_or_default().to_vec();
            let mut trial = Walk { bytes: self.bytes, at, want, open };
            if trial.run(at.saturating_add(TRIAL)) != Stop::Fault {
                return Some(Place { good: level.good, at, depth, want, hole });
            }
        }
        None
    }
}

/// Longer than any number.
const LONGEST_SCALAR: usize = 400;

/// Whether an element can be of the same list as its first one: of the same kind, objects with the same first key.
fn alike(first: &[u8], next: &[u8]) -> bool {
    let bracket = |text: &[u8]| text.first().copied().filter(|byte| matches!(byte, b'{' | b'['));
    if first.is_empty() || bracket(first) != b'{'.into() {
        return first.is_empty() || bracket(first) == bracket(next);
    }
    let key = |text: &[u8]| {
        let inner = text.strip_prefix(b"{")?.trim_ascii_start().strip_prefix(b"\"")?;
        let end = inner.iter().position(|byte| *byte == b'"')?;
        inner.get(..end).map(<[u8]>::to_vec)
    };
    key(first).is_some() && key(first) == key(next)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn value(text: &str) -> Value {
        serde_json::from_str(&mended(text)).unwrap_or_else(|error| panic!("{error}: {}", mended(text)))
    }

    #[test]
    fn the_damaged_element_of_a_list_is_left_out() {
        assert_eq!(
            value(r#"{"a": [{"t": 1, "b": 2}, {"t": 2, #b": 3}, {"t": 3}], "c": 4}"#),
            json!({"a": [{"t": 1, "b": 2}, {}, {"t": 3}], "c": 4})
        );
        assert_eq!(value(r#"[{"t": 1}, {"t": "x}, {"t": 3}, {"t": 4}]"#), json!([{"t": 1}, {}, {"t": 3}, {"t": 4}]));
        assert_eq!(value("[1, 2, 3x4, 5]"), json!([1, 2, {}, 5]));
        assert_eq!(value("[{\"t\": 1}, {\"t\0\0\0\0\0\": 3}, {\"t\": 4}]"), json!([{"t": 1}, {}, {"t": 4}]));
        assert_eq!(value(r#"[{"t" 1}, {"t": 2}]"#), json!([{}, {"t": 2}]));
    }

    #[test]
    fn of_an_object_the_damaged_member_is_left_out() {
        assert_eq!(value(r#"{"a": 1, "b": tru, "c": [1, 2]}"#), json!({"a": 1, "c": [1, 2]}));
        assert_eq!(value(r#"{"a: 1, "b": 2, "c": [1, 2]}"#)["c"], json!([1, 2]));
    }

    #[test]
    fn of_an_element_that_holds_lists_only_the_damaged_member_is_left_out() {
        assert_eq!(
            value(r#"{"a": [{"l": [1, 2], "b": 3x, "m": [{"t": 1}, {"t": 2}]}]}"#),
            json!({"a": [{"l": [1, 2], "m": [{"t": 1}, {"t": 2}]}]})
        );
    }

    #[test]
    fn of_a_record_that_was_not_finished_nothing_is_taken() {
        assert_eq!(value(r#"[{"t": 1, "b": 2}, {"t": 2, "b"#), json!([{"t": 1, "b": 2}, {}]));
        assert_eq!(value(r#"[{"t": 1, "#), json!([{}]));
        assert_eq!(value(r#"[{"l": [1, 2], "b": 3, "c"#), json!([{"l": [1, 2], "b": 3}]));
    }

    #[test]
    fn nothing_makes_it_panic_or_search_for_ever() {
        let commas = format!("[{}x", ",1".repeat(50_000));
        for text in ["", "{", "]", "[[[[", "{\"", &"[".repeat(1_000), &commas, &"{\"a\":".repeat(9_999)] {
            let _ = mended(text);
        }
    }
}
