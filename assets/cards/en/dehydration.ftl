# Card: dehydration.
dehydration-title = Dehydration
dehydration-about = Fluid lost on long or hot runs and not replaced
dehydration-why = It is known for cramps, but it also brings general fatigue that feels like heavy legs. On long runs, sweat that is not replaced makes the heart work harder to move the blood, and legs tire sooner.
dehydration-try =
    • Drink to thirst; if you miss the signal, set a reminder on your watch
    • Carry fluid on long runs, in a belt or pack
    • Under one hour, water is enough; beyond one hour take electrolytes too, most of all sodium
    • Drink more in hot and humid weather, and slow down
    • Weigh yourself before and after a long run: aim to lose less than 2 %, and never gain
dehydration-doctor = Confusion, collapse, or hot without sweating: cool first and call emergency. Headache, nausea or swelling after drinking a lot: no more water, emergency. Urine the colour of cola: emergency department today.
dehydration-science = The usual reason given is thicker blood. Better supported: less blood volume, so less blood with each beat and a faster heart, by about 3 beats a minute for each percent of body weight lost in the heat.
dehydration-need = Not yet weighed by this version. It will need three long or warm runs with what you drank, best with your weight before and after
dehydration-verdict = Dehydration fits your heavy legs best.
dehydration-verdict-several = { $causes } causes fit your heavy legs; dehydration fits best.
dehydration-verdict-watch = No cause stands out; what you drink on long runs is worth watching.
dehydration-origin = This may be a sign of dehydration, which set in earlier.
