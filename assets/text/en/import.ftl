# Texts of the room import: what kinds of files there are, and what is wrong with one. A sentence about a problem says
# what is wrong, what was saved, and what to do. The file's name stands beside it.

## Kinds of files

import-format-fit = FIT activity
import-format-tcx = TCX activity
import-format-gpx = GPX track
import-format-apple = Apple Health export
import-format-diary = Lightfoot diary
import-format-profile = Lightfoot profile
import-format-scale = Weight table of a scale
import-format-withings_api = Withings measurements and nights
import-format-withings_sleep = Withings sleep table
import-format-hrv_apps = HRV4Training or Elite HRV table
import-format-oura = Oura nights
import-format-oura_served = Oura nights (web service)
import-format-fitbit = Fitbit sleep, weight, heart rate or exercise
import-format-fitbit_page = Fitbit web page table
import-format-fitbit_profile = Fitbit account settings
import-format-fitbit_tables = Fitbit or Google Fit daily table
import-format-whoop = WHOOP table
import-format-sleep_apps = Sleep app nights
import-format-strength_log = Strength log
import-format-food_log = Food log
import-format-polar_heart = Polar heart rate of a day
import-format-polar_calendar = Polar Flow calendar
import-format-polar_days = Polar nights and nightly recovery
import-format-suunto_sleep = Suunto nights
import-format-labs = Blood tests
import-format-zepp = Zepp or Mi Fit table
import-format-samsung = Samsung Health table
import-format-runkeeper = Runkeeper table
import-format-garmin_sleep = Garmin sleep data
import-format-garmin_days = Garmin daily values
import-format-garmin_web = Garmin Connect table of days

import-format-garmin_activities = Garmin list of activities
import-format-garmin_gear = Garmin list of gear
import-format-garmin_table = Garmin Connect table of activities
import-format-strava = Strava list of activities
import-format-strava_shoes = Strava list of shoes
import-format-strava_log = Strava training log
import-format-goldencheetah = GoldenCheetah activity
import-format-goldencheetah_measures = GoldenCheetah measures
import-format-goldencheetah_table = GoldenCheetah table of measures
import-format-intervals_days = intervals.icu days
import-format-intervals = intervals.icu list of activities
import-format-polar = Polar Flow training session
import-format-suunto = Suunto activity
import-format-sml = Suunto SML
import-format-pwx = TrainingPeaks workout (PWX)
import-format-hrm = Polar HRM

## Passed over

import-ignored-unknown = Lightfoot doesn't read this kind of file. If it holds runs, nights or weights, export them as FIT, TCX, GPX or CSV and import that.
import-ignored-unused = This part of an account export holds nothing that bears on heavy legs, so nothing was taken from it. There is nothing to do.
import-ignored-other-activity = Lightfoot doesn't read this kind of activity file. Export the activity as FIT, TCX or GPX and import that.
import-ignored-archive = Lightfoot unpacks ZIP, TAR and gzip archives only. Unpack this one and import the folder.
import-ignored-spreadsheet = Lightfoot doesn't read spreadsheets. Open it in the program it belongs to, save it as CSV and import that.
import-ignored-other-table = Lightfoot doesn't know this table. In the window you can tell what its columns mean; unpack it first if it lies in an archive.
import-ignored-other-data = Lightfoot doesn't know what is in this file. If it holds runs, nights or weights, export them as FIT, TCX, GPX or CSV and import that.

## What a file leaves open: the answers to choose from

import-answer-kg = kilograms
import-answer-lb = pounds
import-answer-day-first = day, then month
import-answer-month-first = month, then day

## Tables whose columns the runner named

import-format-mapped = Table with columns you named
import-column-unused = not used
import-column-date = date
import-column-time = time of day
import-column-weight-kg = weight, kg
import-column-weight-lb = weight, lb
import-column-hours-slept = sleep, hours
import-column-minutes-slept = sleep, minutes
import-column-resting-hr = resting heart rate
import-column-hrv-rmssd = HRV (RMSSD), ms
import-column-legs-heaviness = heavy legs on the run, 0–10
import-column-legs-morning = heavy legs on waking, 0–10
import-column-effort = effort, 0–10
import-column-tired = tiredness, 0–10
import-column-soreness = leg soreness, 0–10
import-column-carbs = carbohydrate, g
import-column-drink = drunk on the run, ml
import-column-ferritin = ferritin, µg/L
import-column-note = note
import-mapped-empty = With these columns nothing could be read. Nothing was taken from it. Tell again what the columns mean.
import-mapped-bad-cell = Line { $line }, column { $column }: “{ $cell }” does not fit what you said of this column. { $others_n ->
    [0] It was left out
    [one] It and one more cell were left out
   *[other] It and { $others } more cells were left out
 }, { $values_n ->
    [one] one value was saved.
   *[other] { $values } values were saved.
 } Correct it in the file, or tell again what the columns mean.

## Reading from disk

import-io = The file could not be read ({ $reason }). Nothing was taken from it. Check the disk and import it again.
import-io-missing = The file is not there any more. Nothing was taken from it. Check where it lies and import it again.
import-io-denied = The system does not let Lightfoot read this. Nothing was taken from it. Change its permissions, or copy it elsewhere, and import it again.
import-too-large = The file is larger than any activity can be. Nothing was taken from it. Export it again, in smaller parts.

## Files of accounts

import-account-settings = The settings of the account: they say in which unit it weighs. Nothing else was taken from this file.
import-account-empty = There is nothing in this file that Lightfoot uses. Nothing was taken from it.
import-account-cut = The file ends in the middle, as after a broken download. What stands before the break was saved. Download the export again and import it; what is already here won't be doubled.
import-account-broken = Part of the file is damaged. What stands before and behind that part was saved, the part itself is missing. Download the export again and import it; what is already here won't be doubled.
import-account-bad-date = Line { $line }: “{ $cell }” is not a date with a time that Lightfoot can read, so the row was left out. { $rows_n ->
    [0] No other row could be saved.
    [one] One other row was saved.
   *[other] { $rows } other rows were saved.
 } If it could be two days, such as 3/5/2026, export the table with the month as a word and import it again.

## Archives

import-archive-empty = The archive is empty. Ask for the export again.
import-archive-cut = The archive ends too early, as after a broken download. The files before the break were imported. Download it again and import it; what is already here won't be doubled.
import-archive-corrupt = The archive is damaged. What could be unpacked was imported. Download it again and import it.
import-archive-too-deep = An archive inside an archive inside an archive: Lightfoot unpacks three levels. Nothing was taken from this one. Unpack it by hand and import the folder.
import-archive-unsafe-name = This entry's name points outside the archive, so it was not touched. The other files were imported.
import-archive-bomb = This unpacks to far more than any export does, so it was stopped here. The files before it were imported. If you trust it, unpack it by hand and import the folder.
import-archive-password = A file in this archive is locked with a password and was left out. Unpack it with the password and import the folder.
import-archive-method = A file in this archive is packed in a way Lightfoot can't unpack and was left out. Unpack it by hand and import the folder.
import-archive-entry-cut = The file is cut off inside its archive. What came before the break was imported. Download the archive again.
import-archive-entry-corrupt = The file is damaged inside its archive. What came before the damage was imported. Download the archive again.
import-archive-entry-checksum = The file could be unpacked, but its checksum is wrong: a value may have changed. It was imported. Download the archive again if something looks odd.

## Activity files

import-empty = The file is empty. Copy it from the watch or download it again.
import-cut = The file ends in the middle, as after a broken copy. { $records_n ->
    [0] Nothing in it could be saved.
    [one] One record before the break was saved.
   *[other] { $records } records before the break were saved.
 } Copy it from the watch or download it again and import it; it will replace this part.
import-cut-seconds = The file ends in the middle, as after a broken copy: { $seconds } s of the end are missing. { $records_n ->
    [one] One record before the break was saved.
   *[other] { $records } records before the break were saved.
 } Copy it from the watch or download it again and import it; it will replace this part.
import-cut-short = The file ends in the middle, as after a broken copy: { $minutes_n ->
    [one] at least one minute of the end is missing.
   *[other] at least { $minutes } minutes of the end are missing.
 } { $records_n ->
    [one] One record before the break was saved.
   *[other] { $records } records before the break were saved.
 } Copy it from the watch or download it again and import it; it will replace this part.
import-dated-by-name = The date at the head of the file is damaged, so the run was put on the day that the file's name says: see whether that is right. Copy it from the watch or download it again and import it; it will replace this one.
import-undated = The date at the head of the file is damaged, and the file's name says none. Nothing was taken from it. Copy it from the watch or download it again and import it; or put the date into its name, like 2026-05-31.
import-doubtful = { $values_n ->
    [one] One value makes no sense beside those before and behind it and was left out
   *[other] { $values } values make no sense beside those before and behind them and were left out
 }; the file may have been damaged on its way. { $records_n ->
    [one] Its one record was imported.
   *[other] All { $records } records were imported.
 } If something looks odd, copy it from the watch or download it again.
import-garbled = The file is damaged. { $records_n ->
    [0] Nothing in it could be saved.
    [one] One record before the damage was saved.
   *[other] { $records } records before the damage were saved.
 } Download or export it again and import it; it will replace this part.
import-damaged = Part of the file is damaged. { $records_n ->
    [0] Nothing in it could be saved.
    [one] One record was saved; the damaged part is missing.
   *[other] { $records } records were saved; the damaged part is missing.
 } Copy it from the watch or download it again and import it; it will replace this part.
import-route = This is a planned route: its places have no times, so it is not an activity. Nothing was taken from it. Export the activity itself.
import-no-activity = There is no activity in this file. Nothing was taken from it. Export the activity as FIT if you can.

import-heart-rate = It says { $bpm }, which no heart beats. Such values are kept in the library and count nowhere; everything else was imported.

## FIT files

import-lost = Part of the file is damaged: { $seconds } s near minute { $minute } are missing. { $records_n ->
    [one] One record was saved.
   *[other] { $records } records were saved.
 } Copy it from the watch or download it again and import it; it will replace this part.
import-fit-mended = One byte of the file was wrong. Its checksum told which, and it was put right. { $records_n ->
    [0] It holds no records.
    [one] Its one record was imported.
   *[other] All { $records } records were imported.
 } There is nothing to do.
import-fit-header = The first bytes of the file are damaged; its checksum fits all the same. { $records_n ->
    [0] It holds no records.
    [one] Its one record was imported.
   *[other] All { $records } records were imported.
 } There is nothing to do.
import-fit-length = The file says it is of another length than it is; its checksum fits all the same. { $records_n ->
    [0] It holds no records.
    [one] Its one record was imported.
   *[other] All { $records } records were imported.
 } There is nothing to do.
import-fit-checksum = The file's checksum is wrong: a value may have changed on the way. { $records_n ->
    [0] It holds no records.
    [one] Its one record was imported.
   *[other] All { $records } records were imported.
 } If something looks odd, copy it from the watch or download it again.
import-fit-nothing = This FIT file holds settings, a plan or daily counts such as steps, and nothing that Lightfoot uses. Nothing was taken from it.
import-fit-undated = The watch didn't know the date when it recorded this, so it has no place in your history. Nothing was taken from it. If you know the date, correct it where the activity came from, then export and import it again.

## Diary

import-diary-empty = The diary has no entry, only its column names. Nothing was taken from it. Fill in a row and import it again.
import-diary-bad-cell = Line { $line }, column { $column }: “{ $cell }” is not a value this column can hold. { $others_n ->
    [0] That cell was left out, everything else was saved
    [one] That cell and one more were left out, everything else was saved
   *[other] That cell and { $others } more were left out, everything else was saved
 }: { $rows_n ->
    [one] one row.
   *[other] { $rows } rows.
 } Correct it in the file and import it again.
import-diary-implausible = Line { $line }, column { $column }: { $cell } lies outside what is possible. Is the unit right? { $others_n ->
    [0] That cell was left out, everything else was saved
    [one] That cell and one more were left out, everything else was saved
   *[other] That cell and { $others } more were left out, everything else was saved
 }: { $rows_n ->
    [one] one row.
   *[other] { $rows } rows.
 } Correct it in the file and import it again.
import-diary-bad-date = Line { $line }: “{ $cell }” is not a date like 2026-05-03, so the row was left out. { $rows_n ->
    [0] No other row could be saved.
    [one] One other row was saved.
   *[other] { $rows } other rows were saved.
 } Correct it in the file and import it again.

## Profile

import-profile-broken = The profile is damaged or not complete. Nothing was taken from it. Export it again.
import-profile-newer = The profile was written by a newer Lightfoot. Nothing was taken from it. Update Lightfoot and import it again.
import-profile-bad-key = The profile's “{ $key }” has a value it can't have. It was left out, the rest was saved. Correct it in the file, or in the profile itself.

## Weights

import-scale-columns = No column of weights with its unit, such as “Weight (kg)”, was found. Nothing was taken from it. Export the table again with its first line.
import-scale-empty = The table has no weight in it. Nothing was taken from it. Export it again over a longer time.
import-scale-bad-row = Line { $line } (“{ $cell }”) is not a date with a possible weight. It was left out. { $rows_n ->
    [0] No other weight could be saved.
    [one] One other weight was saved.
   *[other] { $rows } other weights were saved.
 } Dates are read as 2026-05-03, optionally with a time.

## Sleep

import-sleep-cut = The list of nights ends in the middle. The nights before the break were saved. Download it again and import it.
import-sleep-broken = The list of nights is damaged. The nights before the damage were saved. Download it again and import it.
import-sleep-empty = There is no night with sleep in this file. Nothing was taken from it.

## Daily values

import-days-cut = The list of days ends in the middle. The days before the break were saved. Download it again and import it.
import-days-broken = The list of days is damaged. The days before the damage were saved. Download it again and import it.
import-days-empty = There is no resting heart rate, HRV or weight in this file. Nothing was taken from it.

## Tables of Garmin Connect

import-garmin_web-bad-date = Line { $line }: “{ $cell }” does not name one day with its year, so it was left out. { $rows_n ->
    [0] Nothing else could be saved.
    [one] One other value was saved.
   *[other] { $rows } other values were saved.
 } If the page shows weeks or months, choose a shorter time there and export it again.

## Apple Health

import-apple-broken = This is not a whole Apple Health export. Nothing was taken from it. Export it again: Health app, your picture, “Export All Health Data”.
import-apple-cut = The export ends in the middle, as after a broken copy. Everything before the break was saved. Copy it again and import it; what is already here won't be doubled.
import-apple-garbled = Part of the export is damaged. Everything before and behind that part was saved; the part itself is missing. Export it again from the Health app and import it; what is already here won't be doubled.
import-apple-empty = The export holds no weight, sleep, resting heart rate, HRV, food or workout. Nothing was taken from it.

## Tables of days

import-table-damaged = { $lines_n ->
    [one] Line { $line } of the table is damaged and was left out.
   *[other] { $lines } lines of the table are damaged and were left out, line { $line } first.
 } All others were imported. Download the file again and import it; what is already here won't be doubled.
import-table-cut = The table ends in the middle of a line, as after a broken copy. That line was left out, and what should follow it is missing; the others were imported. Download the file again and import it; what is already here won't be doubled.
import-table-bad-row = Line { $line }: “{ $cell }” could not be read as a date, so the line was left out. { $rows_n ->
    [0] Nothing else could be saved.
    [one] One other value was saved.
   *[other] { $rows } other values were saved.
 } Correct the date, for example to 2026-05-03, and import it again.
import-table-empty = There is nothing in this table that Lightfoot can use. Nothing was taken from it.
import-polar-no-rest = This is heart rate through a day, with too little of the night in it to tell the heart rate at rest. Nothing was taken from it.

## Questions about units

import-ask-weight-unit = The file doesn't say in which unit you weigh yourself. What is { $number } on { $day }?
import-ask-lifted-unit = In which unit are the weights you lifted, such as { $number } on { $day }?
