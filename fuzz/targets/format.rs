//! One reader, whatever the bytes: no panic, no overflow, no endless work. The environment names the row of the table of
//! formats; anything else stands for archives.
#![no_main]

use std::ops::ControlFlow;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use lightfoot::import::{self, FORMATS, Format};

static ROW: LazyLock<Option<&'static Format>> = LazyLock::new(|| {
    let key = std::env::var("LIGHTFOOT_FUZZ").unwrap_or_default();
    FORMATS.iter().find(|format| format.key == key)
});

fuzz_target!(|bytes: &[u8]| {
    match &*ROW {
        Some(format) => {
            let _ = (format.sniff)("fuzz", bytes.get(..import::HEAD).unwrap_or(bytes));
            let _ = (format.read)("fuzz", bytes);
        }
        None => import::unpack("fuzz", bytes.to_vec(), &mut |_| ControlFlow::Continue(())),
    }
});
