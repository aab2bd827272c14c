# The card of shoes
