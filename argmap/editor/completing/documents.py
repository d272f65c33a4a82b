"""The documents of sources that are named where something is asked for."""

from __future__ import annotations

from unicodedata import normalize

from argmap.editor.desk import Here
from argmap.editor.documents import shelved
from argmap.editor.maps import resolved
from argmap.model import Import, Map, Source
from argmap.model.entries import EntryBase
from argmap.sources.shelf import Shelved


def imports(here: Here) -> dict[str, Map]:
    """The imported maps by the id of their import."""
    loaded = {one.folder: one.map for one in here.following.loaded.imports}
    found = {}
    for entry in here.map.of_kind(Import) if loaded else ():
        folder = resolved(here.following.folder, entry.text)
        if folder in loaded:
            found[entry.id] = loaded[folder]
    return found


def entry(here: Here, id: str) -> EntryBase | None:
    """The entry with an id, of an imported map too, whether or not it is named anywhere."""
    id = normalize("NFC", id)
    found = here.map.get(id)
    if found is None and "." in id:
        alias, _, theirs = id.partition(".")
        map = imports(here).get(alias)
        found = map.entries.get(theirs) if map else None
    return found


def document(here: Here, id: str) -> Shelved | None:
    """The document of a source, None where it has none that can be read."""
    source = entry(here, id)
    known = source if isinstance(source, Source) else None
    return shelved(known, here.following.shelf, here.following.root)
