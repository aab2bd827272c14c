# The card of iron_deficiency
