# Self-experiments: a plan drawn by lot, what it asks for today, what it shows.
experiment-offer = Try it out
experiment-offer-hint = Weeks with and without a remedy, in an order drawn by lot. Only this can tell whether the cause makes your legs heavy.
experiment-stop = End the experiment
experiment-heading = Your experiment
experiment-over = Your experiment is over: { $cause }
experiment-day-with = The plan for the day: { $cause ->
        [stretching] stretch for 10 minutes after the run
        [strength_training] no leg work; the rest of your training as usual
        [low_carbohydrate] carbohydrate with every meal, and 1 to 4 hours before the run
        [dehydration] drink to your plan on the run
        [shoes] wear the other pair
       *[sleep] go to bed early enough for all the sleep you need
    }.
experiment-day-without = The plan for the day: { $cause ->
        [stretching] no stretching after the run
        [strength_training] strength work as usual
        [low_carbohydrate] eat as usual
        [dehydration] drink as usual
        [shoes] wear your usual pair
       *[sleep] go to bed as usual
    }.
experiment-until = Until { $last }. Rate your legs after each run as always; stop whenever something feels wrong.
experiment-begins = Your experiment begins on { $first }.
experiment-progress = Rated runs that count: { $with } of the { $each } needed with the remedy, { $without } of { $each } without it.
experiment-counts = With the remedy your legs were heavy on { $heavy_with } of { $with } runs, without it on { $heavy_without } of { $without }.
experiment-clear = The order was drawn by lot, so this may be said: { $cause ->
        [stretching] skipping the stretches
        [strength_training] the leg work
        [low_carbohydrate] too little carbohydrate
        [dehydration] too little fluid
        [shoes] the pair
       *[sleep] short sleep
    } causes heavier legs, by { $points } of 10 points.
experiment-not-clear = That is no more than the lot could have made by itself: in this experiment the remedy made no clear difference.
experiment-with = With the remedy
experiment-without = Without it
experiment-when = Mean of your ratings, 0 (light and springy) to 10, from { $first } to { $last }.
