# Texts of the room common

## Why something is not believed until the runner says so

doubt-speed = { $pace } over the whole run is faster than the world record ({ $record }). Was it a ride, or is its distance wrong? It doesn't count as a run.
doubt-own-speed = { $pace } over the whole run is far faster than your fastest of the year before ({ $best }). Was it a ride, or is its distance wrong? It doesn't count as a run.
doubt-ride = Steps of { $step } on average are turns of the pedals: this looks like a ride. It doesn't count as a run.
doubt-doubled = The distance of { $distance } is twice the { $half } that were covered. Distance and pace don't count.
doubt-heart-rate = A heart rate of { $bpm } is higher than any heart beats. Heart rate of this run doesn't count.
doubt-heart-rate-share = Only { $share } of the heart rates can be true. Heart rate of this run doesn't count.
doubt-clock-early = The watch's clock was wrong: it says { $day }. It counts nowhere until you give its date.
doubt-clock-ahead = The watch's clock was wrong: { $day } lies after the day of the import. It counts nowhere until you give its date.
doubt-clock-hours = The watch's clock was wrong: another device recorded the same run { $hours } apart. This one counts nowhere.
