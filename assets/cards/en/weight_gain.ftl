# Card: weight gain. Gentle wording, no targets.
weight-gain-title = Weight gain
weight-gain-about = More to carry than last season
weight-gain-why = There is no one runner's body, and people can run at any weight. But if heavy legs are new, a gain of 5–10 lb (2.3–4.5 kg) since last training season can make legs slow: every step carries it.
weight-gain-try =
    • Follow hunger and fullness: eat when hungry, stop when satisfied, without distractions such as television
    • Write down what you eat for a few days and look for patterns, such as sweets in the afternoon dip or cocktails rich in calories
    • Control portions: smaller plates, and measure by the serving on the label
    • Do not use runs as an excuse: 80 % healthy, 20 % treats
    • Leave weight alone in peak training and race weeks
weight-gain-doctor = A quick gain with swelling or breathlessness: be seen today. A gain without a reason, with feeling cold, tired or constipated, or an unexplained loss of 5 % in half a year: make an appointment.
weight-gain-science = Energy use rises slightly more than in proportion to the mass carried at running pace. Weight swings with water, salt and food, so two-week medians are compared, never single days.
weight-gain-need = Weigh yourself on at least 4 mornings in two weeks. Last season's weights can be typed in.
weight-gain-verdict = Weight gain fits your heavy legs best.
weight-gain-verdict-several = { $causes } causes fit your heavy legs; weight gain fits best.
weight-gain-verdict-watch = No cause stands out; your weight is worth watching.
weight-gain-origin = This may be a sign of weight gain, which set in earlier.
weight-gain-part-gain = Your two-week median is { $now }; before, it was { $reference }: { $change } ({ $percent }).
weight-gain-part-cost = Carrying { $percent } more mass costs about { $percent } more energy at the same pace.
weight-gain-part-heart-rate = Your heart rate at the same pace rose about as much as that gain asks for.
weight-gain-against-stable = Your two-week median is { $now }; before, it was { $reference }.
weight-gain-missing-now = Cannot tell yet: { $have } weights in the last two weeks. Weigh yourself on at least 4 mornings in two weeks.
weight-gain-missing-reference = Cannot tell yet: there are too few weights from last season to compare with. Type in a few of them, or keep weighing yourself.
weight-gain-veto-scale = Your weight jumped within days, as with a new scale or water. It is weighed again after two weeks.
weight-gain-veto-pregnancy = Not weighed during pregnancy.
weight-gain-veto-young = Lightfoot gives no weight advice under 18.
weight-gain-veto-spared = Weight is left out, as your profile asks.
weight-gain-veto-underweight = Lightfoot gives no weight advice here, because your earlier weight was low for your height.
