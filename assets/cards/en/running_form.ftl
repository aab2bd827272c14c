# Card: poor running form.
running-form-title = Poor running form
running-form-about = Feet that stay long on the ground, steps that bounce
running-form-why = Long ground contact brakes and costs effort at each push-off; bounce wastes energy on going up and raises the force of landing. Both stress the legs and leave them tired and heavy.
running-form-try =
    • Think "quick, light steps": forward, not up
    • Push off as soon as the foot lands
    • Try a slightly faster step rate at the same pace
    • Strengthen hips and core; weak ones keep the foot down longer
    • Add a few short strides after easy runs
    • Change one thing at a time, and drop it if runs still cost more effort after 4 weeks. You need no watch for any of this
running-form-doctor = A new difference between left and right, a limp, a foot that drops or numbness: see a physician or physiotherapist.
running-form-science = In trained runners, 90 % already ran within 5 % of the contact time that was cheapest for them. So low is not always better: your values are compared with your own at the same pace and slope.
running-form-need = Your files hold too few runs with contact time or oscillation. A chest strap, pod or newer watch adds them.
running-form-verdict = Your running form fits your heavy legs best.
running-form-verdict-several = { $causes } causes fit your heavy legs; your running form fits best.
running-form-verdict-watch = No cause stands out; your running form is worth watching.
running-form-origin = This may be a sign of your running form, which changed earlier.
running-form-part-contact = At the same pace and slope your ground contact changed by { $percent } against your earlier runs.
running-form-part-bounce = At the same pace and slope your vertical oscillation changed by { $percent } against your earlier runs.
running-form-part-cadence = At the same pace and slope your cadence changed by { $percent } against your earlier runs.
running-form-part-contact-at = At { $pace } your foot stays { $contact } on the ground.
running-form-part-chronic = At an even pace your contact time or oscillation is high for a runner.
running-form-part-late = Late in your longer runs your contact time rises at the same pace: your form fades.
running-form-missing-runs = Cannot tell yet: { $have } runs with running dynamics are known; { $more } more from the same sensor would be enough.
running-form-veto-speed = Your recent runs are faster or slower than the earlier ones, and contact time changes with pace by itself. It is weighed again when the paces are alike.
running-form-veto-sensor = A new sensor measures your form. It is compared again once there are enough runs with it.
