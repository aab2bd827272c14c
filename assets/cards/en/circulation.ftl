# Card: poor circulation. "Likely" here means: worth showing a physician.
circulation-title = Poor circulation
circulation-about = Blood that pools in the veins of the legs
circulation-why = Veins carry blood from the legs back to the heart, against gravity; working muscles help and valves stop it from flowing back. In chronic venous insufficiency the valves fail, blood leaks back and pools, and legs feel puffy and heavy. Regular exercise helps prevent it, so in a runner another cause is more common. It is still possible, above all with risk factors.
circulation-try =
    • Keep running and walking: the calf muscles are the pump
    • Break up long sitting or standing
    • Put your legs up, and do calf raises
    • Know the risk factors: smoking, pregnancy, older age, a history of blood clots, long sitting or standing at work, obesity
    • Ask a physician about an examination by ultrasound, and about compression before you buy it: with arterial disease it harms
circulation-doctor = One leg or calf newly swollen, warm, red or tender could be a blood clot: be seen today. Otherwise a physician can assess it; treatment depends on symptoms, health and severity: compression, medicines, weight loss, nonsurgical procedures or, rarely, surgery. Calf pain that stops you at a set distance, or a cold pale foot: see a physician soon.
circulation-science = Forty percent of people are often quoted as having it (Cleveland Clinic). Other sources say 2–5 % or about 10 %: it depends on the definition. Runs cannot show it: this card rests on your answers alone, and never says more than "likely".
circulation-need = Runs cannot show this. Six yes-or-no answers in your profile can.
circulation-verdict = Poor circulation is worth showing a physician.
circulation-verdict-several = { $causes } causes fit your heavy legs; poor circulation is worth showing a physician.
circulation-verdict-watch = No cause stands out; your circulation is worth watching.
circulation-origin = This may be a sign of poor circulation, which set in earlier.
circulation-part-smoking = You smoke: a risk factor.
circulation-part-pregnancy = You are pregnant: a risk factor.
circulation-part-clots = You had a blood clot: a risk factor.
circulation-part-sitting = You sit or stand long at work: a risk factor.
circulation-part-obesity = Obesity is a risk factor you named.
circulation-part-age = Older age is a risk factor.
circulation-part-family = Weak veins run in your family.
circulation-part-relief = Legs that were swollen in the evening are light again after a night lying down.
circulation-part-eases = Your legs are heavy at the start of a run, then ease: the calf pump helps.
circulation-against-no-swelling = You noted evenings without swelling.
circulation-missing-form = Runs cannot show this. Answer the questions about circulation in your profile; "none of these" is an answer too.
circulation-missing-evenings = Note in the diary for 5 evenings whether your legs are swollen, and on which side.
