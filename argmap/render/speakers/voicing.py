"""What voices are called in pictures and tables, in the language of their readers."""

from __future__ import annotations

from argmap.graph.voices import Voice
from argmap.render.lettering.clean import clean
from argmap.render.words import Words


def named(voice: Voice, words: Words) -> str:
    """Who speaks: a speaker's or a source's name; `Somebody unnamed`; `The text itself`."""
    if voice.speaker == "unnamed":
        return words["voice unnamed"]
    return clean(voice.name) or words["voice text"]


def about(voice: Voice, words: Words) -> tuple[str, str]:
    """What a voice is, and what it belongs to; both may be empty.

    Of a source that it speaks in its own voice, and who wrote it; of the unnamed in what.
    """
    if voice.speaker == "unnamed":
        where = words.fill("voice in", source=clean(voice.name)) if voice.name else ""
        return where, ""
    if voice.speaker == "author":
        said = words["voice own"]
        if not voice.authors:
            return said, ""
        return words.fill("voice by", own=said, who=clean(", ".join(voice.authors))), ""
    return clean(voice.role), clean(voice.house)
