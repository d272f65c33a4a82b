"""What it finds: a document whose content no longer has the SHA-256 digest that its source names.
The help says how many of its quotes still stand, and the digest that the document has now.

Why it matters: it is not the document that was read when the map was written. Pages are
changed, and files are mistaken for one another.

Severity: error, always on

File `inquiry.txt`:

    The captain was ill.

Wrong:

    source inquiry: Report of the inquiry
      file: inquiry.txt
      sha256: 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef

    claim ill: The captain was ill.
      from: inquiry
      > The captain was ill
      supports: negligence

    claim negligence: The owners were negligent.

Right:

    source inquiry: Report of the inquiry
      file: inquiry.txt
      sha256: 876935c6d356365e64b8b55c181288ecb60f3b69f994f0c5f5931a2176da26c9

    claim ill: The captain was ill.
      from: inquiry
      > The captain was ill
      supports: negligence

    claim negligence: The owners were negligent.
"""
