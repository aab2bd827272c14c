# The card of overtraining
