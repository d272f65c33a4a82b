"""How often a slip of the hand changes what a map says without any finding.

    python tests/benchmarks/bench_robustness.py [FOLDER]... [--every N]

For each line of each map: indented by two more, and by two less. For each character outside
prose and quotes, and for each line end: deleted. Then the map is checked again. A slip is silent
where the structure (entries, links, attributions, values) is another and nothing is found. An id
that nothing names may lose a letter and still be the same entry under another name; such slips
are counted apart. `--every N` tries each Nth character only.
"""

from __future__ import annotations

import argparse
import gc
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from argmap import rules
from argmap.language import File, parse
from argmap.language.syntax import Attribution, Entry, Property
from argmap.model import Import, Link, Map, Source
from argmap.text import SourceText
from argmap.workspace import Workspace, map_folders
from argmap.workspace.linking import Linker

PROSE = {
    "alias", "note", "summary", "role", "interest", "publisher", "medium", "descriptor", "excerpt",
    "falls if",
}  # fmt: skip
LOOKS = [look for name, look in rules.checks().items() if name not in rules.off_by_default()]
MAPS = Path(__file__).resolve().parents[2] / "maps"


class Folder:
    """A folder's files, of which one can be changed for a moment."""

    def __init__(self, path: Path) -> None:
        self.loaded = Workspace().load(path)
        self.path = path
        assert not self.loaded.diagnostics, "a robustness benchmark begins with a clean map"
        self.before = structure(self.loaded.map)
        named = self.loaded.map.of_kind(Import)
        self.imports = {
            one.id: other.map for one, other in zip(named, self.loaded.imports, strict=True)
        }

    def slip(self, number: int, start: int, end: int, instead: str) -> str:
        """What a change of one file is: `found`, `same`, `renamed` or `silent`."""
        file = self.loaded.files[number]
        changed = spliced(file, start, end, instead)
        if any(True for _ in changed.faults()):
            return "found"
        files = [*self.loaded.files]
        files[number] = changed
        linker = Linker(files, self.loaded.map.folder, self.imports)
        made = linker.map
        if (
            any(linker.found)
            or self.lacks_a_document(made)
            or any(any(look(made)) for look in LOOKS)
        ):
            return "found"
        after = structure(made)
        if after == self.before:
            return "same"
        return "renamed" if after[1] == self.before[1] else "silent"

    def lacks_a_document(self, map: Map) -> bool:
        """Whether a source names a file that is not there."""
        return any(one.file and not (self.path / one.file).is_file() for one in map.of_kind(Source))


def spliced(file: File, start: int, end: int, instead: str) -> File:
    """The file after a change, only the entries around the change parsed again."""
    text = file.source.text
    starts = [entry.start for entry in file.entries]
    here = max((n for n, at in enumerate(starts) if at <= start), default=0)
    first, last = max(0, here - 1), min(len(starts), here + 3)
    low = starts[first] if first else 0
    high = starts[last] if last < len(starts) else len(text)
    piece = text[low:start] + instead + text[end:high]
    middle = parse(SourceText(file.source.name, piece, file.source.path))
    return File(file.source, [*file.entries[:first], *middle.entries, *file.entries[last:]])


def structure(map: Map) -> tuple[Any, Any]:
    """What a map says but for its prose, twice: with its ids, and with numbers for them."""
    ids = {id: f"#{number}" for number, id in enumerate(map.entries)}
    hidden = {"at", "places", "text", "note", *(key.replace(" ", "_") for key in PROSE)}
    apart: dict[str, Any] = {
        "attributions": {"__all__": {"at": True, "quote": {"at"}, "hedge": {"at"}}}
    }
    exclude = {**dict.fromkeys(hidden, True), **apart}
    entries = [entry.model_dump(exclude=exclude) for entry in map.entries.values()]
    for entry in entries:
        entry["tags"] = [f"tag:{tag}" for tag in entry["tags"]]  # tags and quotes may read like ids
        for said in entry.get("attributions", ()):
            for words in (said["quote"], said["hedge"]):
                if words:
                    words["text"] = f"words:{words['text'].replace(' ', '_')}"
        if entry.get("confidence"):
            entry["confidence"].pop("reason")
        if entry.get("scheme"):
            entry["scheme"] = entry["scheme"].replace(" ", "_")
    links = sorted((link.relation, *_ends(link), str(link.strength)) for link in map.links)
    plain = (entries, links)
    return plain, renamed(plain, ids)


def _ends(link: Link) -> tuple[tuple[str, ...], str]:
    """The ends of a link; of one that has no direction, both together, in the order of ids."""
    if link.relation in ("contradicts", "corroborates"):
        return tuple(sorted((*link.premises, link.target))), ""
    return link.premises, link.target


def renamed(value: Any, ids: dict[str, str]) -> Any:
    """A structure with each id, and each link's name, in numbers."""
    if isinstance(value, str):
        if value in ids:
            return ids[value]
        return " ".join(ids.get(word, word) for word in value.split(" "))
    if isinstance(value, dict):
        return {key: renamed(part, ids) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return sorted((renamed(part, ids) for part in value), key=repr)
    return value


def prose(file: File) -> set[int]:
    """The offsets of prose, quotes and comments, line ends left out."""
    offsets: set[int] = set()

    def add(entry: Entry, words: list[Any]) -> None:
        for word in words:
            at = entry.start + word.start_pos
            offsets.update(range(at, at + len(word.rstrip())))

    for entry in file.entries:
        add(entry, entry.words)
        for line in entry.lines:
            if isinstance(line, Property) and line.key in PROSE:
                add(entry, line.words)
            elif isinstance(line, Property) and line.key == "confidence":
                level, comma, _ = line.words[0].partition(",")
                at = entry.start + (line.words[0].start_pos or 0)
                if comma:
                    offsets.update(range(at + len(level) + 1, at + len(line.words[0])))
                add(entry, line.words[1:])
            elif isinstance(line, Attribution):
                for part in line.quote.lines if line.quote else ():
                    at = entry.start + (part.start_pos or 0)
                    offsets.update(range(at + 1, at + len(part.rstrip())))
                if line.hedge:
                    add(entry, line.hedge.words)
    at = 0
    for text in file.source.text.split("\n"):
        content = text.lstrip()
        if content.startswith("# ") or content == "#":
            begin = at + len(text) - len(content)
            offsets.update(range(begin + 1, begin + len(content)))
        at += len(text) + 1
    return offsets


def report(name: str, tried: Counter[str]) -> None:
    """A line of the table."""
    count = sum(tried.values())
    shares = ", ".join(
        f"{kind} {tried[kind]} ({100 * tried[kind] / count:.2f} %)"
        for kind in ("found", "same", "renamed", "silent")
    )
    print(f"{name}: {count} slips: {shares}")


def main() -> None:
    """Runs the slips and prints how many were silent, and examples of those."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("folders", nargs="*", type=Path)
    options.add_argument("--every", type=int, default=1, help="try each Nth character")
    given = options.parse_args()
    gc.disable()
    folders = [f for path in given.folders or [MAPS] for f in map_folders(path)]
    indents: Counter[str] = Counter()
    characters: Counter[str] = Counter()
    examples: list[str] = []
    for path in folders:
        folder = Folder(path)
        for number, file in enumerate(folder.loaded.files):
            text = file.source.text
            at = 0
            for line in text.split("\n")[:-1]:
                less = min(2, len(line) - len(line.lstrip(" ")))
                for start, end, instead in ((at, at, "  "), (at, at + less, "")):
                    if start != end or instead:
                        indents[folder.slip(number, start, end, instead)] += 1
                at += len(line) + 1
            skip = prose(file)
            places = [place for place in range(len(text)) if place not in skip]
            for done, place in enumerate(places[:: given.every]):
                outcome = folder.slip(number, place, place + 1, "")
                characters[outcome] += 1
                if outcome == "silent" and len(examples) < 40:
                    begin, end = text.rfind("\n", 0, place) + 1, text.find("\n", place + 1)
                    examples.append(f"{file.source.position(place)} {text[begin:end]!r}")
                if sys.stderr.isatty() and done % 100 == 0:
                    print(f"\r{path.name} {done}/{len(places)}", end="", file=sys.stderr)
    print(file=sys.stderr)
    report("indentation", indents)
    report("characters and line ends", characters)
    for example in examples:
        print("  silent:", example)


if __name__ == "__main__":
    main()
