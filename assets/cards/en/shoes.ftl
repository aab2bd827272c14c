# Card: wrong or worn shoes.
shoes-title = Wrong or worn shoes
shoes-about = Shoes that are worn out, heavy, or give too little support
shoes-why = Every gram is lifted thousands of times, so a heavy shoe tires the legs. A shoe that is too light or worn out cushions and supports less, and the muscles take more stress at every foot strike.
shoes-try =
    • Replace a pair after 300–500 miles (483–805 km), or when the heaviness follows the pair
    • Choose the lightest shoe that still gives the support you need; stability shoes weigh more, but not all weigh the same
    • Try several pairs and jog test laps around the shop: none should feel too heavy
    • Do not go too light: too little support tires the muscles too
    • Go over to lighter shoes gradually, and rotate two pairs
shoes-doctor = New pain in foot, shin or Achilles tendon for more than a week: see a physician or podiatrist. Bone pain at one spot, worse when hopping or at night: stop running and see a physician within days.
shoes-science = The 300–500 miles are a convention: measured changes of gait with wear are small. Mass is better studied: 100 g more on each shoe cost about 1 % more energy.
shoes-need = Tell which pair you wear and since when. The distance it had before can be a guess.
shoes-verdict = Your shoes fit your heavy legs best.
shoes-verdict-several = { $causes } causes fit your heavy legs; your shoes fit best.
shoes-verdict-watch = No cause stands out; your shoes are worth watching.
shoes-origin = This may be a sign of your shoes, which changed earlier.
shoes-part-distance = { $shoe } has { $distance }; the usual life is { $low } to { $high }.
shoes-part-heavy = { $shoe } weighs { $mass } a shoe, { $more } more than your usual pair; 100 g more cost about 1 % more energy.
shoes-part-light = { $shoe } is a light pair that you have not yet run much in.
shoes-part-effort = In { $shoe } the same pace takes more effort than in your other pairs: { $more } points.
shoes-part-contact = In { $shoe } your ground contact at the same pace is { $percent } against your other pairs.
shoes-part-heavier = In { $shoe } your legs were heavier than in your other pairs: { $points } points.
shoes-part-rise = Your legs got heavier as the distance in { $shoe } grew: { $points } points for every 100 km.
shoes-against-other-pairs = Your legs were as heavy in your other pairs.
shoes-missing-assigned = Cannot tell yet: it is known for { $have } of your recent distance which pair you wore. Enter your pairs with their first day, and choose the one you wear by default.
shoes-missing-mass = The mass of your pairs is not entered, so only their distance is weighed.
