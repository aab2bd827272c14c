# Card: iron deficiency.
iron-deficiency-title = Iron deficiency
iron-deficiency-about = Too little iron to carry oxygen
iron-deficiency-why = Iron is part of haemoglobin, which carries oxygen to working muscles. With too little, less oxygen arrives and the whole body tires; some feel it as heavy legs. Two groups are at risk: vegetarian and vegan athletes, and female runners, most of all with heavy bleeding.
iron-deficiency-try =
    • Heavy legs together with general tiredness: make an appointment for a quick blood test (ferritin, haemoglobin, transferrin saturation)
    • Eat foods rich in iron; without meat, plan varied plants rich in iron
    • Add vitamin C to them, which helps absorption; keep coffee and tea away from those meals
    • Take no iron tablets without a test: too much iron harms
    • After treatment, have it checked again. Do not worry: it can be as simple as food or a daily supplement until levels are normal
iron-deficiency-doctor = Only a blood test can tell. Go sooner with black stools, very heavy periods, breathlessness at light effort or a racing pulse at rest.
iron-deficiency-science = For adult athletes, a ferritin below 15 µg/L means empty stores, and 30 µg/L is a suitable limit for "low". Ferritin rises with inflammation, so a test after illness or hard racing may hide low stores.
iron-deficiency-need = Not yet weighed by this version. It will need a blood test, or the risk form and runs with heart rate
iron-deficiency-verdict = Iron deficiency fits your heavy legs best; only a blood test can tell.
iron-deficiency-verdict-several = { $causes } causes fit your heavy legs; iron deficiency fits best, and only a blood test can tell.
iron-deficiency-verdict-watch = No cause stands out; a blood test for iron would be a cheap answer.
iron-deficiency-origin = This may be a sign of iron deficiency, which set in earlier.
