//! `lightfoot simulate`: writes the files of an invented runner, and what is true of them.

use std::path::Path;

use super::args::Simulate;
use super::{Call, DONE, Failure, name_of};
use crate::model::{Phrase, Quantity};
use crate::simulate::{Plan, files, invent, truth_json};

/// Writes the files asked for into a folder, made if there is none.
pub(super) fn run(call: &mut Call<'_>, args: &Simulate) -> Result<u8, Failure> {
    let plan = plan(args);
    let invented = invent(&plan);
    let mut files = files(&invented);
    let count = files.len();
    files.push(("truth.json".into(), truth_json(&plan, &invented).to_string().into_bytes()));
    for (name, bytes) in files {
        write(&args.folder.join(name), &bytes)?;
    }
    let values = [("files", Quantity::Count(count as f64)), ("folder", name_of(&args.folder))];
    let text = crate::text::Text::english(crate::model::runner::Units::Metric);
    writeln!(call.out, "{}", text.say(&Phrase::new("cli-simulate-done", values)))?;
    Ok(DONE)
}

fn plan(args: &Simulate) -> Plan {
    let mut plan = Plan { days: args.days, dose: args.dose.of(), ..Plan::healthy(args.seed, args.last) };
    plan = plan.noting(args.profile);
    for cause in args.cause.iter().filter_map(|cause| cause.0) {
        plan = plan.with(cause);
    }
    for twist in &args.distractor {
        plan = plan.twisted(*twist);
    }
    if args.harmless { plan.harmless() } else { plan }
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let written = path.parent().map_or(Ok(()), std::fs::create_dir_all).and_then(|()| std::fs::write(path, bytes));
    written.map_err(|error| {
        let values = [("file", name_of(path)), ("why", Quantity::Name(error.to_string()))];
        Failure::failed(Phrase::new("cli-cannot-write", values))
    })
}
