# What the runner's own ratings say of each cause: plain counts first, then what is left after adjusting.
attribution-heading = In your own ratings
attribution-counts = Of your { $heavy } heavy runs in the last { $weeks } weeks, { $heavy_with } { $cause ->
        [strength_training] came within days of leg work
        [stretching] followed runs without stretching
        [overtraining] came after a jump in training
        [shoes] came in worn, heavy or very light shoes
        [running_form] came while your form had drifted
        [weight_gain] came with added weight
        [low_carbohydrate] came with little carbohydrate
        [iron_deficiency] came with signs of low iron
        [dehydration] came with little fluid for their length and heat
        [circulation] came after long standing
       *[sleep] came with short sleep
    }; of { $ordinary } ordinary runs { $ordinary_with } did.
attribution-counts-mornings = Of your { $heavy } heavy mornings in the last { $weeks } weeks, { $heavy_with } came { $cause ->
        [strength_training] within days of leg work
        [stretching] after runs without stretching
        [overtraining] after hard days
        [running_form] while your form had drifted
        [weight_gain] with added weight
        [low_carbohydrate] after little carbohydrate
        [iron_deficiency] with signs of low iron
       *[sleep] after short sleep
    }; of { $ordinary } ordinary mornings { $ordinary_with } did.
attribution-more = After adjusting for pace, length, heat and time: about { $more } more heavy runs per 10 ({ $low } to { $high }).
attribution-fewer = After adjusting for pace, length, heat and time: about { $fewer } fewer heavy runs per 10 ({ $low } to { $high }).
attribution-same = After adjusting for pace, length, heat and time: no more and no fewer heavy runs ({ $low } to { $high } per 10).
attribution-same-mornings = After adjusting for the morning before and for time: no more and no fewer heavy mornings ({ $low } to { $high } per 10).
attribution-more-mornings = After adjusting for the morning before and for time: about { $more } more heavy mornings per 10 ({ $low } to { $high }).
attribution-fewer-mornings = After adjusting for the morning before and for time: about { $fewer } fewer heavy mornings per 10 ({ $low } to { $high }).

# The same in words. They go together; that is not yet proof that one makes the other.
attribution-clear = A clear link in your own ratings: they go together, which does not prove that one makes the other.
attribution-some = Some link in your own ratings: they go together more often than not.
attribution-not-visible = No visible link in your own ratings so far.
attribution-too-early = Too early to say from your own ratings: after about half a year of them strong links can be seen.
attribution-one-stretch = All your runs with it lie in one stretch of time, { $from } to { $to }: your ratings alone cannot tell it from chance or from whatever else was different then.
attribution-one-stretch-mornings = All your mornings with it lie in one stretch of time, { $from } to { $to }: your ratings alone cannot tell it from chance or from whatever else was different then.
attribution-too-few = About { $more } more { $more_n ->
        [one] rating is
       *[other] ratings are
    } needed before your own ratings can tell.
attribution-no-contrast = Your own ratings cannot tell yet: there are too few heavy and ordinary runs both with and without it.

# Heavy runs one by one.
attribution-chart-title = What your heavy runs came with
attribution-chart-title-mornings = What your heavy mornings came with
attribution-chart-note = Causes overlap: the shares do not add up to 100 %. Together is not because.
attribution-explained-none = { $unexplained } of { $heavy } heavy { $heavy_n ->
        [one] run
       *[other] runs
    } of the last { $weeks } weeks fit none of the causes.
attribution-explained-none-mornings = { $unexplained } of { $heavy } heavy { $heavy_n ->
        [one] morning
       *[other] mornings
    } of the last { $weeks } weeks fit none of the causes.
attribution-share = { $with } of { $heavy }
attribution-fits-none = Fits none
