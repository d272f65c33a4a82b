"""What it finds: a line that says who said something, and can't be read. The order is: who, `via`
whom, `in` which source; then, each after a comma, the place in the source and the mode.

Why it matters: who said it, where and in which way is what a reader looks up. A misspelt place
must not be taken for a mode, nor a mode for a source.

Severity: error, always on

Fix: safe: puts commas, places in a source and the mode in order, and writes `page 3` for `p. 3`.
Another word for a misspelt mode is unsafe.

Wrong:

    source log: The ship's log

    speaker mate: The first mate

    claim no-warning: The storm came without a warning.
      said by: mate in log, page three
      supports: no-fault

    claim no-fault: Nobody on board was at fault.

Right:

    source log: The ship's log

    speaker mate: The first mate

    claim no-warning: The storm came without a warning.
      said by: mate in log, page 3
      supports: no-fault

    claim no-fault: Nobody on board was at fault.
"""
