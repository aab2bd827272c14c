# The forecast of the legs: the day after the last, what moves it, and what would lower it.
forecast-tomorrow = Tomorrow's legs
forecast-today = Today's legs
forecast-day = Legs on { $day }
forecast-chance = { $percent } %
forecast-chance-of-morning = chance that your legs feel heavy when you wake on { $day }
forecast-chance-of-run = chance that your legs feel heavy if you run on { $day }
forecast-usual-morning = Heavy is { $line } or more on your own scale: that was { $percent } % of your { $rated } rated mornings.
forecast-usual-run = Heavy is { $line } or more on your own scale: that was { $percent } % of your { $rated } rated days.
forecast-moved = What moves it
forecast-raises = Raises it
forecast-lowers = Lowers it
forecast-lower = It would be lower with
forecast-lower-nothing = Nothing Lightfoot knows of: a usual night is enough.
forecast-honest = A forecast from your own diary, training and sleep, for a night as usual. Chances are not causes, and this is no diagnosis.

# What moves it, in own numbers.
forecast-load = Load { $load } on { $day }; a usual training day of yours has { $usual }
forecast-load-rest = No training on { $day }; a usual training day of yours has load { $usual }
forecast-strength = Strength work of the last two days: leg load { $load }; a usual day of it has { $usual }
forecast-lately = Last rated { $last } on { $day }, lately { $lately } on average; your usual is { $usual }
forecast-monday = Mondays: rated { $apart } points against the days around them
forecast-tuesday = Tuesdays: rated { $apart } points against the days around them
forecast-wednesday = Wednesdays: rated { $apart } points against the days around them
forecast-thursday = Thursdays: rated { $apart } points against the days around them
forecast-friday = Fridays: rated { $apart } points against the days around them
forecast-saturday = Saturdays: rated { $apart } points against the days around them
forecast-sunday = Sundays: rated { $apart } points against the days around them

# The same day, had one thing been otherwise.
forecast-sleep = Sleep { $need } the night before, as you need: { $percent } %
forecast-rest = A day of rest on { $day } instead: { $percent } %

# Where it cannot be told.
forecast-missing-ratings = Rate your legs { $more } more { $more_n ->
    [one] time
   *[other] times
 } and Lightfoot can tell how likely heavy legs are: { $rated } of { $needed } so far.
forecast-missing-contrast = All your ratings are alike so far. Once they differ, Lightfoot can tell which days are likely to feel heavy.
forecast-missing-data = Your data end on { $day }: import newer files to see how likely heavy legs are tomorrow.
forecast-missing-lately = Your legs were last rated on { $day }. After { $days } days without a rating Lightfoot tells no more: rate them again.
