# Card: low-carbohydrate diet.
low-carbohydrate-title = Low-carbohydrate diet
low-carbohydrate-about = Too little carbohydrate for the running you do
low-carbohydrate-why = Muscles burn a mix of carbohydrate and fat, and store carbohydrate as glycogen. On a new low-carbohydrate diet, or after a busy day without lunch, there is less glycogen, energy is made more slowly and legs feel dead.
low-carbohydrate-try =
    • For most runners a balanced plan works best: fruit, vegetables, whole grains and dairy in meals and snacks
    • Have a meal or snack with carbohydrate 1–4 h before long or hard runs
    • On runs of 1–2.5 h, take 30–60 g of carbohydrate an hour
    • An occasional run on low stores can be useful; often, training feels hard and performance drops
    • If you stay low-carbohydrate, some do well on ketogenic eating, but it has not been shown to improve performance; the heaviness may take a couple of months to go, so keep runs easy until then
low-carbohydrate-doctor = With diabetes, talk to your physician before changing what you eat. Faint, shaky or confused on a run: take sugar and get help. Missed periods or stress fractures: make an appointment.
low-carbohydrate-science = Fat burning adapts in three to four weeks or less, but running economy gets worse: elite race walkers on a ketogenic diet became 2.3 % slower over 10 km while those on much carbohydrate became 4.8 % faster.
low-carbohydrate-need = Not yet weighed by this version. It will need one answer a day for a week: little, usual or much carbohydrate, or a meal skipped
low-carbohydrate-verdict = A low-carbohydrate diet fits your heavy legs best.
low-carbohydrate-verdict-several = { $causes } causes fit your heavy legs; a low-carbohydrate diet fits best.
low-carbohydrate-verdict-watch = No cause stands out; your carbohydrate is worth watching.
low-carbohydrate-origin = This may be a sign of a low-carbohydrate diet, which set in earlier.
