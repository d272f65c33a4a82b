"""What it finds: a premise that is joined with itself by a plus.

Why it matters: a plus joins what counts only together. Said twice, one premise is still one,
and the other that was meant is missing.

Severity: error

Fix: unsafe: names the premise once.

Wrong:

    claim wolves-are-back: Wolves live in the valley again.
      supported by: tracks + tracks, howling

    claim tracks: There are tracks of a large animal.
      supported by: no-dogs

    claim no-dogs: Nobody in the valley keeps a dog.

    claim howling: Howling was heard at night.

Right:

    claim wolves-are-back: Wolves live in the valley again.
      supported by: tracks + no-dogs, howling

    claim tracks: There are tracks of a large animal.

    claim no-dogs: Nobody in the valley keeps a dog.

    claim howling: Howling was heard at night.
"""
