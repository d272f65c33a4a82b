"""What it finds: a line in whose middle another seems to begin: a key, a quote or an entry.

Why it matters: a line break that was lost would make a relation or a quote part of the prose,
where it says nothing any more.

Severity: error, always on

Fix: unsafe: begins a new line before what seems to be one.

Wrong:

    claim night: The guard slept that night.  supports: inside-job

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
