"""What it finds: a line at the left margin that begins no entry. It is read as a line of the entry
above. An entry that is indented is an `indented-entry`.

Why it matters: what an entry says about itself is indented, so that the eye sees where one ends
and the next begins.

Severity: error, always on

Fix: safe: puts two blanks before the line. It is unsafe where the line is prose.
Where it begins with a `#`, the fix writes a blank behind that, which makes it a comment.

Wrong:

    claim night: The guard slept that night.
    supports: inside-job

    claim inside-job: The thief had help from inside.

Right:

    claim night: The guard slept that night.
      supports: inside-job

    claim inside-job: The thief had help from inside.
"""
