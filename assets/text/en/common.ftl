# Texts of the room common
