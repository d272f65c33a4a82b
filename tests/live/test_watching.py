"""Following files: whatever way they change, the last state of them is worked on."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from mapkit import write
from serving import MAP, lake, soon

from argmap.check import check
from argmap.live import watching
from argmap.live.hanging import at_first, hangs_on
from argmap.live.watching import Hanging, follow


class Follower:
    """Follows a map in a thread, and reads its files at each change."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.seen: list[dict[str, str]] = []
        self.stop = threading.Event()
        self.during = lambda: None
        """What happens while the map is read."""
        self._thread = threading.Thread(
            target=follow, args=(self._work, at_first(path), self.stop), daemon=True
        )

    def start(self) -> Follower:
        self._thread.start()
        soon(lambda: self.seen)
        return self

    def end(self) -> None:
        self.stop.set()
        self._thread.join(60)
        assert not self._thread.is_alive()

    def _work(self) -> Hanging:
        hanging = hangs_on(check([self.path]).checked[0].loaded)
        files = [*hanging.files, *(one for f in hanging.folders for one in f.glob("*.argmap"))]
        found = {file.name: file.read_text() for file in files if file.is_file()}
        self.during()
        self.seen.append(found)
        return hanging

    def sees(self, name: str, words: str | None) -> None:
        """Waits until the work has seen some words in a file, or with None no such file."""

        def seen() -> bool:
            text = self.seen[-1].get(name)
            return text is None if words is None else words in (text or "")

        soon(seen, f"{words!r} not in {self.seen[-1].get(name)!r}")


@pytest.fixture
def follower(tmp_path) -> Iterator[Follower]:
    made = Follower(lake(tmp_path / "p").parent)
    yield made
    made.end()


def test_a_file_that_is_written_in_place(follower):
    file = follower.start().path / "lake.argmap"
    for number in range(3):
        file.write_text(f"{MAP}# {number}\n")
        follower.sees("lake.argmap", f"# {number}")


def test_a_file_that_is_saved_by_renaming_as_editors_do(follower, monkeypatch):
    monkeypatch.setattr(watching, "_GONE", 1000)
    monkeypatch.setattr(watching, "_LONGEST", 1000)
    file = follower.start().path / "lake.argmap"
    new = file.with_name(".lake.argmap.swp")
    new.write_text(f"{MAP}# renamed\n")
    new.rename(file)
    follower.sees("lake.argmap", "# renamed")
    file.rename(file.with_name("lake.argmap~"))
    follower.stop.wait(0.5)  # gone for a moment, as with backups
    file.write_text(f"{MAP}# again\n")
    follower.sees("lake.argmap", "# again")
    assert all("lake.argmap" in seen for seen in follower.seen)


def test_a_file_that_goes_and_another_that_comes(follower):
    folder = follower.start().path
    write(folder, {"new.argmap": "claim new: It is new.\n"})
    follower.sees("new.argmap", "It is new")
    (folder / "new.argmap").unlink()
    follower.sees("new.argmap", None)


def test_what_is_written_while_work_is_done_is_seen(tmp_path):
    folder = lake(tmp_path / "p").parent
    follower = Follower(folder)
    late = [f"{MAP}# later\n"]

    def write_late() -> None:
        if late:
            (folder / "lake.argmap").write_text(late.pop())

    follower.during = write_late
    follower.start().sees("lake.argmap", "# later")
    follower.end()


def test_imports_documents_lock_and_configuration(follower):
    folder = follower.start().path
    source = "source report: A report\n  file: docs/report.txt\n"
    with (folder / "lake.argmap").open("a") as file:
        file.write(f"\n{source}\nimport other: town\n")
    follower.sees("lake.argmap", "import other")
    write(folder, {"docs/report.txt": "Words.", "town/town.argmap": "claim a: A town.\n"})
    follower.sees("report.txt", "Words")
    follower.sees("town.argmap", "A town")
    (folder / "town" / "more.argmap").write_text("claim b: More.\n")
    follower.sees("more.argmap", "More")
    (folder / "docs" / "report.txt").write_text("Other words.")
    follower.sees("report.txt", "Other")
    (folder / "argmap.lock").write_text("no lock")
    follower.sees("argmap.lock", "no lock")
    (folder / "argmap.toml").write_text('ignore = ["wording"]\n')
    follower.sees("argmap.toml", "wording")


def test_a_folder_that_is_made_anew(follower):
    folder = follower.start().path / "town"
    with (follower.path / "lake.argmap").open("a") as file:
        file.write("\nimport other: town\n")
    for number in range(2):
        write(folder, {"town.argmap": f"claim a: Town {number}.\n"})
        follower.sees("town.argmap", f"Town {number}")
        shutil.rmtree(folder)
        follower.sees("town.argmap", None)


def test_without_notices_of_the_system_files_are_looked_at(follower, monkeypatch):
    def none(*places: object, **options: object) -> Iterator[None]:
        raise OSError(28, "no more notices")
        yield

    monkeypatch.setattr("watchfiles.watch", none)
    monkeypatch.setattr(watching, "_LOOK", 50)
    file = follower.start().path / "lake.argmap"
    file.write_text(f"{MAP}# looked at\n")
    follower.sees("lake.argmap", "# looked at")


def test_nothing_is_done_where_nothing_changed(follower):
    follower.start()
    for name in ("notes.txt", "lake.svg"):
        (follower.path / name).write_text("not of the map")
    follower.stop.wait(1.5)
    assert len(follower.seen) == 1


def test_nothing_outside_of_the_project_is_watched(tmp_path):
    secret = tmp_path / "secret"
    secret.mkdir()
    text = f"{MAP}\nimport up: ../secret\n\nsource s: S\n  file: ../secret/s.txt\n"
    folder = write(tmp_path / "p", {"lake.argmap": text})
    (folder / "link").symlink_to(secret)
    with (folder / "lake.argmap").open("a") as file:
        file.write("\nimport over: link\n")
    hanging = hangs_on(check([folder]).checked[0].loaded)
    for path in (*hanging.folders, *hanging.files):
        assert path.resolve().is_relative_to(folder.resolve())
