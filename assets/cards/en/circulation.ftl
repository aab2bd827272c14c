# Card: poor circulation.
circulation-title = Poor circulation
circulation-about = Blood that pools in the veins of the legs
circulation-why = Veins carry blood from the legs back to the heart, against gravity; working muscles help and valves stop it from flowing back. In chronic venous insufficiency the valves fail, blood pools, and legs feel puffy and heavy. Regular exercise helps prevent it, so in a runner another cause is more common.
circulation-try =
    • Keep running and walking: the calf muscles are the pump
    • Break up long sitting or standing
    • Put your legs up, and do calf raises
    • Know the risk factors: smoking, pregnancy, older age, a history of blood clots, long sitting or standing at work, obesity
    • Ask a physician about an examination, and about compression before you buy it
circulation-doctor = One leg or calf newly swollen, warm, red or tender could be a blood clot: be seen today. Otherwise a physician can assess it; treatment is by compression, medicines, weight loss, nonsurgical procedures or, rarely, surgery. Calf pain that stops you at a set distance, or a cold pale foot: see a physician soon.
circulation-science = Forty percent of people are often quoted as having it. Other sources say 2–5 % or about 10 %: it depends on the definition.
circulation-need = Not yet weighed by this version. Runs cannot show it; it will need six yes-or-no answers about risks
circulation-verdict = Poor circulation is worth showing a physician.
circulation-verdict-several = { $causes } causes fit your heavy legs; poor circulation is worth showing a physician.
circulation-verdict-watch = No cause stands out; your circulation is worth watching.
circulation-origin = This may be a sign of poor circulation, which set in earlier.
