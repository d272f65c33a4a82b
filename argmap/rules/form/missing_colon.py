"""What it finds: a line that begins with a key, but without a colon directly behind it and a blank
after that.

Why it matters: without its colon the line would be prose, and the link that it was meant to
write would not be there.

Severity: error, always on

Fix: unsafe: writes a colon and a blank behind the key. It is safe where there is a colon already,
but a blank is missing, or stands before it, or the colon is a full-width one.

Wrong:

    claim night: The guard slept that night.
      supports inside-job

    claim inside-job: The thief had help from inside.

Right:

    claim night: The guard slept that night.
      supports: inside-job

    claim inside-job: The thief had help from inside.
"""
