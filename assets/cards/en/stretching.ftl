# Card: skipped stretching.
stretching-title = Skipped stretching
stretching-about = Ending runs without stretching
stretching-why = Stretching and foam rolling after a run loosen what the run tightened. A smaller range of motion in hips, knees and ankles goes with stiff legs, and the next run starts heavy until they have warmed up.
stretching-try =
    • Give yourself 10 minutes at the end of your runs for a few static leg stretches
    • Stretch all parts you used: quadriceps, hamstrings, glutes, hips and back
    • Add foam rolling
    • Stretch to a pull, never into pain
stretching-doctor = Pain in one spot rather than stiffness, swelling, pain at night, or joints that are stiff every morning and swollen: see a physician.
stretching-science = Trials find that stretching after exercise changes soreness only slightly. It does widen the range of motion, so this cause is never called strong unless your own runs show it.
stretching-need = Not yet weighed by this version. It will need answers to "did you stretch?" after your runs: four in two weeks
stretching-verdict = Skipped stretching fits your heavy legs best.
stretching-verdict-several = { $causes } causes fit your heavy legs; skipped stretching fits best.
stretching-verdict-watch = No cause stands out; skipped stretching is worth watching.
stretching-origin = This may be a sign of skipped stretching, which set in earlier.
