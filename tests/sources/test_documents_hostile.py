"""Documents that are damaged, hostile or somewhere else give a clear problem, within bounds."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from documents import as_docx, as_html, as_pdf, docx_with
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mapkit import ROOT

from argmap.sources.document import DocumentProblem
from argmap.sources.reading import child, read_document
from argmap.sources.reading.worker import send

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TEXT = "The mayor resigned on Monday.\n\nNobody knows why."


def word(body: str, doctype: str = "") -> bytes:
    """A Word document whose main part is written by hand."""
    return docx_with(
        {"word/document.xml": f"{doctype}<w:document {W}><w:body>{body}</w:body></w:document>"}
    )


def laughs() -> str:
    """A DOCTYPE whose last entity would be a thousand million letters."""
    entities = "".join(
        f'<!ENTITY {chr(98 + number)} "{f"&{chr(97 + number)};" * 10}">' for number in range(9)
    )
    return f'<!DOCTYPE x [<!ENTITY a "a">{entities}]>'


def bomb() -> bytes:
    """A Word document with a part that is 600 MB long when it is unpacked."""
    out = BytesIO(as_docx(TEXT))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/image.bin", bytes(600 << 20))
    return out.getvalue()


def crowd() -> bytes:
    """A Word document with thousands of parts."""
    out = BytesIO(as_docx(TEXT))
    with zipfile.ZipFile(out, "a") as archive:
        for number in range(11_000):
            archive.writestr(f"word/{number}.xml", "")
    return out.getvalue()


P = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
HOSTILE = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\n ", "no text"),
    "binary.txt": (b"ab\0\0\xff\xfe\x9d", r"byte 4 \(0xFF\)"),
    "image.txt": (b"\x89PNG\r\n\x1a\n", "an image"),
    "old.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old or an encrypted Office"),
    "letter.doc": (b"words", r"not read: \.doc"),
    "letter.rtf": (b"{\\rtf1 words}", "RTF"),
    "table.xyz": (b"words", r"not read: \.xyz"),
    "empty.html": (b"<html><body></body></html>", "without text"),
    "deep.html": (b"<div>" * 100_000 + b"words", "nested too deeply"),
    "encrypted.pdf": (as_pdf(TEXT, password="secret"), "encrypted"),
    "scan.pdf": (as_pdf(""), "without text"),
    "truncated.pdf": (as_pdf(TEXT)[:2000], "damaged"),
    "no.pdf": (b"words", "no PDF"),
    "truncated.docx": (as_docx(TEXT)[:5000], "damaged"),
    "no.docx": (b"words", "no Word document"),
    "writer.docx": (b"PK\x05\x06" + bytes(18), "no Word document"),
    "bomb.docx": (bomb(), "512 MB"),
    "crowd.docx": (crowd(), "more parts"),
    "laughs.docx": (word(P.format("&j;"), laughs()), "damaged|DOCTYPE"),
    "entity.docx": (
        word(P.format("see &a;"), '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
        "DOCTYPE",
    ),
    "deep.docx": (word("<w:p>" * 100_000 + "</w:p>" * 100_000), "damaged"),
    "without-text.docx": (word("<w:p/>"), "without text"),
}


def problem(path: Path, root: Path) -> DocumentProblem:
    """Why a document can't be read."""
    with pytest.raises(DocumentProblem) as caught:
        read_document(path, root)
    assert all(caught.value.help)
    return caught.value


@pytest.mark.parametrize("name", HOSTILE)
def test_a_bad_document_says_what_is_wrong(name: str, tmp_path: Path) -> None:
    data, message = HOSTILE[name]
    (tmp_path / name).write_bytes(data)
    found = problem(tmp_path / name, tmp_path)
    assert found.rule == "unreadable-document"
    assert found.help
    assert f"`{name}`" in found.message
    assert re.search(message, found.message)


def test_a_giant_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(10 * 1024**4)
    assert "64 MB" in problem(tmp_path / "a.txt", tmp_path).message


def test_nothing_outside_the_project_is_read(tmp_path: Path) -> None:
    root = tmp_path / "project"
    root.mkdir()
    (tmp_path / "secret.txt").write_text("secret")
    (root / "link.txt").symlink_to(tmp_path / "secret.txt")
    (root / "folder").symlink_to(tmp_path, target_is_directory=True)
    for path in ("../secret.txt", "link.txt", "folder/secret.txt", "/etc/passwd", "../none.txt"):
        found = problem(root / path, root)
        assert found.rule == "outside-project"
        assert "secret\n" not in found.message


def test_a_link_inside_the_project_is_followed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("words")
    (tmp_path / "b.txt").symlink_to("a.txt")
    document = read_document(tmp_path / "b.txt", tmp_path)
    assert (document.text.text, document.text.name) == ("words", "b.txt")
    assert document.path == tmp_path / "a.txt"


def test_what_is_no_file_is_never_opened(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "folder").mkdir()
    for name in ("none.txt", "folder", "loop", "none/none.txt", "a\0b", "x" * 300):
        assert problem(tmp_path / name, tmp_path).rule in ("missing-file", "unreadable-document")
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.txt")
        assert "no ordinary file" in problem(tmp_path / "pipe.txt", tmp_path).message


def test_what_is_tracked_in_word_is_read_as_accepted(tmp_path: Path) -> None:
    body = (
        "<w:p><w:r><w:t>Ky</w:t></w:r><w:r><w:t>rgyz</w:t></w:r>"
        '<w:ins><w:r><w:t xml:space="preserve"> inserted</w:t></w:r></w:ins>'
        "<w:del><w:r><w:delText>deleted</w:delText></w:r></w:del>"
        '<w:fldSimple><w:r><w:t xml:space="preserve"> field</w:t></w:r></w:fldSimple>'
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>"
        '<w:r><w:footnoteReference w:id="1"/><w:t>.</w:t></w:r></w:p>'
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>One</w:t></w:r></w:p>"
        '<w:p><w:r><w:t xml:space="preserve"> paragraph</w:t></w:r></w:p>'
        "<w:p><w:r><w:t>Before </w:t><w:txbxContent><w:p><w:r><w:t>Box</w:t></w:r></w:p>"
        "</w:txbxContent><w:t>after</w:t></w:r></w:p>"
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>"
        "<w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr>"
        "<w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>gone</w:t></w:r></w:p></w:tc></w:tr>"
        "</w:tbl>"
    )
    (tmp_path / "a.docx").write_bytes(word(body))
    document = read_document(tmp_path / "a.docx", tmp_path)
    assert document.text.text == (
        "Kyrgyz inserted field.\n\nOne paragraph\n\nBefore after\n\nBox\n\na\tb\n"
    )


SUFFIXES = ["", ".txt", ".md", ".html", ".xhtml", ".pdf", ".docx"]
STARTS = [b"", b"%PDF-1.7\n", b"PK\x03\x04", b"<html>", b"\xff\xfe", b"---\n", b"\xef\xbb\xbf"]
SEEDS = [as_pdf(TEXT), as_docx(TEXT), as_html(TEXT), TEXT.encode("utf-16")]


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A document with some of its bytes changed or left out."""
    data = bytearray(draw(st.sampled_from(SEEDS)))
    for _ in range(draw(st.integers(1, 5))):
        at = draw(st.integers(0, len(data) - 1))
        data[at : at + draw(st.integers(0, 40))] = draw(st.binary(max_size=8))
    return bytes(data)


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    data=st.builds(bytes.__add__, st.sampled_from(STARTS), st.binary(max_size=300)) | damaged(),
    suffix=st.sampled_from(SUFFIXES),
)
def test_any_bytes_give_a_document_or_a_problem(tmp_path: Path, data: bytes, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(data)
    try:
        text = read_document(path, tmp_path).text.text
    except DocumentProblem:
        return
    assert "\r" not in text
    assert text.encode()


def slow(seconds: int) -> list[str]:
    """A process that takes its time over a web page, and fails over a Word document."""
    code = (
        "import os, time\n"
        "import markdown_it\n"
        "from argmap.sources.reading import docx, html, markdown, worker\n"
        "html.extract = lambda *_: time.sleep(600)\n"
        "docx.extract = lambda *_: os.abort()\n"
        f"worker.SECONDS = {seconds}\n"
        "worker.main()\n"
    )
    return [sys.executable, "-P", "-c", code]


@pytest.fixture
def worker(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Documents read in a process that is slow."""
    monkeypatch.setattr(child, "SECONDS", 2)
    monkeypatch.setattr(child, "COMMAND", slow(2))
    child.end()
    yield
    child.end()


@pytest.mark.usefixtures("worker")
def test_a_document_that_takes_too_long_or_fails_costs_only_itself(tmp_path: Path) -> None:
    for name, data in (("a.html", as_html(TEXT)), ("a.docx", as_docx(TEXT)), ("a.md", b"words")):
        (tmp_path / name).write_bytes(data)
    assert "longer than 2 seconds" in problem(tmp_path / "a.html", tmp_path).message
    assert "has failed" in problem(tmp_path / "a.docx", tmp_path).message
    assert read_document(tmp_path / "a.md", tmp_path).text.text == "words\n"


def test_the_process_ends_with_argmap_in_the_middle_of_its_work() -> None:
    process = subprocess.Popen(
        slow(600), stdin=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    assert process.stdin
    send(process.stdin, {"kind": "html", "name": "a.html", "size": 1}, b"a")
    process.stdin.close()
    assert process.wait(timeout=120) == 0


def test_nothing_of_the_folder_that_one_is_in_is_run(tmp_path: Path) -> None:
    for name in ("markdown_it", "json", "charset_normalizer", "trafilatura"):
        (tmp_path / f"{name}.py").write_text(f"open({str(tmp_path / 'was-run')!r}, 'w')\n")
    (tmp_path / "a.md").write_bytes(b"words")
    code = (
        "import pathlib, sys\n"
        "from argmap.sources.reading import read_document\n"
        "assert '' not in sys.path and str(pathlib.Path.cwd()) not in sys.path\n"
        "print(read_document(pathlib.Path('a.md'), pathlib.Path()).text.text)\n"
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-P", "-c", code],
        cwd=tmp_path,
        env=env,
        capture_output=True,
        timeout=60,
        check=True,
    )
    assert done.stdout.split() == [b"words"]
    assert not (tmp_path / "was-run").exists()


def test_without_the_library_the_message_says_how_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from argmap.sources.reading import docx, html, pdf  # noqa: PLC0415  (not for users of child)
    from argmap.sources.reading.extracted import Unreadable  # noqa: PLC0415

    for library, extract in (
        ("pypdfium2", pdf.extract),
        ("docx", docx.extract),
        ("trafilatura", html.extract),
    ):
        monkeypatch.setitem(sys.modules, library, None)
        with pytest.raises(Unreadable) as caught:
            extract(b"", "a")
        assert caught.value.help == ('pip install "argmap[documents]"',)


def test_plain_text_starts_no_process_and_no_library() -> None:
    code = (
        "import pathlib, sys\n"
        "from argmap.sources.reading import read_document\n"
        f"root = pathlib.Path({str(ROOT)!r})\n"
        "read_document(root / 'LICENSE', root)\n"
        "print([m for m in ('subprocess', 'trafilatura', 'docx', 'pypdfium2', 'markdown_it',"
        " 'charset_normalizer') if m in sys.modules])\n"
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", code], env=env, capture_output=True, timeout=60, check=True
    )
    assert done.stdout.strip() == b"[]"
