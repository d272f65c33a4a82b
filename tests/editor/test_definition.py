"""Words lead to what they mean: entries, documents, the words of a quote, other maps."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lsprotocol import types
from mapkit import REAL_FOLDERS, write
from opening import ENCODINGS, alone, here, offset, opened, place, words
from sessions import Session
from texts import any_text

from argmap.editor.definition import definitions, found
from argmap.editor.folding import foldings
from argmap.editor.formatting import formatted
from argmap.editor.highlight import highlights
from argmap.editor.links import links
from argmap.editor.positions import Encoding
from argmap.editor.references import locations
from argmap.editor.refusals import Refusal
from argmap.editor.rename import prepared
from argmap.editor.selection import selections
from argmap.editor.symbols import outline
from argmap.editor.uses import named
from argmap.language.references import references
from argmap.language.vocabulary import RESERVED_SPEAKERS

FILES = {
    "argmap.toml": "",
    "base/a.argmap": (
        "map base: The base\n\nclaim rent: The rent 🏠 was low.\n\n"
        "source voa: V\n  file: doc.txt\n\nsource page: P\n  file: page.html\n\n"
        "source away: A\n  file: ../../secret.txt\n"
    ),
    "base/doc.txt": "First line.\r\nThe 🏠 e\u0301 stands there.\r\nLast line.\r\n",
    "base/page.html": (
        "<html><head><title>T</title></head><body><article>\n<p>Nothing of it is here, as anybody "
        "can see who reads on for a while.</p>\n<p>They said that <b>the rent</b> was far too "
        "low for a base of this size, and asked for more.</p>\n</article></body></html>\n"
    ),
    "map/b.argmap": (
        "import base: ../base\n\nclaim 🏠x: It e\u0301te\u0301 is.\n\n"
        "claim 値段: Price, 🏠.\n  supported by: base.rent, été\n\n"
        "claim e\u0301te\u0301: Summer.\n  from: base.voa, paragraph 1\n"
        "  > The 🏠 e\u0301 stands\n  hedge: there\n"
        "  from: base.page\n  > The rent was far too low\n  from: base.away\n"
        "  > secret words\n  said by: author in base.voa\n\n"
        "claim twice: One.\n\nclaim twice: Two.\n  supports: twice\n"
    ),
    "../secret.txt": "secret words\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "project", FILES)


@pytest.mark.parametrize("folder", REAL_FOLDERS, ids=lambda folder: folder.name)
def test_every_reference_of_the_real_maps_leads_to_its_head(folder: Path) -> None:
    desk = opened(sorted(folder.glob("*.argmap")))
    for path in desk.buffers:
        there = here(desk, path)
        for entry in there.file.entries:
            for one in references(entry):
                if one.word in RESERVED_SPEAKERS:
                    continue
                (target,) = found(there, entry.span_of(one.word).start)
                assert normalize("NFC", target.place.text) == str(one.word).rpartition(".")[2]
                assert target.word.text == one.word
                head = target.whole.text.partition(":")[0].split()
                assert head == [head[0], target.place.text]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("which", ["few", "all"])
def test_ids(folder: Path, which: str, encoding: Encoding) -> None:
    path = folder / "map/b.argmap"
    text = FILES["map/b.argmap"]
    desk = opened([path], which, encoding)
    there = here(desk, path)

    def lead(word: str, inside: int = 0) -> list[tuple[str, str]]:
        answer = definitions(there, place(text, text.index(word) + inside, encoding)) or []
        told: list[tuple[str, str]] = []
        for one in answer:
            link = isinstance(one, types.LocationLink)
            assert link is (which == "all")
            uri = one.target_uri if isinstance(one, types.LocationLink) else one.uri
            range = one.target_selection_range if isinstance(one, types.LocationLink) else one.range
            name = next(name for name in FILES if (folder / name).resolve().as_uri() == uri)
            told.append((name, words(FILES[name], range, encoding)))
        return told

    assert lead("base.rent") == lead("base.rent", 6) == [("base/a.argmap", "rent")]
    assert lead("été") == [("map/b.argmap", "e\u0301te\u0301")]
    assert lead("値段") == [("map/b.argmap", "値段")]
    assert lead("  supports: twice", 12) == [("map/b.argmap", "twice")] * 2
    assert lead("author in") == lead("Summer") == lead("supported by") == []
    assert lead("../base") == [("base/a.argmap", "")]
    assert lead("> The 🏠", 3) == [("base/doc.txt", "The 🏠 e\u0301 stands")]
    assert lead("paragraph 1") == [("base/doc.txt", "The 🏠 e\u0301 stands")]
    assert lead("hedge: there", 8) == [("base/doc.txt", "there")]
    assert lead("> The rent", 3) == [("base/page.html", "the rent</b> was far too low")]
    assert lead("> secret", 3) == []


def test_files(folder: Path) -> None:
    path = folder / "base/a.argmap"
    there = here(opened([path]), path)
    text = FILES["base/a.argmap"]
    (link,) = definitions(there, place(text, text.index("doc.txt"))) or []
    assert isinstance(link, types.LocationLink)
    assert link.target_uri == (folder / "base/doc.txt").resolve().as_uri()
    assert definitions(there, place(text, text.index("../../secret"))) is None


def test_another_map_as_it_is_in_the_editor(folder: Path) -> None:
    path, other = folder / "map/b.argmap", folder / "base/a.argmap"
    desk = opened([path, other])
    text = FILES["map/b.argmap"]
    assert found(here(desk, path), text.index("base.rent"))
    changed = FILES["base/a.argmap"].replace("map base", "# 🏠\n\nmap base")
    whole = types.TextDocumentContentChangeWholeDocument(changed)
    desk.change(other.resolve().as_uri(), [whole], 2)
    (link,) = definitions(here(desk, path), place(text, text.index("base.rent"))) or []
    assert isinstance(link, types.LocationLink)
    assert words(changed, link.target_selection_range) == "rent"
    assert link.target_selection_range.start.line == 4
    gone = types.TextDocumentContentChangeWholeDocument(changed.replace("claim rent", "claim r"))
    desk.change(other.resolve().as_uri(), [gone], 3)
    assert definitions(here(desk, path), place(text, text.index("base.rent"))) is None


def test_what_leads_nowhere(folder: Path) -> None:
    write(folder, {"map/c.argmap": "claim c: C.\n  supports: nothing, base.none, none.rent\n"})
    path = folder / "map/c.argmap"
    there = here(opened([path]), path)
    for word in ("nothing", "base.none", "none.rent"):
        assert found(there, there.source.text.index(word)) == []


@given(any_text, st.integers(0, 30), st.integers(0, 60), st.sampled_from(["few", "all"]))
@settings(max_examples=60, deadline=None)
def test_any_place_of_any_text(text: str, line: int, character: int, which: str) -> None:
    at = types.Position(line, character)
    with alone(text, which) as there:
        for one in definitions(there, at) or []:
            assert isinstance(one, types.LocationLink) is (which == "all")
        marks = highlights(there, at)
        name = named(there, there.places.offset(at))
        assert (marks is None) is (name is None)
        if name is not None:
            told = locations(there, name, defined=True)
            assert len(told) >= len(marks or ())
        links(there)
        outline(there)
        foldings(there)
        selections(there, [at])
        formatted(there, types.Range(at, at))
        with suppress(Refusal):
            prepared(there, at)


@pytest.mark.asyncio
async def test_session(kyrgyzstan: Session) -> None:
    kyrgyzstan.open("why-manas.argmap")
    kyrgyzstan.open("sources.argmap")
    client, name = kyrgyzstan.client, "sources.argmap"
    document = kyrgyzstan.document(name)
    at = kyrgyzstan.at(name, "  file: ", 10)
    answer = await client.text_document_definition_async(types.DefinitionParams(document, at))
    assert isinstance(answer, list)
    assert len(answer) == 1
    uri = answer[0].target_uri if isinstance(answer[0], types.LocationLink) else answer[0].uri
    assert "/sources/" in uri
    assert uri.endswith(".txt")
    links = await client.text_document_document_link_async(types.DocumentLinkParams(document))
    assert links is not None
    assert uri in {one.target for one in links}
    text = kyrgyzstan.texts[name]
    at = kyrgyzstan.place(name, offset(text, links[0].range.start))
    head = kyrgyzstan.at(name, "source ", 7)
    id = text[text.index("source ") + 7 :].partition(":")[0]
    context = types.ReferenceContext(include_declaration=True)
    places = await client.text_document_references_async(
        types.ReferenceParams(context, document, head)
    )
    assert places is not None
    assert len(places) > 1
    for one in places:
        data = (kyrgyzstan.folder / one.uri.rpartition("/")[2]).read_text(encoding="utf-8")
        assert words(data, one.range) == id
    marks = await client.text_document_document_highlight_async(
        types.DocumentHighlightParams(document, head)
    )
    assert marks is not None
    assert marks[0].kind is types.DocumentHighlightKind.Write
    far = types.Position(100_000, 3)
    params = types.DefinitionParams(document, far)
    assert await client.text_document_definition_async(params) is None
