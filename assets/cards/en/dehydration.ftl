# Card: dehydration.
dehydration-title = Dehydration
dehydration-about = Fluid lost on long or hot runs and not replaced
dehydration-why = It is known for aching muscles and cramps, but it also brings general fatigue that feels like heavy legs. On long runs, sweat that is not replaced makes the heart work harder to move the blood: legs tire sooner and the run gets hard.
dehydration-try =
    • Drink to thirst; if you miss the signal, set a reminder on your watch
    • Carry fluid on long runs, in a belt or pack
    • Under one hour, water is enough; beyond one hour take electrolytes too, most of all sodium
    • Drink more in hot and humid weather, and slow down
    • Start well hydrated
    • Weigh yourself before and after a long run: what you lost plus what you drank, divided by the hours, is your sweat rate. Drink about enough to lose less than 2 % of your weight, and never gain
dehydration-doctor = Confusion, collapse, vomiting, or hot without sweating: cool first and call emergency. Headache, nausea or swelling after drinking a lot: no more water, emergency. Urine the colour of cola: emergency department today.
dehydration-science = The usual reason given is thicker blood. Better supported: less blood volume, so less blood with each beat and a faster heart, by about 3 beats a minute for each percent of body weight lost in the heat.
dehydration-need = On your next three long or warm runs, note what you drank and weigh yourself before and after.
dehydration-verdict = Dehydration fits your heavy legs best.
dehydration-verdict-several = { $causes } causes fit your heavy legs; dehydration fits best.
dehydration-verdict-watch = No cause stands out; what you drink on long runs is worth watching.
dehydration-origin = This may be a sign of dehydration, which set in earlier.
dehydration-part-run-measured = On { $date } you ran { $minutes } and lost { $loss } of your body weight, by the scale.
dehydration-part-run-weather = On { $date } you ran { $minutes } at { $temperature } (dew point { $dew }); you drank { $drink } and lost about { $loss } of your body weight (estimated, give or take { $error }).
dehydration-part-run-temperature = On { $date } you ran { $minutes } at about { $temperature }; you drank { $drink } and lost about { $loss } of your body weight (estimated, give or take { $error }).
dehydration-part-run-guessed = On { $date } you ran { $minutes } at about { $temperature }; what you drank is not noted. You may have lost about { $loss } of your body weight (give or take { $error }).
dehydration-part-run-drink = On { $date } you ran { $minutes }; you drank { $drink } and lost about { $loss } of your body weight (estimated without weather, give or take { $error }).
dehydration-part-run-unknown = On { $date } you ran { $minutes }; neither weather nor drink are noted.
dehydration-part-runs = On { $dry } of your { $runs } long or hot runs in four weeks you lost about 2 % of your body weight or more, the customary mark.
dehydration-part-electrolytes = You drank water only on a run of { $minutes }; beyond an hour, electrolytes belong in it, most of all sodium.
dehydration-part-start = On { $date } you started more than 1 % under your usual weight.
dehydration-part-heavy = Of { $dry } long or hot runs that left you dry, { $heavy } felt heavy; of { $other } others, { $other_heavy }.
dehydration-against-enough = You replaced most of what you lost on your last long or hot runs.
dehydration-against-gained = On { $date } you weighed more after the run than before it: you drank more than you lost.
dehydration-against-cool = { $cool } of your last { $heavy } heavy runs were short and in cool air.
dehydration-missing-runs = Cannot tell yet: { $have } long or hot { $have_n ->
        [one] run
       *[other] runs
    } of the last four weeks say what you drank. Note it for { $more } more, best with your weight before and after.
dehydration-missing-separate = Heat or fluid? They cannot be told apart without what you drank, or your weight before and after.
dehydration-missing-weights = Weigh yourself before and after one long run: it shows your own sweat rate.
