//! Folders and archives, whole, broken and hostile.

use std::fs::{self, File};
use std::io::{Cursor, Write as _};
use std::ops::ControlFlow;
use std::time::{Duration, UNIX_EPOCH};

use flate2::Compression;
use flate2::write::GzEncoder;
use lightfoot::app::Store;
use lightfoot::app::importing::import as bring_in;
use lightfoot::import::{self, Item, ProblemKind, Unpacked};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::fixture;

/// A zip of these entries.
pub(super) fn zip(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut writer = GzEncoder::new(Vec::new(), Compression::default());
    writer.write_all(bytes).unwrap();
    writer.finish().unwrap()
}

/// What lies in an archive, a line each, and how often it was said how far the unpacking is.
fn listed(name: &str, bytes: Vec<u8>) -> (Vec<String>, usize) {
    let (mut lines, mut far) = (Vec::new(), 0);
    import::unpack(name, bytes, &mut |found| {
        match found {
            Unpacked::Far { .. } => far += 1,
            found => lines.push(line(&found)),
        }
        ControlFlow::Continue(())
    });
    (lines, far)
}

fn list(name: &str, bytes: Vec<u8>) -> Vec<String> {
    listed(name, bytes).0
}

fn line(found: &Unpacked) -> String {
    match found {
        Unpacked::File { name, bytes, damage } => {
            format!("{name}: {} bytes{}", bytes.len(), damage.as_ref().map_or("", |damage| damage.what.id))
        }
        Unpacked::Part { name, number, .. } => format!("{name}: part {number}"),
        Unpacked::Far { name, share } => format!("{name}: {share:.3} read"),
        Unpacked::Ignored { name, why } => format!("{name}: {}", why.id),
        Unpacked::Problem { name, problem } => format!("{name}: {}", problem.what.id),
    }
}

#[test]
fn archives_in_archives_are_unpacked_and_shown_by_their_way() {
    let gpx = fixture("gpx/two_tracks.gpx");
    let inner = zip(&[("a/run.gpx", &gpx), ("photo.jpg", &[0xFF; 9000])]);
    let outer =
        zip(&[("run.gpx.gz", &gzip(&gpx)), ("parts/1.zip", &inner), (".DS_Store", b"x"), ("__MACOSX/run.gpx", &gpx)]);
    let size = gpx.len();
    let want = [
        format!("e.zip › run.gpx.gz: {size} bytes"),
        format!("e.zip › parts/1.zip › a/run.gpx: {size} bytes"),
        "e.zip › parts/1.zip › photo.jpg: import-ignored-unknown".to_owned(),
    ];
    assert_eq!(list("e.zip", outer), want);
    assert_eq!(list("plain.gpx", gpx), [format!("plain.gpx: {size} bytes")]);
}

/// A zip larger than what is unpacked in memory: a run, then nine megabytes that are no file of ours.
fn large(gpx: &[u8]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, bytes) in [("run.gpx", gpx), ("film.mp4", &vec![0xFF; 9 << 20])] {
        writer.start_file(name, stored).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn a_large_archive_in_an_archive_is_read_like_a_small_one_whole_and_cut() {
    let gpx = fixture("gpx/two_tracks.gpx");
    let run = format!("e.zip › 1.zip › run.gpx: {} bytes", gpx.len());
    let outer = zip(&[("1.zip", &large(&gpx)), ("after.gpx", &gpx)]);
    let (rows, far) = listed("e.zip", outer.clone());
    let after = format!("e.zip › after.gpx: {} bytes", gpx.len());
    assert_eq!(rows, [run.as_str(), "e.zip › 1.zip › film.mp4: import-ignored-unknown", &after]);
    assert!(far >= 2, "nine megabytes tell of their progress");

    // A download that broke off in the middle of the film.
    let cut = list("e.zip", outer[..outer.len() / 2].to_vec());
    assert!(cut.contains(&run), "{cut:?}");
}

/// Bytes that do not pack, the same for the same `seed` (Marsaglia's xorshift).
fn noise(count: usize, seed: u32) -> Vec<u8> {
    let mut state = seed | 1;
    std::iter::repeat_with(|| {
        for (left, by) in [(true, 13), (false, 17), (true, 5)] {
            state ^= if left { state << by } else { state >> by };
        }
        (state >> 11) as u8
    })
    .take(count)
    .collect()
}

/// A GPX of some hundred kilobytes, the same for the same `number`.
fn long_gpx(gpx: &[u8], number: u32) -> Vec<u8> {
    let letters = noise(300_000, number * 1_000_003).into_iter().map(|byte| b'a' + byte % 26);
    gpx.iter().copied().chain(*b"<!--").chain(letters).chain(*b"-->").collect()
}

/// The entries of a large archive, every other packed, with a folder and an empty file between them.
fn entries_of<W: std::io::Write + std::io::Seek>(mut writer: ZipWriter<W>, files: &[Vec<u8>]) {
    let packed = SimpleFileOptions::default();
    let stored = packed.compression_method(CompressionMethod::Stored);
    writer.add_directory("runs", packed).unwrap();
    writer.start_file("runs/empty.gpx", packed).unwrap();
    for (number, bytes) in files.iter().enumerate() {
        let options = if number % 2 == 0 { packed } else { stored };
        writer.start_file(format!("runs/{number}.gpx"), options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap();
}

/// What `archive` in an archive gives, without how far it is.
fn inside(archive: &[u8]) -> Vec<(String, usize)> {
    let mut files = Vec::new();
    import::unpack("e.zip", zip(&[("1.zip", archive)]), &mut |found| {
        match found {
            Unpacked::File { name, bytes, damage } => {
                assert_eq!(damage, None, "{name}");
                files.push((name, bytes.len()));
            }
            Unpacked::Far { .. } => {}
            found => files.push((line(&found), 0)),
        }
        ControlFlow::Continue(())
    });
    files
}

#[test]
fn each_file_of_a_large_archive_in_an_archive_comes_once_wherever_its_size_is_told() {
    let gpx = fixture("gpx/two_tracks.gpx");
    let mut files: Vec<Vec<u8>> = (0..60).map(|number| long_gpx(&gpx, number)).collect();
    // Too large for being read in passing; what follows waits with it.
    files.push(gpx.iter().copied().chain(vec![b' '; 5 << 20]).collect());
    files.push(long_gpx(&gpx, 99));
    let mut want = vec![("e.zip › 1.zip › runs/empty.gpx".to_owned(), 0)];
    want.extend(files.iter().enumerate().map(|(n, bytes)| (format!("e.zip › 1.zip › runs/{n}.gpx"), bytes.len())));

    let mut before = Cursor::new(Vec::new());
    entries_of(ZipWriter::new(&mut before), &files);
    assert!(before.get_ref().len() > 8 << 20, "large: {}", before.get_ref().len());
    assert_eq!(inside(before.get_ref()), want, "sizes before the bytes");

    // As programs write that cannot go back.
    let mut behind = Vec::new();
    entries_of(ZipWriter::new_stream(&mut behind), &files);
    assert_eq!(inside(&behind), want, "sizes behind the bytes");
}

#[test]
fn parts_cut_by_date_come_newest_first_out_of_a_large_archive_in_an_archive_too() {
    let gpx = fixture("gpx/two_tracks.gpx");
    let run = gpx.iter().copied().chain(noise(3 << 20, 1)).collect::<Vec<u8>>();
    let old = "sleep/2026-01-01_2026-02-28_sleepData.json";
    let new = "sleep/2026-02-01_2026-03-31_sleepData.json";
    let part: &[u8] = br#"[{"calendarDate": "2026-02-10", "sleepStartTimestampGMT": "2026-02-09T22:00:00.0"}]"#;
    let large = zip(&[("1.gpx", &run), (old, part), (new, part), ("2.gpx", &run), ("3.gpx", &run)]);
    assert!(large.len() > 8 << 20, "large: {}", large.len());
    let rows = list("e.zip", zip(&[("1.zip", &large)]));
    let place = |name: &str| rows.iter().position(|row| row.contains(name)).unwrap();
    assert_eq!(rows.len(), 5, "{rows:?}");
    assert!(place(new) < place(old), "{rows:?}");
}

#[test]
fn a_large_archive_in_an_archive_that_is_cut_or_broken_gives_the_rest() {
    let gpx = fixture("gpx/two_tracks.gpx");
    let files: Vec<Vec<u8>> = (0..60).map(|number| long_gpx(&gpx, number)).collect();
    let mut whole = Cursor::new(Vec::new());
    entries_of(ZipWriter::new(&mut whole), &files);
    let whole = whole.into_inner();

    let cut = list("e.zip", zip(&[("1.zip", &whole[..whole.len() * 3 / 4])]));
    let came = cut.iter().filter(|row| row.ends_with(" bytes")).count();
    assert!((43..47).contains(&came), "three of four files: {came}");
    assert_eq!(cut.last().map(String::as_str), Some("e.zip › 1.zip: import-archive-cut"));

    let mut broken = whole.clone();
    let at = whole.windows(12).position(|bytes| bytes == b"runs/21.gpx<").unwrap() + 5_000;
    broken[at] ^= 0x20;
    let rows = list("e.zip", zip(&[("1.zip", &broken)]));
    let sound = rows.iter().filter(|row| row.ends_with(&format!("{} bytes", files[0].len()))).count();
    assert_eq!(sound, 59, "{rows:?}");
    let wrong: Vec<&String> = rows.iter().filter(|row| row.ends_with("import-archive-entry-checksum")).collect();
    assert_eq!(wrong.len(), 1, "{wrong:?}");
    assert!(wrong[0].contains("runs/21.gpx"), "{wrong:?}");
}

#[test]
fn a_large_document_in_an_archive_is_one_file_that_is_passed_over() {
    let rows = list("e.zip", zip(&[("talk.pptx", &large(&fixture("gpx/two_tracks.gpx")))]));
    let why = import::why_ignored("talk.pptx").id;
    assert_eq!(rows, [format!("e.zip › talk.pptx: {why}")]);
}

#[test]
fn the_unpacking_of_a_large_archive_can_be_called_off() {
    let outer = zip(&[("1.zip", &large(&fixture("gpx/two_tracks.gpx")))]);
    let mut heard = Vec::new();
    import::unpack("e.zip", outer, &mut |found| {
        heard.push(line(&found));
        if matches!(found, Unpacked::Far { .. }) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    let film = heard.iter().filter(|line| line.contains("film.mp4")).count();
    assert_eq!((heard.iter().filter(|line| line.ends_with(" read")).count(), film), (1, 0), "{heard:?}");
}

#[test]
fn the_fourth_archive_in_an_archive_is_refused() {
    let mut bytes = zip(&[("run.gpx", &fixture("gpx/two_tracks.gpx"))]);
    for depth in 1..4 {
        bytes = zip(&[(format!("{depth}.zip").as_str(), &bytes)]);
    }
    assert_eq!(list("4.zip", bytes), ["4.zip › 3.zip › 2.zip › 1.zip: import-archive-too-deep"]);
}

#[test]
fn names_that_point_outside_are_refused_and_the_rest_is_read() {
    let gpx = fixture("gpx/two_tracks.gpx");
    let lines =
        list("e.zip", zip(&[("../up.gpx", &gpx), ("/etc/run.gpx", &gpx), ("a\\..\\b.gpx", &gpx), ("ok.gpx", &gpx)]));
    let unsafe_names = lines.iter().filter(|line| line.ends_with("import-archive-unsafe-name")).count();
    assert_eq!(unsafe_names, 3, "{lines:?}");
    assert_eq!(lines.last(), Some(&format!("e.zip › ok.gpx: {} bytes", gpx.len())));
}

#[test]
fn a_bomb_is_stopped() {
    let zeros = vec![b' '; 64 << 20];
    assert_eq!(list("bomb.zip", zip(&[("run.gpx", &zeros)])), ["bomb.zip › run.gpx: import-archive-bomb"]);
    assert_eq!(list("run.gpx.gz", gzip(&zeros)), ["run.gpx.gz: import-archive-bomb"]);
}

#[test]
fn half_a_download_gives_the_files_before_the_break() {
    let gpx = fixture("gpx/two_tracks.gpx");
    let noise: Vec<u8> = (0..40_000_u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    let whole = zip(&[("1.gpx", &gpx), ("2.fit", &noise)]);
    let lines = list("half.zip", whole[..whole.len() / 2].to_vec());
    assert_eq!(lines.first(), Some(&format!("half.zip › 1.gpx: {} bytes", gpx.len())));
    assert_eq!(lines.last().map(String::as_str), Some("half.zip: import-archive-cut"));
    let packed = gzip(&gpx);
    let lines = list("run.gpx.gz", packed[..packed.len() - 200].to_vec());
    assert!(lines[0].ends_with("bytesimport-archive-entry-cut"), "{lines:?}");
    assert_eq!(list("x.zip", b"PK\x03\x04 and then nothing".to_vec()), ["x.zip: import-archive-corrupt"]);
}

#[test]
fn a_wrong_checksum_in_a_zip_keeps_the_file_and_says_so() {
    let gpx = fixture("gpx/two_tracks.gpx");
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    writer.start_file("run.gpx", stored).unwrap();
    writer.write_all(&gpx).unwrap();
    let mut bytes = writer.finish().unwrap().into_inner();
    let digit = bytes.windows(7).position(|w| w == b"48.2000").unwrap();
    bytes[digit] = b'5';
    let lines = list("e.zip", bytes);
    assert_eq!(lines, [format!("e.zip › run.gpx: {} bytesimport-archive-entry-checksum", gpx.len())]);
}

#[test]
fn unpacking_ends_when_the_caller_says_so() {
    let gpx = fixture("gpx/two_tracks.gpx");
    let mut seen = 0;
    import::unpack("e.zip", zip(&[("1.gpx", &gpx), ("2.gpx", &gpx)]), &mut |_| {
        seen += 1;
        ControlFlow::Break(())
    });
    assert_eq!(seen, 1);
}

#[test]
fn folders_are_walked_newest_first_without_system_files_and_loops() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("runs");
    fs::create_dir_all(root.join("2026/.hidden")).unwrap();
    for (name, age_s) in [("2026/old.gpx", 1), ("2026/new.gpx", 300), ("mid.gpx", 20), ("2026/.DS_Store", 5)] {
        let path = root.join(name);
        fs::write(&path, "x").unwrap();
        let file = File::options().write(true).open(&path).unwrap();
        file.set_modified(UNIX_EPOCH + Duration::from_secs(age_s)).unwrap();
    }
    fs::write(root.join("2026/.hidden/x.gpx"), "x").unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink(&root, root.join("2026/loop")).unwrap();
    let (items, problems) = import::walk(&[root.clone(), root.join("mid.gpx"), folder.path().join("gone.fit")]);
    let names: Vec<&str> = items.iter().map(|item| item.name.as_str()).collect();
    assert_eq!(names, ["runs/2026/new.gpx", "runs/mid.gpx", "runs/2026/old.gpx"]);
    let [(name, problem)] = problems.as_slice() else { panic!("one problem: {problems:?}") };
    assert_eq!((name.as_str(), problem.kind, problem.what.id), ("gone.fit", ProblemKind::Io, "import-io-missing"));
}

#[test]
fn a_file_on_disk_opens_as_its_bytes_do() {
    let folder = tempfile::tempdir().unwrap();
    let gpx = fixture("gpx/two_tracks.gpx");
    let files = [("e.zip", zip(&[("1.gpx", &gpx)])), ("1.gpx.gz", gzip(&gpx)), ("1.gpx", gpx), ("n.bin", vec![7; 99])];
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::write(&path, &bytes).unwrap();
        let item = Item { name: name.to_owned(), path, size: bytes.len() as u64, modified_ns: 0 };
        let mut lines = Vec::new();
        import::open(&item, &mut |found| {
            lines.push(line(&found));
            ControlFlow::Continue(())
        });
        let want = if name == "n.bin" { vec!["n.bin: import-ignored-unknown".to_owned()] } else { list(name, bytes) };
        assert_eq!(lines, want);
    }
}

#[test]
fn what_is_passed_over_says_what_to_do_with_it() {
    for (name, why) in [
        ("Sleep.xlsx", "import-ignored-spreadsheet"),
        ("export.7z", "import-ignored-archive"),
        ("track.kml", "import-ignored-other-activity"),
        ("activity-2026-01-01-a.json", "import-ignored-unused"),
        ("export.zip › messages.csv", "import-ignored-unused"),
        ("DI_CONNECT/x/social-profile.json", "import-ignored-unused"),
        ("steps-2026-05-01.json", "import-ignored-unused"),
        ("Steps (1).csv", "import-ignored-unused"),
        ("strava.zip › profile.csv", "import-ignored-unused"),
        ("my-messages.csv", "import-ignored-other-table"),
        ("list.csv", "import-ignored-other-table"),
    ] {
        assert_eq!(import::why_ignored(name).id, why, "{name}");
    }
}

/// A tar of files, as `tar` writes it.
fn tar(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut tar = tar::Builder::new(Vec::new());
    for (name, bytes) in files {
        let mut header = tar::Header::new_ustar();
        header.set_size(bytes.len() as u64);
        // As they stand: the library would refuse a name that points outside.
        header.as_old_mut().name[..name.len()].copy_from_slice(name.as_bytes());
        header.set_cksum();
        tar.append(&header, *bytes).unwrap();
    }
    tar.into_inner().unwrap()
}

#[test]
fn a_tar_is_unpacked_as_a_zip_is_plain_and_in_a_gzip() {
    let gpx = fixture("gpx/two_tracks.gpx");
    let files = tar(&[("a/1.gpx", &gpx), ("../2.gpx", &gpx), ("a/c.bin", &[7; 99])]);
    let lines = [
        "e › a/1.gpx: file".to_owned(),
        "e › ../2.gpx: import-archive-unsafe-name".to_owned(),
        "e › a/c.bin: import-ignored-unknown".to_owned(),
    ];
    let told = |name: &str, bytes: Vec<u8>| -> Vec<String> {
        list(name, bytes).into_iter().map(|line| line.replacen(name, "e", 1)).collect()
    };
    let plain = told("e.tar", files.clone());
    assert_eq!(plain.len(), 3, "{plain:?}");
    assert_eq!(plain[1..], lines[1..]);
    assert_eq!(told("e.tgz", gzip(&files)), plain);
    let cut = told("e.tar", files[..files.len() / 3].to_vec());
    assert!(cut[0].starts_with("e › a/1.gpx"), "{cut:?}");
}

#[test]
fn of_parts_that_overlap_the_one_whose_name_ends_later_counts_whatever_the_order() {
    // Garmin cuts its nights by date: two parts tell of one night, the later one corrects it.
    let nights = |deep_s: u32| {
        format!(
            r#"[{{"calendarDate":"2026-04-05","sleepStartTimestampGMT":"2026-04-04T21:00:00.0",
                "sleepEndTimestampGMT":"2026-04-05T05:00:00.0","deepSleepSeconds":{deep_s},
                "lightSleepSeconds":15000,"remSleepSeconds":5000}}]"#
        )
    };
    let (earlier, later) = (nights(4_000), nights(2_000));
    let names = ["x/2026-01-01_2026-04-11_1_sleepData.json", "x/2026-04-01_2026-07-10_1_sleepData.json"];
    let files = [(names[0], earlier.as_bytes()), (names[1], later.as_bytes())];
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("x")).unwrap();
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    let (forward, backward) = (folder.path().join("a.zip"), folder.path().join("b.zip"));
    fs::write(&forward, zip(&files)).unwrap();
    fs::write(&backward, zip(&[files[1], files[0]])).unwrap();
    for path in [forward, backward, folder.path().join("x")] {
        let mut store = Store::in_memory().unwrap();
        bring_in(&mut store, std::slice::from_ref(&path), &mut |_| ControlFlow::Continue(())).unwrap();
        let nights: Vec<_> = store.history().unwrap().nights.iter().map(|night| night.asleep_s).collect();
        assert_eq!(nights, [Some(22_000.0)], "{}", path.display());
    }
}
