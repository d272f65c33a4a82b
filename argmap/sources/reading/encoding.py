"""The characters that bytes stand for."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress

from argmap.sources.reading.extracted import Unreadable

_MARKS = (  # UTF-32 first: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LOOKED_AT = 4096
_DECLARED = re.compile(rb"<meta\b[^>]*?\bcharset\s*=\s*[\"']?\s*([\w:.-]+)", re.I)
_XML_DECLARED = re.compile(rb"<\?xml\b[^>]*?\bencoding\s*=\s*[\"']([\w:.-]+)", re.I)
# As browsers do: pages that declare these use the characters that Windows added to them.
_AS_BROWSERS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "tis-620": "cp874",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
}
# What documents are written in, the likelier first; rarer ones would only be guessed wrongly.
_GUESSED = (
    *("cp1252", "cp1251", "koi8_r", "cp1250", "cp1254", "cp1253", "cp1255", "cp1256"),
    *("cp932", "euc_jp", "gb18030", "big5", "cp949"),
)


def unicode_text(data: bytes) -> tuple[str, str] | None:
    """The text of bytes that are Unicode, and the encoding's name; None if they are not.

    A byte-order mark decides and is left out; otherwise UTF-8, or UTF-16 by its zero bytes.
    Every byte is decoded, or none is.
    """
    names = [name for mark, name in _MARKS if data.startswith(mark)][:1] or ["utf-8", *_wide(data)]
    for name in names:
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text, name.removesuffix("-sig")
    return None


def _wide(data: bytes) -> list[str]:
    """The kinds of UTF-16 that bytes without a mark may be: text has zero bytes on one side."""
    start = data[:_LOOKED_AT]
    even, odd = start[0::2].count(0), start[1::2].count(0)
    if odd > 8 * even:
        return ["utf-16-le"]
    return ["utf-16-be"] if even > 8 * odd else []


def guessed_text(data: bytes) -> tuple[str, str]:
    """The text of bytes in an encoding that is not Unicode, by what is likely in it.

    Raises Unreadable, with the byte at fault, where they are text in no encoding.
    """
    if b"\0" not in data:
        from charset_normalizer import from_bytes  # noqa: PLC0415  (most documents are UTF-8)

        matches = list(from_bytes(data, cp_isolation=list(_GUESSED)))
        score = [(match.chaos, -match.coherence) for match in matches]
        equals = {
            name
            for match, its in zip(matches, score, strict=True)
            if its == score[0]
            for name in (match.encoding, *match.could_be_from_charset)
        }
        for name in _GUESSED:
            if name in equals:
                with suppress(UnicodeDecodeError):  # of a long text, only parts were looked at
                    return data.decode(name), _named(name)
    raise _no_text(data)


def declared_text(data: bytes) -> tuple[str, str]:
    """The text of a web page in the encoding that the page declares, else as it is guessed."""
    head = data[:_LOOKED_AT]
    found = _XML_DECLARED.match(head.lstrip()) or _DECLARED.search(head)
    if found:
        try:
            codec = codecs.lookup(found[1].decode()).name
            codec = _AS_BROWSERS.get(codec, codec)
            return data.decode(codec), _named(codec)
        except (LookupError, UnicodeError):
            pass  # what is declared is wrong: what the bytes look like decides
    return guessed_text(data)


def _named(codec: str) -> str:
    """An encoding by the name that people know it by."""
    return f"windows-{codec[2:]}" if codec.startswith("cp12") else codec.replace("_", "-")


def _no_text(data: bytes) -> Unreadable:
    try:
        data.decode("utf-8")
        at = data.index(b"\0")
    except UnicodeDecodeError as error:
        at = error.start
    return Unreadable(
        f"is no text in a known encoding: byte {at} (0x{data[at]:02X}) is no part of a character",
        "open it where it is readable, and save it with the encoding UTF-8",
    )
