# Messages of the command line, named cli-….

cli-no-home = There is no home folder to keep the library in; name a file with --library.
cli-no-such-path = { $file } does not exist.
cli-no-display = There is no display here for the window. The sub-commands work without one; see lightfoot --help.
cli-no-window = The window cannot be opened: { $why }. The sub-commands work without one; see lightfoot --help.
cli-built-without-window = This build has no window. See lightfoot --help for what it can do.
cli-cannot-write-output = The output cannot be written: { $why }.
cli-cannot-write = { $file } cannot be written: { $why }.
cli-report-empty = The library is empty, so there is nothing to summarise; import some files first.

cli-simulate-done = { $files_n ->
        [one] { $files } file
       *[other] { $files } files
    } of an invented runner and truth.json are in { $folder }.

cli-column-date = Date
cli-column-sport = Sport
cli-column-distance = Distance
cli-column-time = Time
cli-column-heart-rate = Heart rate
cli-column-load = Load
cli-column-legs = Legs
cli-column-fitness = Fitness
cli-column-weight = Weight
cli-column-sleep = Sleep
cli-column-resting-hr = Resting
cli-column-flags = Flags
cli-column-cause = Cause
cli-column-state = State
cli-column-score = Match
cli-column-since = Since
cli-column-from = From
cli-column-to = To
cli-column-peak = Highest

cli-diagnose-title = The eleven causes of heavy legs at the end of { $day }
cli-diagnose-caution = The match is a score out of 100, not a probability. Seen together is not cause and effect, and this is not a medical diagnosis.

cli-import-progress = { $done } of { $total }: { $file }
cli-import-sample = The sample runner is in the library: an invented year, nobody's.
cli-import-summary = { $files_n ->
        [one] { $files } file
       *[other] { $files } files
    }: { $new_n ->
        [one] { $new } new run
       *[other] { $new } new runs
    }, { $merged } merged, { $duplicate } already there, { $other_n ->
        [one] { $other } other activity
       *[other] { $other } other activities
    }
cli-import-days-weight = Weight on { $days_n ->
        [one] { $days } day
       *[other] { $days } days
    }
cli-import-days-sleep = Sleep of { $days_n ->
        [one] { $days } night
       *[other] { $days } nights
    }
cli-import-days-resting_hr = Resting heart rate on { $days_n ->
        [one] { $days } day
       *[other] { $days } days
    }
cli-import-days-hrv = Heart-rate variability on { $days_n ->
        [one] { $days } day
       *[other] { $days } days
    }
cli-import-days-diary = Diary of { $days_n ->
        [one] { $days } day
       *[other] { $days } days
    }

cli-export-exists = { $file } already holds something; choose a folder that is empty or not there yet.
cli-export-done = Everything the library holds is in { $file }
cli-import-range = From { $from } to { $to }
cli-import-part = { $format }: { $files_n ->
        [one] { $files } file
       *[other] { $files } files
    }, { $runs_n ->
        [one] { $runs } run
       *[other] { $runs } runs
    }, { $other_n ->
        [one] { $other } other activity
       *[other] { $other } other activities
    }, { $days_n ->
        [one] { $days } day of measurements
       *[other] { $days } days of measurements
    }
cli-import-not-asked = None of these files asks { $key }: the answer changes nothing in them. It is kept for later files.
cli-import-guess = Guessed: { $guess }. { $asks } If that is wrong: { $otherwise }

cli-backup-exists = { $file } is already there; choose another name for the backup.
cli-backup-done = The library was copied to { $file }
cli-restore-done = The library now holds what was in { $file }
cli-check-sound = The library is sound
cli-check-faults = The library is damaged: restore it from a backup.
