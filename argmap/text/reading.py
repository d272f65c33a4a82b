"""Bytes to text: encoding, byte-order marks, line ends, control characters."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from pathlib import Path

from argmap.text.source import SourceText
from argmap.text.span import Span

_WIDE_MARKS = {
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_SHOWN = 20


@dataclass(slots=True, frozen=True)
class Fault:
    """A byte or a character that a text file can't have, and where it stands."""

    span: Span
    message: str
    help: str


def read_text(data: bytes, name: str, path: Path | None = None) -> tuple[SourceText, list[Fault]]:
    """The text of a UTF-8 file, and what is wrong with its bytes; never raises.

    A byte-order mark is dropped, line ends become LF, a missing last line end is added. Bytes
    that are not UTF-8 stand as U+FFFD in the text; a UTF-16 or UTF-32 file gives no text.
    """
    for mark, encoding in _WIDE_MARKS.items():
        if data.startswith(mark):
            return _unread(name, path, f"this file is {encoding}, and has to be UTF-8")
    if b"\0" in data[:4000] and data[:4000].count(b"\0") * 3 >= min(len(data), 4000):
        return _unread(name, path, "this file is UTF-16 or no text at all, and has to be UTF-8")
    data = data.removeprefix(codecs.BOM_UTF8)
    bad_bytes: list[tuple[int, int]] = []
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text, bad_bytes = _decode_leniently(data)
    text = text.replace("\r\n", "\n")
    if not text.endswith("\n"):
        text += "\n"
    source = SourceText(name, text, path)
    faults = _not_utf8(source, data, bad_bytes) if bad_bytes else []
    faults += _controls(source)
    return source, faults


def _unread(name: str, path: Path | None, message: str) -> tuple[SourceText, list[Fault]]:
    source = SourceText(name, "\n", path)
    help = "open it in an editor and save it with the encoding UTF-8"
    return source, [Fault(Span(source, 0, 0), message, help)]


def _decode_leniently(data: bytes) -> tuple[str, list[tuple[int, int]]]:
    """The text with U+FFFD for each run of bytes at fault, and those runs."""
    pieces: list[str] = []
    runs: list[tuple[int, int]] = []
    at = 0
    while at < len(data):
        try:
            pieces.append(data[at:].decode("utf-8"))
            break
        except UnicodeDecodeError as error:
            start, end = at + error.start, at + error.end
            runs.append((start, data[start]))
            if len(runs) > _SHOWN:
                pieces.append(data[at:].decode("utf-8", "replace"))
                break
            pieces += [data[at:start].decode("utf-8"), "\ufffd"]
            at = end
    return "".join(pieces), runs


def _not_utf8(source: SourceText, data: bytes, runs: list[tuple[int, int]]) -> list[Fault]:
    faults = []
    for start, byte in runs[:_SHOWN]:
        before = data[:start].decode("utf-8", "replace").replace("\r\n", "\n")
        at = min(len(before), max(len(source.text) - 1, 0))
        message = f"byte {start} of this file (0x{byte:02X}) is not UTF-8"
        help = "save the file with the encoding UTF-8"
        faults.append(Fault(Span(source, at, at + 1), message, help))
    return faults


def _controls(source: SourceText) -> list[Fault]:
    faults = []
    for count, found in enumerate(_CONTROL.finditer(source.text)):
        if count == _SHOWN:
            break
        what = "carriage return" if found.group() == "\r" else "control character"
        message = f"a {what} (U+{ord(found.group()):04X}) stands in the text"
        at = found.start()
        byte = len(source.text[:at].encode("utf-8", "replace"))
        help = f"delete it: it is invisible, at byte {byte} of the text"
        faults.append(Fault(Span(source, at, at + 1), message, help))
    return faults
