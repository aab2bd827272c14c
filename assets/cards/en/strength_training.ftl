# Card: intense strength training.
strength-training-title = Intense strength training
strength-training-about = Too many or too hard leg sessions for this part of the season
strength-training-why = Strength work keeps muscle, adds push-off and balance, and belongs in a runner's week. Too many sessions, or very hard ones for the legs, leave fibres tired and sore, and the runs of the next days feel heavy.
strength-training-try =
    • In the racing season, keep strength work to 1–2 sessions a week; that is enough to hold your strength
    • Let strength follow your running plan: change its amount and intensity with the part of the season
    • Put leg work after a hard run or on the same day as one, not before a run that matters
    • Make it lighter in the weeks before a race
    • Build muscle in the off season, for most runners the winter; some heavy runs are fine then, as long as they stay occasional
strength-training-doctor = Very severe muscle pain, swelling or weakness one to three days after a brutal session, or urine the colour of cola: go to an emergency department today. A tight, bursting pain or a numb foot at the same point of each run, gone when you stop: see a physician soon.
strength-training-science = Studies agree: one session a week kept strength gains for 12–13 weeks in cyclists and soccer players, one every two weeks did not. Runs after strength work suffered more than strength work after runs.
strength-training-need = Log your strength sessions with day, length and which part of the body; two weeks are enough. If you do none, note 0 minutes of strength work once in four weeks.
strength-training-verdict = Strength training fits your heavy legs best.
strength-training-verdict-several = { $causes } causes fit your heavy legs; strength training fits best.
strength-training-verdict-watch = No cause stands out; strength training is worth watching.
strength-training-origin = This may be a sign of your strength training, which set in earlier.
strength-training-part-sessions-season = In the last 7 days you did { $sessions } leg or full-body strength { $sessions_n ->
        [one] session
       *[other] sessions
    }; in the racing season 1–2 is the usual ceiling.
strength-training-part-sessions = In the last 7 days you did { $sessions } leg or full-body strength { $sessions_n ->
        [one] session
       *[other] sessions
    }.
strength-training-part-after-effect = Your latest strength work still weighs on your legs more than you are used to.
strength-training-part-last = Your last strength session ended { $hours } before the end of this day.
strength-training-part-last-run = Your last strength session ended { $hours } before this day's run.
strength-training-against-none = You did no leg or full-body strength session in the last 7 days.
strength-training-against-off-season = It is your off season: some heavy runs are fine now, as long as they stay occasional.
strength-training-against-unrelated = { $unrelated } of your last { $heavy } heavy runs came without leg work in the days before.
