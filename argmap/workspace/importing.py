"""`import`: other folders' maps, loaded and named."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path
from unicodedata import normalize

from argmap.diagnostics import Diagnostic, Label
from argmap.language.syntax import File, joined
from argmap.model import Map
from argmap.workspace.files import Disk


def resolve(
    load: Callable[[Path], Map],
    folder: Path,
    root: Path,
    files: list[File],
    chain: list[tuple[Path, str]],
    found: list[Diagnostic],
    disk: Disk,
    given: Collection[Path] = (),
) -> dict[str, Map]:
    """The imported maps by the id of their import; what can't be loaded is added to `found`.

    `load` gives the map of a folder; `chain` has the folders that are being loaded, outermost
    first, each with the path of its import; `disk` knows what lies where, and `given` are map
    files that are there in any case.
    """
    maps: dict[str, Map] = {}
    given_in = {path.parent for path in given}
    for file in files:
        for entry in file.entries:
            if entry.kind != "import" or entry.id is None or not entry.words:
                continue
            path = joined(entry.words)
            problem = _problem(folder, root, path, disk, given_in)
            target = disk.resolved(folder / path) if not problem else folder
            started = [place for place, _ in chain] + [folder]
            if not problem and target in started:
                ring = [*(place.name for place in started[started.index(target) :]), target.name]
                message = f"these maps import each other in a circle: {' -> '.join(ring)}"
                if target == folder:
                    message = "this map imports itself"
                problem = ("import-circle", message, "take one of the imports out")
            if problem:
                rule, message, help = problem
                label = Label(entry.span_of_words(entry.words))
                found.append(Diagnostic(rule, "error", message, label, help=(help,)))
                continue
            chain.append((folder, path))
            try:
                maps[normalize("NFC", entry.id)] = load(target)
            finally:
                chain.pop()
    return maps


def _problem(
    folder: Path, root: Path, path: str, disk: Disk, given_in: set[Path]
) -> tuple[str, str, str] | None:
    target = folder / path
    if "\0" in path or len(path) > 1000:
        return "missing-import", "this is not a path", "write the path of a folder: `../economy`"
    if Path(path).is_absolute() or not disk.inside(target, root):
        help = (
            "a project is what lies below a folder with `argmap.toml` or `.git`: put an empty "
            "file `argmap.toml` into the folder that holds both maps"
        )
        return "outside-project", f"`{path}` leads out of the project", help
    try:
        if disk.resolved(target) in given_in:
            return None
        if disk.is_file(target):
            return "missing-import", f"`{path}` is a file", "an import names the folder of a map"
        if not disk.is_dir(target):
            help = "the path is relative to the folder of this file"
            return "missing-import", f"there is no folder `{path}`", help
        if disk.map_files(target):
            return None
    except OSError as error:
        return "missing-import", f"can't read `{path}`: {error.strerror}", "check its permissions"
    return "missing-import", f"the folder `{path}` holds no map", "a map's files end in .argmap"
