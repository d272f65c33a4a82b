"""What it finds: a map file that can't be read. You may not read it, it is larger than 32 MB, or it
is a link to nothing or to a place outside the project.

Why it matters: the rest of its folder is checked without it, as if what it says had never been
said.

Severity: error, always on

Wrong: in the folder of the map, `letters.argmap` is a link to a file in somebody's home folder.

Right: `letters.argmap` is the file itself, copied into the project.
"""
