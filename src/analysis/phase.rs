//! Phase of the season, from the races (section 4.12 of the specification).

/// Where in the season a day lies.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Phase {
    /// No race near, training without a goal date.
    #[default]
    Base,
    /// No race within 16 weeks and none in the last two.
    OffSeason,
    /// From 16 weeks before the first A race to the last race of a block.
    InSeason,
    /// The last 8 weeks before an A race, except the taper.
    Peak,
    /// The last 14 days before an A race.
    Taper,
    /// 14 days after an A race, 7 after a B race.
    Recovery,
    /// No races entered: in season is assumed, with less certainty.
    AssumedInSeason,
}
