# The card of strength_training
