//! Runs as a watch writes them: one hour at 1 Hz, 18 fields a record, every fifth run with three fields of a pod.

use super::writer::{ENUM, F32, Field, S8, S32, TEXT, U8, U16, U32, Writer};

/// Seconds of a run, and so records.
const SECONDS: u32 = 3_600;

/// The 18 fields of a record.
const RECORD: [Field; 18] = [
    (253, 4, U32),
    (0, 4, S32),
    (1, 4, S32),
    (5, 4, U32),
    (73, 4, U32),
    (78, 4, U32),
    (7, 2, U16),
    (39, 2, U16),
    (40, 2, U16),
    (41, 2, U16),
    (83, 2, U16),
    (84, 2, U16),
    (85, 2, U16),
    (108, 2, U16),
    (3, 1, U8),
    (4, 1, U8),
    (53, 1, U8),
    (13, 1, S8),
];

/// `count` runs, the same for the same seed.
pub(crate) fn runs(count: u32, seed: u64) -> Vec<Vec<u8>> {
    (0..count).map(|number| run(number, seed ^ (u64::from(number) << 32))).collect()
}

fn run(number: u32, seed: u64) -> Vec<u8> {
    let mut noise = Noise(seed | 1);
    let start = 1_100_000_000 + number * 86_400;
    let pod = number % 5 == 4;
    let mut file = Writer::new(false);
    file.define(0, 0, &[(0, 1, ENUM), (1, 2, U16), (2, 2, U16), (3, 4, 0x8C), (4, 4, U32)], &[]);
    file.data(0).u8(4).u16(1).u16(3_113).u32(3_900_000_001).u32(start);
    file.define(1, 21, &[(253, 4, U32), (0, 1, ENUM), (1, 1, ENUM)], &[]);
    file.data(1).u32(start).u8(0).u8(0);
    if pod {
        file.define(2, 206, &[(0, 1, U8), (1, 1, U8), (2, 1, U8), (3, 24, TEXT), (8, 16, TEXT)], &[]);
        for (field, base, name, unit) in
            [(0, U16, "Form Power", "Watts"), (1, F32, "Leg Spring Stiffness", "kN/m"), (2, U16, "Air Power", "Watts")]
        {
            file.data(2).u8(0).u8(field).u8(base).text(name, 24).text(unit, 16);
        }
    }
    file.define(3, 20, &RECORD, if pod { &[(0, 2, 0), (1, 4, 0), (2, 2, 0)] } else { &[] });
    let (mut latitude, mut longitude, mut distance, mut rate) = (575_000_000, 195_000_000, 0, 110);
    for second in 0..SECONDS {
        let speed = 2_900 + noise.below(300);
        distance += speed / 10;
        latitude += 200 + noise.below(100) as i32;
        longitude -= noise.below(150) as i32;
        rate = (rate + noise.below(3) - 1).clamp(100, 180);
        file.data(3).u32(start + second).s32(latitude).s32(longitude).u32(distance).u32(speed);
        file.u32(3_000 + noise.below(40)).u16((240 + noise.below(30)) as u16).u16((820 + noise.below(60)) as u16);
        file.u16((3_300 + noise.below(90)) as u16).u16((2_400 + noise.below(90)) as u16);
        file.u16((780 + noise.below(40)) as u16).u16((4_950 + noise.below(90)) as u16);
        file.u16((10_500 + noise.below(400)) as u16).u16((3_400 + noise.below(200)) as u16).u8(rate as u8);
        file.u8((84 + noise.below(4)) as u8).u8((noise.below(2) * 64) as u8).u8((18 + noise.below(3)) as u8);
        if pod {
            file.u16((70 + noise.below(5)) as u16).f32(9.5 + noise.below(8) as f32 / 8.0).u16(noise.below(6) as u16);
        }
        if second % 300 == 299 {
            file.define(4, 19, &[(253, 4, U32), (2, 4, U32), (8, 4, U32), (9, 4, U32)], &[]);
            file.data(4).u32(start + second).u32(start + second - 299).u32(300_000).u32(90_000);
        }
    }
    let session = [(253, 4, U32), (2, 4, U32), (5, 1, ENUM), (6, 1, ENUM), (7, 4, U32), (8, 4, U32), (9, 4, U32)];
    file.define(5, 18, &session, &[]);
    file.data(5).u32(start + SECONDS).u32(start).u8(1).u8(0).u32(3_600_000).u32(3_600_000).u32(distance);
    file.define(6, 34, &[(253, 4, U32), (5, 4, U32)], &[]);
    file.data(6).u32(start + SECONDS).u32(start + SECONDS + 3_600);
    file.finish()
}

/// A linear congruential generator: enough for wiggles.
struct Noise(u64);

impl Noise {
    fn below(&mut self, limit: u32) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as u32 % limit
    }
}
