//! The program: reads the command line and hands over to it or to the window.

use std::io::{self, IsTerminal as _, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser as _;
use lightfoot::app;
#[cfg(feature = "gui")]
use lightfoot::app::App;
use lightfoot::cli::{self, Arguments, Call};
use lightfoot::model::{Phrase, Quantity};

fn main() -> ExitCode {
    let Arguments { library, files, sub } = Arguments::parse();
    let named = library.or_else(|| std::env::var_os("LIGHTFOOT_LIBRARY").filter(|v| !v.is_empty()).map(PathBuf::from));
    let Some(library) = named.or_else(app::default_library) else {
        return complain(&Phrase::plain("cli-no-home"), cli::FAILED);
    };
    let Some(sub) = sub else { return open_window(files, library) };
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut err = io::stderr().lock();
    let interactive = err.is_terminal();
    ExitCode::from(Call { library, out: &mut out, err: &mut err, interactive }.run(&sub))
}

fn open_window(files: Vec<PathBuf>, library: PathBuf) -> ExitCode {
    if let Some(missing) = files.iter().find(|file| !file.exists()) {
        let file = Quantity::Name(missing.display().to_string());
        return complain(&Phrase::new("cli-no-such-path", [("file", file)]), cli::USAGE);
    }
    #[cfg(feature = "gui")]
    {
        let shown = library.clone();
        let open = Box::new(move |wake| App::open_or_tell(&library, app::clock::today(), app::Jobs::threaded(wake)));
        match lightfoot::ui::run(lightfoot::ui::Start { files, library: shown, open }) {
            Ok(()) => ExitCode::SUCCESS,
            Err(why) => complain(&why, cli::FAILED),
        }
    }
    #[cfg(not(feature = "gui"))]
    {
        drop((files, library));
        complain(&Phrase::plain("cli-built-without-window"), cli::FAILED)
    }
}

fn complain(says: &Phrase, status: u8) -> ExitCode {
    let mut err = io::stderr().lock();
    let status = cli::complain(&mut err, says, status);
    // Nobody is left to tell when stderr is closed.
    drop(err.flush());
    ExitCode::from(status)
}
