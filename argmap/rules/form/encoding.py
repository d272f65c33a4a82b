"""What it finds: bytes that are not UTF-8, and control characters. The example holds U+0007, which
once rang a bell and shows as nothing in most editors.

Why it matters: what can't be seen can't be checked. Two texts that look the same would differ,
and in another encoding a name could become another name.

Severity: error, always on

Wrong:

    claim night: The guard slept\x07 that night.
      supports: inside-job

    claim inside-job: The thief had help from inside.

Right:

    claim night: The guard slept that night.
      supports: inside-job

    claim inside-job: The thief had help from inside.
"""
