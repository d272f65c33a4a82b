"""What it finds: an undercut of a link that is not there. The premises have to be exactly those
of the link, and the link has to be one that supports or attacks.

Why it matters: an undercut says why a reason does not hold. Aimed at no reason, it would look
like an objection and object to nothing.

Severity: error

Fix: unsafe: writes the one link that there is to the same target, or else from the same premises.

Wrong:

    claim wolves-are-back: Wolves live in the valley again.
      supported by: tracks + no-dogs

    claim tracks: There are tracks of a large animal.

    claim no-dogs: Nobody in the valley keeps a dog.

    claim hunters: Hunters from elsewhere bring their dogs.
      undercuts: tracks -> wolves-are-back

Right:

    claim wolves-are-back: Wolves live in the valley again.
      supported by: tracks + no-dogs

    claim tracks: There are tracks of a large animal.

    claim no-dogs: Nobody in the valley keeps a dog.

    claim hunters: Hunters from elsewhere bring their dogs.
      undercuts: tracks + no-dogs -> wolves-are-back
"""
