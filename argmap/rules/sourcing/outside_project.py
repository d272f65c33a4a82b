"""What it finds: a `file:` or an `import` whose path leads out of the project. The project is what
lies below the nearest folder with an `argmap.toml` or a `.git`.

Why it matters: nothing outside the project is read, so that a map from a stranger can't look
into your other files, and a project that is passed on is complete.

Severity: error, always on

File `inquiry.txt`:

    The captain was ill.

Wrong:

    source inquiry: Report of the inquiry
      file: ../../downloads/inquiry.txt

    claim ill: The captain was ill.
      from: inquiry
      > The captain was ill
      supports: negligence

    claim negligence: The owners were negligent.

Right:

    source inquiry: Report of the inquiry
      file: inquiry.txt

    claim ill: The captain was ill.
      from: inquiry
      > The captain was ill
      supports: negligence

    claim negligence: The owners were negligent.
"""
