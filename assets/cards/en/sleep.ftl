# The card of sleep
