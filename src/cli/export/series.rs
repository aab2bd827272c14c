//! The per-second values of every activity, one CSV file each.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use crate::app::{Store, StoreError};
use crate::model::{Channel, MISSING, Series};

/// Decimals no channel needs more than; a place is then known to a millimetre.
const MOST_DECIMALS: usize = 8;

/// What went wrong.
pub(super) enum Error {
    Library(StoreError),
    Disk(io::Error),
}

impl From<StoreError> for Error {
    fn from(error: StoreError) -> Self {
        Self::Library(error)
    }
}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        Self::Disk(error)
    }
}

/// Writes `series/ID.csv` for every activity that has per-second values.
pub(super) fn write(folder: &Path, store: &Store) -> Result<(), Error> {
    let folder = folder.join("series");
    std::fs::create_dir(&folder)?;
    store.each_series(|id, series| {
        if !series.is_empty() {
            let mut file = BufWriter::new(File::create(folder.join(format!("{id}.csv")))?);
            columns(&mut file, &series)?;
            file.flush()?;
        }
        Ok(())
    })
}

fn columns(to: &mut impl Write, series: &Series) -> io::Result<()> {
    let names: Vec<&str> = series.columns().iter().map(|column| column.channel.key()).collect();
    writeln!(to, "{}", names.join(","))?;
    let columns: Vec<_> = series.columns().iter().map(|column| (column, decimals(column.channel))).collect();
    for index in 0..series.len() {
        for (place, (column, decimals)) in columns.iter().enumerate() {
            if place > 0 {
                to.write_all(b",")?;
            }
            let count = column.counts.get(index).copied().unwrap_or(MISSING);
            if count != MISSING {
                write!(to, "{:.*}", decimals, f64::from(count) * column.channel.unit())?;
            }
        }
        to.write_all(b"\n")?;
    }
    Ok(())
}

/// As many decimals as the unit of the channel has.
fn decimals(channel: Channel) -> usize {
    let whole = |digits: usize| {
        let scaled = channel.unit() * 10_f64.powi(digits as i32);
        (scaled - scaled.round()).abs() < 1e-9 && scaled.round() > 0.0
    };
    (0..MOST_DECIMALS).find(|digits| whole(*digits)).unwrap_or(MOST_DECIMALS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_channel_has_the_decimals_of_its_unit() {
        assert_eq!(decimals(Channel::HeartRate), 0);
        assert_eq!(decimals(Channel::Altitude), 1);
        assert_eq!(decimals(Channel::Distance), 2);
        assert_eq!(decimals(Channel::Cadence), 6);
        assert_eq!(decimals(Channel::Latitude), 8);
    }
}
