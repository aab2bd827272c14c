# Card: lack of sleep.
sleep-title = Lack of sleep
sleep-about = Fewer hours than your body needs
sleep-why = One can get through a day on a few hours, but legs are weary in training and racing. Short nights leave muscles and nerves unrested, and the same pace feels harder.
sleep-try =
    • Make sleep a priority, like training and food: many athletes need 7–9 h, some 6, others 10
    • Put screens away at least half an hour before bed
    • No alcohol and not much caffeine near bedtime
    • Try training in the morning: you may sleep better than after evening sessions
    • If 7 h at night are impossible, take a short nap in the afternoon, and be awake well before you run
sleep-doctor = Loud snoring with pauses, sleepiness while driving, three or more bad nights a week for three months, or restless legs at night: see a physician.
sleep-science = In a study of 11 men in the European Journal of Sport Science, a nap of about 20 minutes some 90 minutes before made running feel easier, but only for those who had slept less than 7 h.
sleep-need = Type your sleep hours for 5 of the next 7 nights, or import your tracker.
sleep-verdict = Lack of sleep fits your heavy legs best.
sleep-verdict-several = { $causes } causes fit your heavy legs; lack of sleep fits best.
sleep-verdict-watch = No cause stands out; your sleep is worth watching.
sleep-origin = This may be a sign of lack of sleep, which set in earlier.
sleep-part-week = You slept { $mean } a night this week; your need is about { $need }.
sleep-part-shortfall = You are { $short } short over { $nights } known nights.
sleep-part-last-night = Last night you slept { $slept }; your need is about { $need }.
sleep-part-irregular = Your hours of sleep and waking shift from day to day.
sleep-against-one-night = Last night was short, but you owe little sleep from the nights before it.
sleep-against-good-nights = You slept enough three nights in a row.
sleep-against-as-ever = You sleep about as long as in the months before: { $mean } a night this week, { $usual } then.
sleep-against-enough = You slept { $mean } a night this week; your need is about { $need }.
sleep-missing-nights = Cannot tell yet: { $have } of the last 7 nights are known. Type your sleep hours for { $more } more, or import your tracker.
