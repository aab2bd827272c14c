# Texts of the room app
