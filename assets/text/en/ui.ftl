# Texts of the room ui
