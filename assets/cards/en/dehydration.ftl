# The card of dehydration
