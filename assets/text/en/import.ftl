# Texts of the room import
