# Card: skipped stretching.
stretching-title = Skipped stretching
stretching-about = Ending runs without stretching
stretching-why = Stretching and foam rolling after a run loosen what the run tightened, and can ease pain. A smaller range of motion in hips, knees and ankles goes with stiff legs, and the next run starts heavy until they have warmed up.
stretching-try =
    • Give yourself 10 minutes at the end of your runs for a few static leg stretches
    • Stretch all parts you used: quadriceps, hamstrings, glutes, hips and back
    • Add foam rolling; it counts as stretching here
    • Stretch to a pull, never into pain
    • Note after each run whether you stretched, and look at how the next run felt
stretching-doctor = Pain in one spot rather than stiffness, swelling, pain at night, or joints that are swollen and stiff for more than half an hour each morning: see a physician.
stretching-science = Trials find that stretching after exercise changes soreness only slightly. It does widen the range of motion. So this cause is never called strong unless your own runs show it clearly, and tired days are both heavy and unstretched: only stretching before a run is compared with how that run felt.
stretching-need = Tap “stretched” or “did not stretch” after your runs: four answers in two weeks are enough.
stretching-verdict = Skipped stretching fits your heavy legs best.
stretching-verdict-several = { $causes } causes fit your heavy legs; skipped stretching fits best.
stretching-verdict-watch = No cause stands out; skipped stretching is worth watching.
stretching-origin = This may be a sign of skipped stretching, which set in earlier.
stretching-part-skipped = You skipped stretching after { $skipped } of your last { $answered } runs with an answer.
stretching-part-habit = In the weeks before, you stretched after { $share } of your runs.
stretching-part-stiff = On { $stiff } of { $runs } runs with an answer your legs were stiff at the start, then eased.
stretching-part-next-run = Runs that followed stretching were rated { $after } for heaviness on average, runs that did not { $without }.
stretching-against-done = You stretched after { $stretched } of your last { $answered } runs with an answer.
stretching-against-never = You have not stretched in the last year either, so it cannot explain legs that got heavy lately.
stretching-against-supple = Your heavy legs were hardly ever stiff at the start of a run.
stretching-against-next-run = Your runs were no heavier without stretching before them: { $without } on average, and { $after } after stretching.
stretching-against-gym = Your legs are sore after strength work, which is reason enough.
stretching-missing-answers = Cannot tell yet: { $have } { $have_n ->
        [one] run
       *[other] runs
    } of the last two weeks have an answer about stretching. Tap “stretched” or “did not stretch” after { $more } more.
stretching-missing-stiff = Note whether your legs were stiff at first and then eased: it is the sign this cause is known by.
