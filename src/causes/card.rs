//! The names of a cause's texts: one Fluent file a cause, `assets/cards/en/<id>.ftl`.

/// The texts every card has.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Card {
    /// What all its texts' names begin with.
    pub prefix: &'static str,
    /// A short name.
    pub title: &'static str,
    /// One sentence: what it is about.
    pub about: &'static str,
    /// Why it makes legs heavy.
    pub why: &'static str,
    /// What to try, one bullet a line.
    pub try_this: &'static str,
    /// When to see a physician.
    pub doctor: &'static str,
    /// What science says, where it differs from the usual advice.
    pub science: &'static str,
    /// What is needed to tell, and how to log it.
    pub need: &'static str,
    /// The verdict when it alone fits.
    pub verdict: &'static str,
    /// The verdict when it fits best of several.
    pub verdict_several: &'static str,
    /// The verdict when it is only worth watching.
    pub verdict_watch: &'static str,
    /// What it is called as the origin of another finding.
    pub origin: &'static str,
}

impl Card {
    /// Every name, for walking tests.
    pub fn names(&self) -> [&'static str; 11] {
        [
            self.title,
            self.about,
            self.why,
            self.try_this,
            self.doctor,
            self.science,
            self.need,
            self.verdict,
            self.verdict_several,
            self.verdict_watch,
            self.origin,
        ]
    }
}

/// A card whose texts begin with this word.
macro_rules! card {
    ($prefix:literal) => {
        $crate::causes::card::Card {
            prefix: $prefix,
            title: concat!($prefix, "-title"),
            about: concat!($prefix, "-about"),
            why: concat!($prefix, "-why"),
            try_this: concat!($prefix, "-try"),
            doctor: concat!($prefix, "-doctor"),
            science: concat!($prefix, "-science"),
            need: concat!($prefix, "-need"),
            verdict: concat!($prefix, "-verdict"),
            verdict_several: concat!($prefix, "-verdict-several"),
            verdict_watch: concat!($prefix, "-verdict-watch"),
            origin: concat!($prefix, "-origin"),
        }
    };
}
pub(super) use card;
