# Texts of the room cli
