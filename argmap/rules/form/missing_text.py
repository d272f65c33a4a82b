"""What it finds: an entry or a key with nothing behind its colon.

Why it matters: an entry without text states nothing, and a key without a value was begun and
not finished.

Severity: error, always on

Wrong:

    claim night: The guard slept that night.
      supports:

    claim inside-job: The thief had help from inside.
      supported by: no-traces

    claim no-traces: No door was forced.

Right:

    claim night: The guard slept that night.
      supports: inside-job

    claim inside-job: The thief had help from inside.
      supported by: no-traces

    claim no-traces: No door was forced.
"""
