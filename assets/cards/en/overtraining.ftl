# Card: overtraining. The program never says that somebody has an overtraining syndrome: only a physician can.
overtraining-title = Overtraining
overtraining-about = More training stress than the body can take in
overtraining-why = Training stress and recovery are out of balance. It starts in four ways: a high overall volume, distance that grows too fast, a large jump of the long run, or too much too soon after an injury or a break. Muscles and nerves do not recover between runs, so legs feel heavy regularly.
overtraining-try =
    • See a medical professional first if you also notice falling performance, exhaustion, runs that feel harder than they used to, migraines, irritability, injuries or more colds: other reasons have to be ruled out
    • If it is overtraining, take a couple of days off
    • Then run a reduced volume for a couple of weeks, all of it easy
    • After a break, come back step by step
    • Sleep enough and eat enough
    • Do not push through: it can become serious
overtraining-doctor = Chest pain, breathlessness out of proportion, or fainting: stop and be seen today. A resting heart rate far above yours, or no better after two light weeks: make an appointment.
overtraining-science = Recovery within days to weeks is called overreaching; weeks to months, non-functional overreaching; the overtraining syndrome lasts months, and only a physician can name it, after ruling out everything else. Ratios of recent to long-term load predict little, so they are not used here. In 5205 runners, one run more than 10 % longer than any of the 30 days before went with more injuries.
overtraining-need = It takes 8 weeks of runs with distance. Heart rate and an effort rating after each run make it far surer.
overtraining-verdict = Your training stress fits your heavy legs best: it looks like overreaching.
overtraining-verdict-several = { $causes } causes fit your heavy legs; high training stress fits best.
overtraining-verdict-watch = No cause stands out; your training stress is high and worth watching.
overtraining-origin = This may be a sign of high training stress, which set in earlier.
overtraining-part-spike = On { $date } you ran { $distance }, { $percent } farther than in any run of the 30 days before.
overtraining-part-spike-undated = A recent run was { $percent } longer than any of the 30 days before it.
overtraining-part-week = Your load of the last 7 days is { $load } points; your usual week is { $usual }.
overtraining-part-ramp = Your long-term load rose by { $rise } points within a week.
overtraining-part-tired = You carry far more load from the last days than you are used to.
overtraining-part-return = After { $days } days without running you went back to longer weeks quickly.
overtraining-part-volume = Your long-term load is at or above its highest of the last two years.
overtraining-part-monotony = Hard and easy days hardly differ this week.
overtraining-part-hrv-low = Your heart-rate variability has been below your own band on { $days } { $days_n ->
        [one] day
       *[other] days
    }.
overtraining-part-resting = Your resting heart rate changed by { $change } against your last two months.
overtraining-part-no-reason = Your body shows strain without a training reason: think of illness, sleep, food and stress, and see a physician if it lasts two weeks.
overtraining-against-fresh = Your recent load is below what you are used to.
overtraining-against-hrv = Your heart-rate variability is within your own band.
overtraining-missing-weeks = Cannot tell yet: { $have } of 56 days of training are known. Import older runs, or keep recording.
overtraining-missing-heart = Runs with heart rate make this far surer.
overtraining-missing-recovery = Resting heart rate or heart-rate variability from your watch would make this surer.
overtraining-veto-load = The way your load is worked out has just changed (another highest heart rate, or another method), so weeks cannot be compared. It is weighed again after a week.
overtraining-veto-pregnancy = Not weighed during pregnancy. Ask your midwife or physician how much training is right for you.
