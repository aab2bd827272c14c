# What is said of the causes together, and of the warnings that come before them.
causes-footer = This app compares your own numbers and points to likely reasons. It cannot examine you and it does not diagnose. If a warning box appears, or something feels wrong, see a doctor; do not wait for the app.
causes-science-heading = What science says
causes-why-heading = Why it makes legs heavy
causes-try-heading = What to try
causes-doctor-heading = When to see a physician
causes-for-heading = What speaks for it
causes-against-heading = What speaks against it
causes-missing-heading = What is missing

# The one sentence before anything else.
causes-verdict-nothing = No runs yet: add your files to see what your legs are telling you.
causes-verdict-not-enough = Cannot tell yet: { $runs } { $runs_n ->
        [one] run is
       *[other] runs are
    } too little to go by without more of your ratings, sleep or weight.
causes-verdict-healthy = Your legs look fine: none of your { $rated } rated runs of the last two weeks was heavy.
causes-verdict-clear = None of the causes that can be checked shows up in your data.
causes-verdict-unexplained = { $heavy } of your { $rated } rated runs of the last two weeks { $heavy_n ->
        [one] was
       *[other] were
    } heavy, and none of the causes that can be checked explains it.
causes-unexplained = You had { $heavy } heavy runs in four weeks, and none of the eleven usual reasons fits well; { $checked } could be checked. If heavy legs go on for 2–4 weeks, see a physician: the summary prints on one page.
causes-unexplained-too-little = You had { $heavy } heavy runs in four weeks, and no reason found yet; only { $checked } of eleven could be checked. What would help most:

# States of a cause.
causes-state-not-enough-data = Cannot tell yet
causes-state-vetoed = On hold
causes-state-clear = Not there
causes-state-recently-cleared = Cleared not long ago
causes-state-watch = Worth watching
causes-state-likely = Likely
causes-state-strong = Strong

# How much of the data a cause needs is there.
causes-coverage = Data coverage
causes-coverage-0 = Hardly any data
causes-coverage-1 = Little data
causes-coverage-2 = Some data
causes-coverage-3 = Good data
causes-coverage-4 = Full data
causes-score = Match score
causes-score-help = How well your data match this cause, from 0 to 100. It is not a probability

# Said under several causes.
causes-missing-ratings = You have not rated your legs lately. Rate how heavy they felt after each run: it takes one tap.
causes-missing-effort = Rate the effort of your runs: it tells a hard day from a heavy leg.
causes-against-borne = Of { $runs } runs with it in four weeks, { $heavy } were heavy: your legs seem to bear it well.
causes-against-usual = Your legs felt { $now } on average on your last { $runs } rated runs and { $before } before: hardly heavier than usual.
causes-against-timing = Your last { $heavy } heavy runs came when there was hardly more of it than before your ordinary runs.
causes-missing-body = Too few body signs are known. Runs with heart rate, effort ratings and a word on how tired you are add them.

# Body signs, for and against.
causes-sign-hrp-up = At the same pace your heart beats faster than usual.
causes-sign-hrp-down = At the same pace your heart beats slower than usual.
causes-sign-decoupling = Your heart rate drifts up within runs more than usual.
causes-sign-hrv-down = Your heart-rate variability is below your own band.
causes-sign-hrv-up = Your heart-rate variability is above your own band.
causes-sign-rhr-up = Your resting heart rate is higher than usual.
causes-sign-gct-up = At the same pace your feet stay longer on the ground.
causes-sign-vo-up = At the same pace you bounce more.
causes-sign-cadence-down = At the same pace your cadence is lower.
causes-sign-effort-up = The same run feels harder than usual.
causes-sign-effort-split = Runs feel harder while your heart rate has not risen.
causes-sign-performance = Your best 20 to 30 minutes are slower than in the months before.
causes-sign-sore = Your legs are often sore.
causes-sign-stiff = Your legs are stiff at first, then ease.
causes-sign-early = Your legs are heavy from the start of a run.
causes-sign-late = Your legs get heavy late in a run.
causes-sign-fade = Your pace fades late.
causes-sign-tired = You are more tired than usual.
causes-sign-mood = Your mood is low.
causes-sign-ill = You were ill or injured repeatedly.
causes-sign-thirst = You were thirsty on heavy runs.
causes-sign-weight-dip = Your weight dipped within days.
causes-sign-swelling = Both legs swell in the evening.
causes-sign-rest = Your legs are heavy at rest.
causes-sign-gradual = The heaviness came over weeks.
causes-sign-sudden = The heaviness came within days.
causes-sign-rest-helps = A few easy days bring your legs back.
causes-sign-rest-does-not-help = A week of light days does not help.
causes-sign-hot = Your heavy runs were mostly in the heat.

# Warnings (red flags). Those that only the runner can feel stand on the questions page.
causes-redflag-heading = Before anything else
causes-urgency-emergency = Emergency
causes-urgency-today = Be seen today
causes-urgency-soon = Make an appointment
causes-redflag-1 = One leg was swollen on { $date }. A leg or calf that is newly swollen, warm, red or tender could be a blood clot. Be seen today. Do not run or massage it. With breathlessness or chest pain, call the emergency number.
causes-redflag-2 = Chest pain or pressure, breathlessness out of proportion, a racing or irregular heart, fainting in or right after exercise, or both legs newly swollen with breathlessness: stop exercise until a doctor has checked your heart. While it lasts, call the emergency number.
causes-redflag-3 = Collapse, confusion, a seizure, or hot and confused: call the emergency number and cool. Shaky and confused on diabetes medicine: take sugar at once.
causes-redflag-4 = Very severe muscle pain, swelling or weakness one to three days after a brutal session, or urine the colour of cola or tea: possible muscle breakdown. Go to an emergency department today. Take no anti-inflammatory painkillers.
causes-redflag-5 = A tight, bursting pain or a numb foot at the same point of each run, gone after stopping: see a doctor soon. Severe, growing pain after a blow: now.
causes-redflag-6 = You weigh { $loss } less than at your highest of the last six months. If you did not mean to, see a doctor or sports dietitian. Missed periods, repeated stress fractures, dizziness or fear of food are more reasons to go.
causes-redflag-7 = Bone pain at one spot, worse when hopping or at night: stop running and see a doctor within days.
causes-redflag-8 = New weakness, a foot that drops, back pain shooting into both legs: see a doctor. A numb saddle area or loss of bladder control: emergency.
causes-redflag-9 = Calf pain that stops you at a set distance, a cold or pale foot, above all as a smoker or with diabetes: see a doctor about your arteries.
causes-redflag-10 = Statins, certain antibiotics or a new medicine before the heaviness began: ask your doctor or pharmacist. Do not stop on your own.
causes-redflag-11 = You weighed { $gain } more after your long run on { $date } than before it. With headache, nausea or swelling this is an emergency: too much water, too little salt. Drink no more water and call the emergency number.
causes-redflag-12 = Severe illness, or fever with body aches: do not run until 24–48 h without fever.
causes-redflag-13 = Your resting heart rate has been { $rise } above your usual { $baseline } for two days. See a doctor; the same holds for an irregular pulse.
causes-redflag-14 = You noted swelling in pregnancy. With heavy legs or swelling, headache or changes of vision, see your midwife or doctor today.
causes-redflag-haemoglobin = The haemoglobin of your blood test of { $date } is below the usual limit. Make an appointment.
causes-redflag-ferritin = Your ferritin of { $ferritin } on { $date } is below 15 µg/L: empty stores. Make an appointment.
causes-redflag-overtraining = The signs of overreaching have lasted two weeks. Stop, and make an appointment to be checked.

# The same warnings, after a "yes" to a question about a note: nothing was measured.
causes-redflag-1-asked = A leg or calf that is newly swollen, warm, red or tender could be a blood clot. Be seen today. Do not run or massage it. With breathlessness or chest pain, call the emergency number.
causes-redflag-6-asked = Missed periods, repeated stress fractures, weight lost without meaning to, dizziness or fear of food can mean that you eat too little for what you train. See a doctor or sports dietitian.
causes-redflag-11-asked = Headache, nausea or swelling after drinking a lot on a long run can mean too much water and too little salt: an emergency. Drink no more water and call the emergency number.
causes-redflag-13-asked = An irregular pulse, or a resting heart rate far above your usual: see a doctor.
causes-redflag-14-asked = In pregnancy, with heavy or swollen legs, headache or changes of vision, see your midwife or doctor today.

# Questions about notes, asked before any of these warnings. A "no" is the usual answer.
causes-question-heading = A question before anything else
causes-question-1 = On { $date } you noted that one leg alone was heavy, or wrote of a swollen, warm or red leg. Is one leg or calf newly swollen, warm, red or tender?
causes-question-2 = Your note of { $date } may speak of your chest, breath or heart. Did you have chest pain or pressure, breathlessness out of proportion, a racing or irregular heart, or did you faint or nearly faint?
causes-question-3 = Your note of { $date } may speak of confusion or collapse. Did you collapse, or were you confused, hot and confused, or shaky and confused on diabetes medicine?
causes-question-4 = On { $date } your legs were very sore after hard work, or you wrote of your urine. Is the muscle pain very severe, are the muscles swollen or weak, or is your urine the colour of cola or tea?
causes-question-5 = Your note of { $date } may speak of a tight or numb leg. Does it come at the same point of each run and go after stopping, or does severe pain grow after a blow?
causes-question-6 = You noted something on { $date } that can go with eating too little for what you train. Did you miss three or more periods, have repeated stress fractures, lose weight without meaning to, or are you dizzy or afraid of food?
causes-question-7 = Your note of { $date } may speak of a bone. Does it hurt at one spot of a bone, more when hopping or at night?
causes-question-8 = Your note of { $date } may speak of a nerve. Is there new weakness, a foot that drops, a numb saddle area, loss of bladder control, or back pain that shoots into both legs?
causes-question-9 = Your note of { $date } may speak of blood flow. Does calf pain stop you at a set distance, or is a foot cold or pale?
causes-question-10 = Your note of { $date } may name a medicine. Did you start a statin, an antibiotic or another new medicine before your legs became heavy?
causes-question-11 = Your note of { $date } may speak of drinking a lot. Do you have a headache, nausea or swelling after a long run with much to drink?
causes-question-12 = You noted illness or fever on { $date }. Do you have a fever, body aches or a severe illness now?
causes-question-13 = Your note of { $date } may speak of your pulse. Is it irregular, or at rest far above your usual?
causes-question-14 = You noted heavy legs or changes of vision on { $date }. In pregnancy: are your legs heavy or swollen, do you have a headache or changes of vision?

# Other explanations, shown beside the causes.
causes-confounder-heading = What else may play a part
causes-confounder-medicines = You take a medicine that changes heart rate: signs that rest on heart rate are not used.
causes-confounder-pregnancy = In pregnancy heart rate, heart-rate variability and weight change by themselves: they are not used.
causes-confounder-illness = You were ill in the last week: a higher heart rate is expected and not used.
causes-confounder-race-recovery = You raced not long ago: heavy or sore legs are expected for up to two weeks.
causes-confounder-taper = You are tapering: heavy legs before a race are common.
causes-confounder-detraining = You come back from a break: a higher heart rate at the same pace is expected for three weeks and not used.
causes-confounder-travel = You travelled across time zones: for some days sleep rhythm and resting values are the journey's.
causes-confounder-altitude = You ran far above your usual altitude in the last two weeks: a higher heart rate is expected there and not used.
causes-confounder-heat = Most of your latest runs were hot: heat alone lifts heart rate and tires legs. Heart rate at the same pace has it taken out.
causes-confounder-treadmill = Most of your latest runs were on a treadmill: pace and form there are not compared.
causes-confounder-period = The week before a period lifts resting heart rate by itself: resting values are not used.
causes-confounder-new-heart-sensor = A new heart-rate sensor: its first five runs are not compared.
causes-confounder-new-form-sensor = A new watch or sensor for running form: its first eight runs are not compared.
