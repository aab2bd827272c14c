# Texts of the room app

# What undo would take back and redo do again
app-undo-import = { $files_n ->
    [one] Undo import of { $files } file
   *[other] Undo import of { $files } files
}
app-undo-aside = { $files_n ->
    [one] Bring back import of { $files } file
   *[other] Bring back import of { $files } files
}
app-undo-delete = { $activities_n ->
    [one] Undo deleting { $activities } activity
   *[other] Undo deleting { $activities } activities
}
app-undo-diary = Undo diary entry of { $day }
app-undo-profile = Undo profile change
app-undo-split = Undo splitting a run
app-undo-join = Undo merging two runs
app-undo-accept = Undo accepting a doubtful value
app-undo-date = Undo the date of a run
app-undo-tables = Undo what you said about a table's columns
app-undo-words = Undo putting a question about your words away
app-redo-import = { $files_n ->
    [one] Redo import of { $files } file
   *[other] Redo import of { $files } files
}
app-redo-aside = { $files_n ->
    [one] Take back import of { $files } file again
   *[other] Take back import of { $files } files again
}
app-redo-delete = { $activities_n ->
    [one] Redo deleting { $activities } activity
   *[other] Redo deleting { $activities } activities
}
app-redo-diary = Redo diary entry of { $day }
app-redo-profile = Redo profile change
app-redo-split = Redo splitting a run
app-redo-join = Redo merging two runs
app-redo-accept = Redo accepting a doubtful value
app-redo-date = Redo the date of a run
app-redo-tables = Redo what you said about a table's columns
app-redo-words = Redo putting a question about your words away

# What undo has taken back and redo has done again
app-undone-import = { $files_n ->
    [one] Import of { $files } file undone
   *[other] Import of { $files } files undone
}
app-undone-delete = { $activities_n ->
    [one] { $activities } activity is back
   *[other] { $activities } activities are back
}
app-undone-diary = Diary entry of { $day } undone
app-undone-profile = Profile change undone
app-undone-split = The run is whole again
app-undone-join = The two runs are apart again
app-undone-accept = The value is doubtful again
app-undone-date = The run has its old date again
app-undone-tables = What you said about a table's columns is undone
app-undone-words = The question about your words is back
app-redone-import = { $files_n ->
    [one] { $files } file imported again
   *[other] { $files } files imported again
}
app-redone-delete = { $activities_n ->
    [one] { $activities } activity deleted again
   *[other] { $activities } activities deleted again
}
app-redone-diary = Diary entry of { $day } is back
app-redone-profile = Profile change is back
app-redone-split = The run is split again
app-redone-join = The two runs are one again
app-redone-accept = The value is accepted again
app-redone-date = The run has its corrected date again
app-redone-tables = What you said about a table's columns holds again
app-redone-words = The question about your words is put away again

# What can go wrong with the library
app-store-newer = This library was written by a newer version of Lightfoot. Update Lightfoot, or choose another library: { $file }
app-store-foreign = This file is not a Lightfoot library: { $file }
app-store-unreachable = The library cannot be opened ({ $cause }). Check the folder and its permissions: { $file }
app-store-busy = Another program is writing to the library. Close it, or try again in a moment
app-store-full = The disk is full. Nothing was changed; free some space and try again
app-store-read-only = The library may only be read, so nothing was changed. Check the permissions of its file and folder, or choose another library
app-store-damaged = The library is damaged. Restore it from a backup
app-store-failed = The library could not be read or written: { $cause }
# Messages of the program itself, named app-….

app-cannot-make-folder = The folder { $file } cannot be made: { $why }.
app-cannot-read = { $file } cannot be read: { $why }.
app-no-table = { $file } is no table: it needs a first line with the names of its columns, and at least two of them.
app-cannot-write = { $file } cannot be written: { $why }.
app-no-library = No library is open, so nothing was changed.
app-no-cache = There is no folder for temporary files; save the summary to a file of your own.
app-job-lost = Something went wrong inside Lightfoot while it was busy with: { $job }. Your library is whole; try again.
app-import-waits = Files wait for your yes or no on the Import screen. Decide about them first.
app-arrived-waits = New files in a watched folder wait for your yes or no on the Import screen.
app-cannot-watch = The folder { $file } cannot be watched: { $why }.
app-imported = Imported: { $runs_n ->
    [0] no new run
    [one] { $runs } new run
   *[other] { $runs } new runs
 }{ $merged_n ->
    [0] {""}
   *[other] , { $merged } merged
 }{ $other_n ->
    [0] {""}
    [one] , { $other } other activity
   *[other] , { $other } other activities
 }{ $days_n ->
    [0] {""}
    [one] , { $days } day of measurements
   *[other] , { $days } days of measurements
 }.
app-import-runs = An import is running. Wait until it is done, or stop it.
app-report-nothing = There is nothing to summarise yet.
app-results-written = The results are in { $file }
app-report-written = The summary is in { $file }
app-report-not-built = This build of Lightfoot cannot write the summary.
app-reader-lost = This file upset Lightfoot: it was left out, the others were read.
app-report-failed = The summary could not be set: { $why }.
