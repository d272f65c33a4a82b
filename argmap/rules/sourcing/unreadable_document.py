"""What it finds: a document that is there, but from which no text can be read. It is empty, too
large, damaged, scanned without its text, or of a kind that is not read. A file that is not there
is a `missing-file`.

Why it matters: quotes are compared with the text of the document. A photo from which nothing is
quoted is none the worse for it, and not reported.

Severity: error, always on

File `inquiry.pdf`:

    The captain was ill.

File `inquiry.txt`:

    The captain was ill.

Wrong:

    source inquiry: Report of the inquiry
      file: inquiry.pdf

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
