# The card of low_carbohydrate
