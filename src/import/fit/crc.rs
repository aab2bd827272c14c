//! The checksum of a FIT file: CRC-16 with the polynomial x¹⁶ + x¹⁵ + x² + 1, lowest bit first, started at zero.
//!
//! No table touches the bulk of the file. The polynomial P has four terms, and squaring over GF(2) keeps it so:
//! P⁶⁴ = x¹⁰²⁴ + x⁹⁶⁰ + x¹²⁸ + 1, a multiple of P. Modulo P⁶⁴ a 64-bit word may therefore be replaced by itself
//! 1, 14 and 16 words further on: three exclusive-ors a word. What is left, 128 bytes, goes through a table.

/// Words in one block: the degree of P⁶⁴ over 64.
const WORDS: usize = 16;
const BLOCK: usize = WORDS * 8;

/// The checksum of these bytes.
pub(super) fn crc16(bytes: &[u8]) -> u16 {
    let mut blocks = bytes.chunks_exact(BLOCK);
    let mut rest = [0_u64; WORDS];
    for block in blocks.by_ref() {
        rest = fold(&rest, block);
    }
    let mut crc = 0;
    for word in rest {
        crc = by_table(crc, &word.to_le_bytes());
    }
    by_table(crc, blocks.remainder())
}

/// The remainder of `high`·x¹⁰²⁴ + `block` modulo P⁶⁴.
#[expect(clippy::indexing_slicing, reason = "all bounds are constants")]
fn fold(high: &[u64; WORDS], block: &[u8]) -> [u64; WORDS] {
    let mut words = [0_u64; 2 * WORDS];
    words[..WORDS].copy_from_slice(high);
    for (word, bytes) in words[WORDS..].iter_mut().zip(block.as_chunks::<8>().0) {
        *word = u64::from_le_bytes(*bytes);
    }
    for i in 0..WORDS {
        let word = words[i];
        words[i + 1] ^= word;
        words[i + 14] ^= word;
        words[i + 16] ^= word;
    }
    let mut low = [0_u64; WORDS];
    low.copy_from_slice(&words[WORDS..]);
    low
}

fn by_table(mut crc: u16, bytes: &[u8]) -> u16 {
    for byte in bytes {
        let index = usize::from((crc as u8) ^ byte);
        crc = (crc >> 8) ^ TABLE.get(index).copied().unwrap_or(0);
    }
    crc
}

/// The places of a wrong byte in `length` bytes whose checksum is off by `off_by`, and how the byte was changed
/// (exclusive or), from the last one on.
pub(super) fn one_byte(off_by: u16, length: usize) -> impl Iterator<Item = (usize, u8)> {
    let mut crc = off_by;
    (0..length).rev().filter_map(move |at| {
        // What the change of this byte did to the checksum before the bytes behind it shifted it on.
        let here = crc;
        crc = before(crc);
        let change = last_byte(here);
        (TABLE.get(usize::from(change)) == Some(&here)).then_some((at, change))
    })
}

/// The checksum one zero byte earlier.
fn before(crc: u16) -> u16 {
    let low = last_byte(crc);
    (crc ^ TABLE.get(usize::from(low)).copied().unwrap_or(0)) << 8 | u16::from(low)
}

/// Which row of the table has this high byte: no two have the same.
fn last_byte(crc: u16) -> u8 {
    ROWS.get(usize::from(crc >> 8)).copied().unwrap_or(0)
}

const TABLE: [u16; 256] = table();
const ROWS: [u8; 256] = rows();

#[expect(clippy::indexing_slicing, reason = "worked out by the compiler")]
const fn rows() -> [u8; 256] {
    let mut rows = [0; 256];
    let mut row = 0;
    while row < 256 {
        rows[(TABLE[row] >> 8) as usize] = row as u8;
        row += 1;
    }
    rows
}

#[expect(clippy::indexing_slicing, reason = "worked out by the compiler")]
const fn table() -> [u16; 256] {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let mut crc = byte as u16;
        let mut bit = 0;
        while bit < 8 {
            crc = if crc & 1 == 1 { (crc >> 1) ^ 0xA001 } else { crc >> 1 };
            bit += 1;
        }
        table[byte] = crc;
        byte += 1;
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_check_value_of_crc_16_arc_comes_out() {
        assert_eq!(crc16(b"123456789"), 0xBB3D);
    }

    #[test]
    fn a_wrong_byte_is_among_the_few_the_checksum_allows() {
        let bytes: Vec<u8> = (0..1_000_u32).map(|i| ((i * i) >> 3) as u8).collect();
        for (at, change) in [(0, 0x01), (500, 0x80), (999, 0x5A)] {
            let mut wrong = bytes.clone();
            wrong[at] ^= change;
            let found: Vec<_> = one_byte(crc16(&bytes) ^ crc16(&wrong), wrong.len()).collect();
            assert!(found.contains(&(at, change)), "{found:?}");
            assert!(found.len() < 20, "one in 256 places, {} found", found.len());
        }
    }

    #[test]
    fn folding_words_gives_what_a_bit_by_bit_division_gives() {
        let mut state = 7_u32;
        let bytes: Vec<u8> = (0..2_000)
            .map(|_| {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                (state >> 24) as u8
            })
            .collect();
        for length in [0, 1, 127, 128, 129, 255, 256, 257, 1_000, 2_000] {
            let bytes = &bytes[..length];
            let slow = bytes.iter().fold(0_u16, |crc, byte| {
                (0..8).fold(crc ^ u16::from(*byte), |crc, _| (crc >> 1) ^ (0xA001 * (crc & 1)))
            });
            assert_eq!(crc16(bytes), slow, "{length} bytes");
        }
    }
}
