"""What it finds: an `argmap.lock` that can't be read.

Why it matters: the lock is what quotes are checked against where a document is not there. A
lock that was damaged vouches for nothing.

Severity: error, always on

Wrong: two people have written the lock, and in it stand both versions, with the marks
`<<<<<<<` and `>>>>>>>` of a merge.

Right: the lock is written anew by `argmap lock`, where the documents are.
"""
