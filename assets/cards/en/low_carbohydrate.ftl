# Card: low-carbohydrate diet.
low-carbohydrate-title = Low-carbohydrate diet
low-carbohydrate-about = Too little carbohydrate for the running you do
low-carbohydrate-why = Muscles burn a mix of carbohydrate and fat, and store carbohydrate as glycogen. On a new low-carbohydrate diet, or simply after a busy day without lunch, there is less glycogen, energy is made more slowly and legs feel dead.
low-carbohydrate-try =
    • For most runners a balanced plan works best: fruit, vegetables, whole grains and dairy in meals and snacks
    • Have a meal or snack with carbohydrate 1–4 h before long or hard runs
    • On runs of 1–2.5 h, take 30–60 g of carbohydrate an hour
    • An occasional run on low stores can be useful; often, training feels hard and performance drops
    • If you stay low-carbohydrate, some do well on ketogenic eating, but it has not been shown to improve performance; the heaviness may take a couple of months to go, so keep runs easy until then
low-carbohydrate-doctor = With diabetes, above all type 1 or on medicines that can lower your sugar too far, talk to your physician before changing what you eat. Faint, shaky or confused on a run: take sugar and call for help. Missed periods or stress fractures: make an appointment.
low-carbohydrate-science = Fat burning adapts in three to four weeks or less, but running economy gets worse: elite race walkers on a ketogenic diet became 2.3 % slower over 10 km while those on much carbohydrate became 4.8 % faster.
low-carbohydrate-need = Say once a day for a week whether you ate little, usual or much carbohydrate, or skipped a meal; or enter since when you eat low-carbohydrate.
low-carbohydrate-verdict = A low-carbohydrate diet fits your heavy legs best.
low-carbohydrate-verdict-several = { $causes } causes fit your heavy legs; a low-carbohydrate diet fits best.
low-carbohydrate-verdict-watch = No cause stands out; your carbohydrate is worth watching.
low-carbohydrate-origin = This may be a sign of a low-carbohydrate diet, which set in earlier.
low-carbohydrate-part-days = You ate little carbohydrate or skipped a meal on { $low } of the last { $answered } days with an answer.
low-carbohydrate-part-ratio = Over the last three days you ate about { $percent } of the carbohydrate that such training asks for at least.
low-carbohydrate-part-diet = You started low-carbohydrate on { $date }, { $weeks } { $weeks_n ->
        [one] week
       *[other] weeks
    } ago; it may take a couple of months until heaviness goes.
low-carbohydrate-part-runs = Before { $low } of your { $heavy } heavy runs you had eaten little carbohydrate; of { $ordinary } ordinary runs, before { $ordinary_low }.
low-carbohydrate-part-empty = You ran out of energy on { $empty } of { $heavy } heavy runs with an answer.
low-carbohydrate-part-fade = On your heavy runs, pace faded by { $fade } in the last third.
low-carbohydrate-part-weight = Your weight fell by { $lost } within the first week; stores of carbohydrate go with their water.
low-carbohydrate-against-usual = You ate your usual carbohydrate or more on all { $answered } days with an answer in the last week.
low-carbohydrate-against-meals = { $usual } of your last { $heavy } heavy runs came after usual meals.
low-carbohydrate-against-occasional = An occasional run on low stores is no worry and can even be useful.
low-carbohydrate-missing-days = Cannot tell yet: food is noted on { $have } of the last 7 days. One tap a day on { $more } more is enough: little, usual or much carbohydrate, or a meal skipped.
low-carbohydrate-veto-young = Lightfoot gives no advice on diet under 18.
low-carbohydrate-veto-spared = Food is not put into numbers here, as your profile asks. Regular meals and a snack before long runs keep legs from feeling empty; a sports dietitian or your physician can help with the rest.
