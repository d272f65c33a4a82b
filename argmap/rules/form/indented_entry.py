"""What it finds: an entry whose first line is indented.

Why it matters: entries begin at the left margin, and nothing nests. An indented one looks as if
it belonged to the entry above, which it does not.

Severity: error, always on

Fix: safe: takes the blanks before the entry out. It is unsafe in the middle of a sentence.

Wrong:

    claim inside-job: The thief had help from inside.
      supported by: night

      claim night: The guard slept that night.

Right:

    claim inside-job: The thief had help from inside.
      supported by: night

    claim night: The guard slept that night.
"""
