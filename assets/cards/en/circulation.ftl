# The card of circulation
