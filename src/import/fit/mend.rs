//! One wrong byte, put right. A checksum does not only say that a file changed: if one byte did, it says for each place
//! what that byte must have been before, and one in 256 places has an answer at all. Near a place that makes no sense
//! the answer with which all of it does is the truth.

use super::container::Part;
use super::crc;
use super::walk::walk;
use super::walked::Walked;

/// Answers tried, the nearest first.
const MOST_TRIED: usize = 64;

/// The part read with one byte put right where `read` had a suspect, if all of it then makes more sense.
pub(super) fn mended(part: &Part<'_>, read: &Walked) -> Option<Walked> {
    let suspects = read.suspects();
    let latest = suspects.iter().map(|(_, to)| *to).max()?;
    let [with_header, without] = part.off_by;
    let mut answers: Vec<(usize, u8)> = Vec::new();
    for off_by in [Some(with_header), (without != with_header).then_some(without)].into_iter().flatten() {
        let places = crc::one_byte(off_by, part.messages.len()).filter(|_| off_by != 0);
        let suspected = |at: usize| suspects.iter().any(|(from, to)| (*from..*to).contains(&at));
        answers.extend(places.filter(|(at, _)| *at < latest && suspected(*at)).take(MOST_TRIED));
    }
    let (mut best, mut least) = (None, read.worries());
    let mut bytes = part.messages.to_vec();
    for (at, change) in answers {
        let Some(byte) = bytes.get_mut(at) else { continue };
        *byte ^= change;
        let mut walked = walk(&Part { messages: &bytes, ..*part });
        let worries = walked.worries();
        let fewer = walked.found.records.len() < read.found.records.len();
        if worries.0 == 0 && worries < least && !fewer {
            walked.mended = true;
            (best, least) = (Some(walked), worries);
            if !least.1 {
                break;
            }
        }
        if let Some(byte) = bytes.get_mut(at) {
            *byte ^= change;
        }
    }
    best
}
