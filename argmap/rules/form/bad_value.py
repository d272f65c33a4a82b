"""What it finds: a web address, a SHA-256 digest, a `strength:` or a `stance:` that can't be one.

Why it matters: a reader follows an address, and a digest is compared digit by digit. One that
was cut short leads nowhere.

Severity: error

Fix: unsafe: writes the nearest word. Small letters, in a digest too, are safe.

Wrong:

    source log: The ship's log
      url: archive.example/log

    claim sober: The captain was sober.
      said by: author in log
      supports: no-fault

    claim no-fault: Nobody on board was at fault.

Right:

    source log: The ship's log
      url: https://archive.example/log

    claim sober: The captain was sober.
      said by: author in log
      supports: no-fault

    claim no-fault: Nobody on board was at fault.
"""
