# The card of weight_gain
