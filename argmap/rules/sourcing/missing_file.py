"""What it finds: a `file:` that is not there, or is a folder. The path is relative to the folder
of the map file; where the lock covers the source's quotes, the document may be away.

Why it matters: quotes are compared with the document, and without it nobody can tell whether
they are right.

Severity: error, always on

File `inquiry.txt`:

    The captain was ill.

Wrong:

    source inquiry: Report of the inquiry
      file: enquiry.txt

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
