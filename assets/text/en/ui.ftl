# Texts of the room ui
ui-name = Lightfoot
ui-menu = Menu
ui-progress = Progress
ui-yes = Yes
ui-no = No
ui-not-said = Not said
ui-date-hint = Year-month-day, such as 2026-05-03

## Screens
ui-view-today = Today
ui-view-trends = Trends
ui-view-runs = Runs
ui-view-diary = Diary
ui-view-profile = Profile
ui-view-import = Import

## Actions
ui-action-import = Import files…
ui-action-import-folder = Import folder…
ui-action-undo = Undo
ui-action-redo = Redo
ui-action-save-report = Save summary as PDF…
ui-action-open-report = Open summary to print
ui-action-theme = Switch light and dark
ui-action-theme-system = Light or dark as the desktop
ui-action-units-metric = Kilometres and kilograms
ui-action-units-imperial = Miles and pounds
ui-action-today = Go to Today
ui-action-trends = Go to Trends
ui-action-runs = Go to Runs
ui-action-diary = Go to Diary
ui-action-profile = Go to Profile
ui-action-files = Go to Import
ui-action-help = Keyboard shortcuts
ui-action-quit = Quit
ui-theme-light = Light theme
ui-theme-dark = Dark theme
ui-span-three-months = Show 3 months
ui-span-three-months-short = 3 m
ui-span-six-months = Show 6 months
ui-span-six-months-short = 6 m
ui-span-year = Show 1 year
ui-span-year-short = 1 y
ui-span-three-years = Show 3 years
ui-span-three-years-short = 3 y
ui-span-all = Show everything
ui-span-all-short = All
ui-help-title = Keyboard shortcuts
ui-help-zoom = Zoom the charts
ui-help-zoom-keys = + and −, or Ctrl and wheel
ui-help-pan = Move the charts in time
ui-help-pan-keys = Arrow keys, or drag
ui-help-ends = First and last day
ui-help-ends-keys = Home and End

## Status line and notices
ui-status-importing = Reading your files, { $done } of { $total }{ $runs_n ->
    [0] {""}
    [one] : { $runs } new run so far
   *[other] : { $runs } new runs so far
 }
ui-status-importing-open = Reading your files, { $done } of them so far{ $runs_n ->
    [0] {""}
    [one] : { $runs } new run
   *[other] : { $runs } new runs
 }
ui-status-starting = Looking at the files…
ui-status-left-seconds = about { $seconds } s left
ui-status-left = about { $left } left
ui-status-cancel = Stop
ui-status-working = Working out the numbers…
ui-status-local = Everything stays on this computer
ui-status-no-diagnosis = Lightfoot compares your own numbers. It does not diagnose.
ui-no-viewer = The summary is written, but no program opened it: { $file }
ui-notice-dismiss = Put this message away
ui-working-title = Working out the numbers
ui-working-hint = This takes a moment after a large import.

## Dropping and dialogs
ui-drop-now = Drop to import
ui-drop-now-hint = Files, folders and zip archives; anything Lightfoot cannot read is left alone
ui-drop-tile = Drop files anywhere
ui-drop-tile-none = Import files…
ui-drop-tile-hint = Or click to choose files
ui-dialog-files = Import files
ui-dialog-watch = Watch a folder
ui-dialog-folder = Import a folder
ui-dialog-report = Save the summary
ui-report-file-name = lightfoot-summary.pdf
ui-report-path = Save summary to
ui-report-save = Save
ui-report-cancel = Do not save

## First start
ui-first-title = Why do your legs feel heavy?
ui-first-what = Lightfoot puts training load, weight, sleep and running form on one time axis, and weighs eleven common causes against your own numbers.
ui-first-drop = Drop your files anywhere on this window
ui-first-no-drop = This desktop does not let windows receive dropped files: choose them instead
ui-first-kinds = Runs from any watch (FIT, TCX, GPX), account exports as zip, weight and sleep as CSV or JSON
ui-first-choose = Choose files…
ui-first-sample = Try with a sample runner
ui-first-local = Nothing leaves this computer. There is no account.
ui-sample-banner = You are looking at a sample runner with an invented year.
ui-sample-remove = Remove the sample

## Today
ui-today-as-of = As of { $day }
ui-today-report = Summary to print
ui-today-others = The other causes
ui-today-all = The eleven causes
ui-legs = Heavy legs on { $recent } of { $rated_recently } rated runs in the last 14 days, and on { $heavy } of { $rated } in all.
ui-legs-never-rated = You have not rated your legs yet. Ratings are what the causes are held against.
ui-legs-rate = { $runs_n ->
    [one] Rate { $runs } run
   *[other] Rate { $runs } runs
 }
ui-warning-seen = I have had this looked at, or this is not what I meant
ui-question-yes = Yes, that is so
ui-question-no = No, this is not what I meant
ui-unexplained-title = Heavy legs without a likely cause
ui-match = Match score { $score } of 100
ui-match-short = Match
ui-coverage = { $word }: { $dots } of 4 dots
ui-coverage-short = Data
ui-coverage-hint = More dots mean that more of the data this cause needs has been recorded lately.
ui-card-since = since { $day }
ui-card-until = until { $day }
ui-card-cleared = This was flagged until { $day } and has passed.
ui-card-item = To do
ui-card-trends = Show on Trends
ui-card-more = { $count } more
ui-card-less = Less

## Trends
ui-trends-range = { $from } – { $to }
ui-trends-none = Nothing to draw yet
ui-trends-table = Show as table
ui-trends-charts = Show as charts
ui-trends-flag = Flag
ui-trends-flag-close = Close this flag
ui-trends-now = As it stands today
ui-trends-causes = Causes
ui-trends-causes-hint = Choose one to see its latest flag in the charts
ui-flag = { $cause }, { $state }, { $from } to { $to }
ui-flag-now = now
ui-chart-summary = { $title } chart, { $from } to { $to }.
ui-chart-summary-layer = { $label }: lowest { $low }, highest { $high }, latest { $latest }.
ui-chart-legs = Heavy legs
ui-chart-legs-hint = Your ratings after runs, from 0 (light and springy) to 10. Red marks at the foot of the other charts are heavy runs.
ui-chart-load = Training load
ui-chart-load-hint = Load points of each day, and what they add up to: fitness over six weeks, fatigue over one week, freshness between them.
ui-chart-weight = Weight
ui-chart-weight-hint = Weigh-ins and their trend. The band is the middle four fifths of the year before the last four weeks.
ui-chart-sleep = Sleep
ui-chart-sleep-hint = Hours asleep each night. The dashed line is your need; the band is the middle four fifths of the year before the last four weeks.
ui-chart-form = Running form
ui-chart-form-hint = How far ground contact, bounce and cadence are from what your pace and the slope ask for. Zero is your usual; the band is the middle four fifths of the year before the last four weeks.
ui-chart-heart = Heart rate at the same pace
ui-chart-heart-hint = How far heart rate is above what pace, slope and heat ask for. Zero is your usual; the band is the middle four fifths of the year before the last four weeks.
ui-layer-rated = Rated
ui-layer-heavy = Heavy
ui-layer-estimated = Guessed from the watch
ui-layer-load = Load a day
ui-layer-weekly = Mean of the week
ui-layer-ctl = Fitness
ui-layer-atl = Fatigue
ui-layer-tsb = Freshness
ui-layer-weight = Weigh-in
ui-layer-weight-trend = Trend
ui-layer-sleep = Night
ui-layer-sleep-mean = Mean of 7 nights
ui-layer-gct-run = Contact, each run
ui-layer-gct = Ground contact
ui-layer-oscillation = Bounce
ui-layer-cadence = Cadence
ui-layer-heart-run = Each run
ui-layer-heart = Mean of 4 weeks

## Runs
ui-runs-count = { $runs } { $runs_n ->
    [one] run
   *[other] runs
 }
ui-runs-all = All activities
ui-runs-none = No runs yet
ui-runs-none-hint = Drop files on the window to import them.
ui-run-open = Open { $title }, { $day }
ui-run-back = Back to the list
ui-run-delete = Delete this run
ui-run-reading = Reading the run…
ui-run-no-series = This file has no values second by second.
ui-run-cadence = Cadence
ui-run-oscillation = Bounce
ui-run-altitude = Height
ui-run-from-to = { $low } to { $high }
ui-truth-from = From { $source }
ui-truth-more = Recordings
ui-truth-less = Hide recordings
ui-truth-richest = its curves are shown
ui-truth-nothing = tells nothing the others do not know better
ui-truth-borrowed = gives { $values }
ui-truth-split-short = Split off
ui-truth-split = Split { $source } off
ui-truth-split-hint = This recording is of another run. It becomes an activity of its own and stays so, whatever is imported again.
ui-truth-join = Merge with { $title }, { $time }
ui-truth-accept = Count it as it is
ui-truth-date = Its date
ui-truth-set-date = Set date
ui-truth-use = Use the other clock
ui-value-distance-m = distance
ui-value-timer-s = time
ui-value-elapsed-s = time with pauses
ui-value-ascent-m = climb
ui-value-descent-m = descent
ui-value-calories-kcal = energy
ui-value-mean-hr-bpm = mean heart rate
ui-value-max-hr-bpm = highest heart rate
ui-value-heart-rate = heart rate
ui-value-mean-cadence-spm = cadence
ui-value-mean-gct-ms = ground contact
ui-value-mean-vertical-oscillation-mm = bounce
ui-value-mean-vertical-ratio-pct = vertical ratio
ui-value-mean-gct-balance-left-pct = balance
ui-value-mean-step-length-mm = step length
ui-value-mean-power-w = power
ui-value-mean-temperature-c = temperature
ui-run-chart = { $title } during the run, from { $low } to { $high }
ui-column-sort = Sort by { $column }
ui-column-date = Date
ui-column-title = Title
ui-column-distance = Distance
ui-column-time = Time
ui-column-pace = Pace
ui-column-heart-rate = Heart rate
ui-column-contact = Contact
ui-column-load = Load
ui-column-legs = Legs
ui-column-shoe = Shoes
ui-column-sources = Files
ui-column-resting-hr = Resting heart rate
ui-load-heart-rate = heart rate
ui-load-power = power
ui-load-pace = pace
ui-load-effort = effort
ui-load-duration = time
ui-sport-running = Run
ui-sport-cycling = Ride
ui-sport-swimming = Swim
ui-sport-walking = Walk
ui-sport-hiking = Hike
ui-sport-strength-training = Strength training
ui-sport-mobility = Stretching and mobility
ui-sport-fitness-equipment = Indoor machine
ui-sport-transition = Transition
ui-sport-other = Other

## Diary
ui-diary-hint = Rate a run before you look at its charts: three taps
ui-diary-past = What you said before
ui-diary-none = Nothing yet. Your first rating will stand here.
ui-diary-open = Open { $day }
ui-rate-legs = How heavy did your legs feel on this run?
ui-rate-legs-0 = light and springy
ui-rate-legs-5 = clearly heavy
ui-rate-legs-10 = could hardly lift them
ui-rate-effort = How hard was the whole run?
ui-rate-effort-0 = rest
ui-rate-effort-5 = hard
ui-rate-effort-10 = all out
ui-rate-save = Save rating
ui-chip-start = Heavy from the start
ui-chip-late = Got heavy late
ui-chip-whole = Heavy all the way
ui-chip-one-leg = Only one leg
ui-chip-stiff = Stiff at first, then eased
ui-chip-thirsty = Thirsty
ui-chip-energy = Ran out of energy
ui-chip-stretched = Stretched 10 min or more
ui-chip-not-stretched = Did not stretch
ui-run-drink = Drunk on the run, ml
ui-run-drink-type = What it was
ui-drink-water = Water
ui-drink-electrolyte = With electrolytes
ui-run-weight-before-kg = Weight before, kg
ui-run-weight-before-lb = Weight before, lb
ui-run-weight-after-kg = Weight after, kg
ui-run-weight-after-lb = Weight after, lb
ui-run-temperature = Temperature, °C
ui-run-humidity = Humidity, %
ui-run-rate = Rate this run
ui-day-title = The day
ui-day-before = The day before
ui-day-after = The day after
ui-day-save = Save day
ui-day-more = More
ui-day-less = Less
ui-day-sleep = Sleep, hours
ui-day-legs = Legs on waking, 0–10
ui-day-tired = Tired, 0–10
ui-day-sore = Sore legs, 0–10
ui-day-weight-kg = Weight, kg
ui-day-weight-lb = Weight, lb
ui-day-resting-hr = Resting heart rate
ui-day-ill = Sick
ui-day-injured = Injured
ui-day-carbs = Carbohydrate
ui-day-nap = Naps, minutes
ui-day-hrv = Heart-rate variability, ms
ui-day-stretch = Stretching, minutes
ui-day-roll = Foam rolling, minutes
ui-day-strength = Strength work, minutes
ui-day-strength-effort = Its effort, 0–10
ui-day-strength-body = What it trained
ui-day-carbs-g = Carbohydrate, grams
ui-day-swelling = Swelling in the evening, 0–3
ui-day-swelling-side = Which side
ui-day-period = Period
ui-day-ferritin = Ferritin, µg/L
ui-day-haemoglobin = Haemoglobin, g/L
ui-day-transferrin = Transferrin saturation, %
ui-day-crp = CRP, mg/L
ui-day-from = { $value } · from { $source }
ui-day-typed = { $value } · typed
ui-day-beside = (beside { $sources })
ui-day-note = Note
ui-carbs-low = Low
ui-carbs-usual = Usual
ui-carbs-high = High
ui-carbs-skipped = Skipped a meal
ui-body-legs = Legs
ui-body-full = Whole body
ui-body-upper = Upper body
ui-side-both = Both
ui-side-left = Left
ui-side-right = Right
ui-period-start = First day
ui-period-heavy = Heavy flow
ui-said-legs = legs { $value }
ui-said-effort = effort { $value }
ui-said-morning = legs on waking { $value }
ui-said-sleep = slept { $value }
ui-said-tired = tired { $value }
ui-said-sore = sore { $value }
ui-said-weight = { $value }
ui-said-strength = strength { $value }
ui-said-nap = nap { $value }
ui-said-resting-hr = at rest { $value }
ui-said-hrv = variability { $value }
ui-said-session = session { $value }
ui-said-drink = drank { $value }
ui-said-ferritin = ferritin { $value }
ui-said-haemoglobin = haemoglobin { $value } g/L
ui-said-saturation = transferrin saturation { $value }
ui-said-crp = CRP { $value } mg/L
ui-said-stretching = stretched { $value }
ui-said-carbs-g = carbohydrate { $value } g
ui-said-swelling = swelling { $value }
ui-said-stretched = Stretched
ui-said-shoe = shoes { $value }
ui-said-carbs = carbohydrate { $value }

## Profile
ui-profile-hint = Nothing here is required. What you leave open is treated as unknown, not as no.
ui-profile-save = Save profile
ui-profile-discard = Discard
ui-profile-you = You
ui-profile-name = Name, as on the summary
ui-profile-birth-year = Year of birth
ui-profile-sex = Sex, for formulas
ui-sex-female = Female
ui-sex-male = Male
ui-profile-height = Height, cm
ui-profile-units = Units
ui-profile-effort = Heart, pace and sleep
ui-profile-hr-max = Highest heart rate
ui-profile-hr-rest = Resting heart rate
ui-profile-threshold-hr = Heart rate at threshold
ui-profile-threshold-pace = Pace at threshold
ui-profile-sleep-need = Sleep need, hours
ui-profile-medicines = Medicines that change heart rate
ui-profile-stretches = Usually stretches
ui-profile-health = Food and health
ui-profile-diet = Diet
ui-diet-omnivore = Everything
ui-diet-vegetarian = Vegetarian
ui-diet-vegan = Vegan
ui-profile-low-carb = Low carbohydrate since
ui-profile-eating = Eating disorder, now or earlier
ui-profile-eating-hint = Lightfoot then shows no weight and puts no number to what you eat, on screen and on paper.
ui-profile-menstruates = Has periods
ui-profile-heavy-periods = Heavy periods
ui-profile-donations = Blood donations
ui-donation-date = Date
ui-donation-add = Add donation
ui-donation-remove = Remove this donation
ui-profile-risks = Risks for the veins
ui-risk-smoking = Smoking
ui-risk-pregnancy = Pregnancy
ui-risk-clot = Blood clot before
ui-risk-sitting = Long sitting or standing
ui-risk-obesity = Obesity
ui-risk-family = Vein trouble in the family
ui-risk-none = None of these
ui-profile-shoes = Shoes
ui-profile-shoes-hint = The pair marked as usual is worn when the diary says nothing else.
ui-shoe-name = Name
ui-shoe-kind = Built for
ui-shoe-neutral = Neutral
ui-shoe-stability = Stability
ui-shoe-minimal = Minimal
ui-shoe-racing = Racing
ui-shoe-trail = Trail
ui-shoe-mass = Grams a shoe
ui-shoe-start = Kilometres before
ui-shoe-from = First day
ui-shoe-to = Last day
ui-shoe-default = Usual pair
ui-shoe-add = Add shoes
ui-shoe-remove = Remove these shoes
ui-profile-sources = Where values come from
ui-source-hint = Where several measure the same, one counts: what you type, then scale, watch, phone, and apps that copy others. Where that is wrong for you, choose.
ui-source-usual = The usual order
ui-source-weight = Weight
ui-source-sleep = Sleep
ui-source-resting-hr = Resting heart rate
ui-source-hrv = Heart-rate variability
ui-profile-races = Races
ui-profile-races-hint = Past and planned. They tell where in the season you are.
ui-race-name = Name
ui-race-date = Date
ui-race-distance = Distance, km
ui-race-priority = How much it matters
ui-race-a = Goal
ui-race-b = Important
ui-race-c = For training
ui-race-add = Add race
ui-race-remove = Remove this race

## Import
ui-import-hint = Files already imported are recognised and skipped
ui-import-files = Choose files…
ui-import-folder = Choose folder…
ui-import-path = Or a path
ui-import-path-hint = Type or paste the path of a file or folder
ui-import-path-go = Import
ui-import-no-dialog = There is no file chooser on this system. Type or paste a path, or drop files on the window.
ui-import-last = Last import
ui-import-summary = { $files } { $files_n ->
    [one] file
   *[other] files
 }
ui-import-cancelled = Stopped. Nothing of it was imported.
ui-import-all = All { $count }
ui-import-new = New { $count }
ui-import-known = Already there { $count }
ui-import-filter-merged = Merged { $count }
ui-import-problems = Problems { $count }
ui-import-ignored = Not used { $count }
ui-import-runs = { $count } { $count_n ->
    [one] new run
   *[other] new runs
 }
ui-import-other = { $count } { $count_n ->
    [one] other activity
   *[other] other activities
 }
ui-import-days = { $count } { $count_n ->
    [one] day
   *[other] days
 } of measurements
ui-import-runs-known = { $count } { $count_n ->
    [one] run
   *[other] runs
 } already there
ui-import-runs-merged = { $count } { $count_n ->
    [one] run
   *[other] runs
 } merged
ui-import-with-problems = { $count } { $count_n ->
    [one] file
   *[other] files
 } with problems
ui-import-profile = Profile
ui-import-merged = Another recording of a run that is there: merged
ui-import-duplicate = Already there
ui-import-skipped = Not reached before the import was stopped
ui-watch-title = Watched folders
ui-watch-hint = What comes into these folders is imported while Lightfoot is open, and when it opens.
ui-watch-add = Watch a folder…
ui-watch-path = Folder to watch
ui-watch-go = Watch
ui-watch-stop = Stop watching
ui-watch-stop-name = Stop watching { $folder }
ui-import-library = Where everything is kept
ui-import-library-hint = One file on this computer. Back it up like a photo album.
ui-import-would = What would become of each file
ui-import-search = Search
ui-import-save-results = Save as table…
ui-import-reason = { $count } files: { $reason }
ui-import-none-found = No file fits.
ui-dialog-results = Save the results
ui-results-path = Save results to
ui-results-file-name = lightfoot-import.csv
ui-notice-undo = Undo

# What an import would bring, before it does
ui-preview-title = Import this?
ui-preview-hint = Everything was read, nothing is imported yet.
ui-preview-yes = Import all of this
ui-preview-no = Don't import
ui-preview-new = { $count_n ->
    [one] new run
   *[other] new runs
 }
ui-preview-merged = { $count_n ->
    [one] other recording of the same run
   *[other] other recordings of the same runs
 }
ui-preview-known = there already, or twice in here
ui-preview-other = { $count_n ->
    [one] other activity
   *[other] other activities
 }
ui-preview-days = { $count_n ->
    [one] day of measurements
   *[other] days of measurements
 }
ui-preview-range = { $from } to { $to }
ui-preview-answer = { $asks } { $answer }
ui-part-kind = Recognised
ui-part-files = Files
ui-part-runs = Runs
ui-part-other = Other activities
ui-part-days = Days
ui-part-from = Measured by

# That it waits, said on the other screens
ui-waiting-banner = { $files_n ->
    [one] { $files } file waits for your yes
   *[other] { $files } files wait for your yes
}
ui-waiting-look = Look
ui-waiting-no = Not now

# The list of imports
ui-imports-title = Imports
ui-imports-hint = Each can be taken back, whenever it was. What you typed stays, and so does what other imports hold, too.
ui-imports-facts = { $on }: { $files_n ->
    [one] { $files } file
   *[other] { $files } files
 }{ $runs_n ->
    [0] {""}
    [one] , { $runs } run
   *[other] , { $runs } runs
 }{ $days_n ->
    [0] {""}
    [one] , { $days } day of measurements
   *[other] , { $days } days of measurements
 }
ui-imports-taken-back = Taken back
ui-imports-take-back = Undo this import
ui-imports-take-back-name = Undo this import: { $import }
ui-imports-take-back-hint = Takes back what only this import brought
ui-imports-bring-back = Bring back
ui-imports-bring-back-name = Bring back: { $import }
ui-imports-bring-back-hint = Everything of it comes back as it was
ui-import-tell = Tell what the columns mean
ui-import-tell-again = Change what the columns mean
ui-import-tell-name = Tell what the columns mean: { $file }

# A table of an unknown kind
ui-table-title = What do the columns of { $file } mean?
ui-table-hint = Below each cell stands what it is read as. Correct what is guessed wrong; later files with the same first line are read the same way.
ui-table-column = Column { $column } holds
ui-table-dates = Dates are written:
ui-table-numbers = Decimal sign:
ui-table-point = point
ui-table-comma = comma
ui-table-left-out = left out
ui-table-misfit = { $others_n ->
    [0] One cell does not fit its column and would be left out
    [one] Two cells do not fit their columns and would be left out
   *[other] One cell and { $others } more do not fit their columns and would be left out
 }: line { $line }, column { $column }: “{ $cell }”.
ui-table-nothing = With these columns nothing can be read yet. One column must be the date, another something it measures.
ui-table-outlook = { $days_n ->
    [one] { $days } day
   *[other] { $days } days
 } from { $from } to { $to }
ui-table-weights = { $count } weights
ui-table-nights = { $count } nights
ui-table-pulses = { $count } resting heart rates
ui-table-hrv = { $count } HRV values
ui-table-rows = { $count } diary rows
ui-table-yes = Read it like this
ui-table-no = Not now

# Words that speak of heavy legs
ui-heard-asks = On { $day } you wrote “{ $words }”. How heavy were your legs? Only what you tap is kept.
ui-heard-somewhat = Somewhat: { $legs }
ui-heard-heavy = Heavy: { $legs }
ui-heard-very = Very heavy: { $legs }
ui-heard-no = Not about my legs
ui-heard-more = { $more } more
