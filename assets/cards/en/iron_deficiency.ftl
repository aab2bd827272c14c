# Card: iron deficiency. Never names a dose, never advises tablets without a test.
iron-deficiency-title = Iron deficiency
iron-deficiency-about = Too little iron to carry oxygen
iron-deficiency-why = Iron is part of haemoglobin, which carries oxygen to working muscles. With too little, less oxygen arrives and the whole body tires; some feel it as heavy legs. Most athletes get enough from a balanced diet. Two groups are at risk: vegetarian and vegan athletes, and female runners, who lose iron every month, most of all with heavy bleeding.
iron-deficiency-try =
    • Heavy legs together with general tiredness: make an appointment for a quick blood test (ferritin, haemoglobin, transferrin saturation)
    • Eat foods rich in iron; without meat it is possible with planning: varied plants rich in iron
    • Add vitamin C to them, which helps absorption; keep coffee and tea away from those meals
    • Take no iron tablets without a test: too much iron harms
    • Have it checked again after 8–12 weeks of treatment. Do not worry: it can be as simple as food, or a daily supplement once a test has shown the need, until levels are normal
iron-deficiency-doctor = Only a blood test can tell; a physician finds anaemia and recommends treatment. Go sooner with black stools, very heavy periods, breathlessness at light effort or a racing pulse at rest.
iron-deficiency-science = For adult athletes, a ferritin below 15 µg/L means empty stores, and 30 µg/L is a suitable limit for "low". Ferritin rises with inflammation, so a test after illness or hard racing may hide low stores. Without a test this card never says more than "likely".
iron-deficiency-need = A risk form (one minute) and a tiredness tap twice a week; a blood test result replaces all guesses.
iron-deficiency-verdict = Iron deficiency fits your heavy legs best; only a blood test can tell.
iron-deficiency-verdict-several = { $causes } causes fit your heavy legs; iron deficiency fits best, and only a blood test can tell.
iron-deficiency-verdict-watch = No cause stands out; a blood test for iron would be a cheap answer.
iron-deficiency-origin = This may be a sign of iron deficiency, which set in earlier.
iron-deficiency-part-empty = Your ferritin of { $ferritin } on { $date } is below 15 µg/L: empty stores.
iron-deficiency-part-low = Your ferritin of { $ferritin } on { $date } is between 15 and 30 µg/L: low.
iron-deficiency-part-borderline = Your ferritin of { $ferritin } on { $date } is just above the limit of 30 µg/L.
iron-deficiency-part-haemoglobin = The haemoglobin of your blood test of { $date } is below the usual limit.
iron-deficiency-part-may-hide = That test was taken with inflammation, or soon after illness or a race: ferritin then reads higher and may hide low stores.
iron-deficiency-part-rise = Over { $weeks } weeks your heart rate at the same pace rose ({ $rise }), heat taken out, although your training did not drop ({ $runs } runs).
iron-deficiency-part-diet = You eat no meat: a group at risk without planning.
iron-deficiency-part-periods = You menstruate: a group at risk, because iron is lost every month.
iron-deficiency-part-heavy-periods = Your periods are heavy: a group at risk, because much iron is lost every month.
iron-deficiency-part-earlier = An earlier blood test showed a ferritin below 30 µg/L.
iron-deficiency-part-donation = You gave blood within the last 90 days.
iron-deficiency-part-volume = You run more than 60 km (37 mi) a week.
iron-deficiency-part-worth-a-test = Heavy legs together with tiredness for two weeks: a blood test is a cheap answer.
iron-deficiency-against-full = Your ferritin of { $ferritin } on { $date } is 50 µg/L or more: full stores.
iron-deficiency-against-level = Over { $weeks } weeks your heart rate at the same pace did not rise ({ $rise }, { $runs } runs).
iron-deficiency-against-less-training = You trained less than before, which raises heart rate by itself.
iron-deficiency-missing-form = Say in your profile what you eat and, if it applies, how your periods are: it takes a minute.
iron-deficiency-missing-tired = Tap how tired you are twice a week, in the diary.
iron-deficiency-missing-test = A blood test result (ferritin, haemoglobin, transferrin saturation) replaces all guesses. Type it into the diary on its date.
