# The card of stretching
