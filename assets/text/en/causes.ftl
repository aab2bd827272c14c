# Texts of the room causes
