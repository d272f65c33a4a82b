"""The `junit` report: findings as test cases, for what shows results of tests.

Each file is a test suite. What makes the check fail is a failure; other findings are skipped test
cases, so that the report fails exactly where the command does. A file without findings has one
test case, which passes. Test cases have no line in their names: they would change with every line.

The form is what Jenkins and GitLab read: the schema junit-10.xsd of Jenkins' xUnit plugin, which
has no element or attribute for a file or a line.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from argmap.diagnostics.diagnostic import Diagnostic
from argmap.diagnostics.printable import printable, shown_file, shown_path
from argmap.diagnostics.reports.full import full
from argmap.diagnostics.reports.reported import Reported

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

# All but the characters of https://www.w3.org/TR/xml/#charsets.
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def report(reported: Reported) -> str:
    """An XML document."""
    from xml.etree.ElementTree import Element, indent, tostring  # noqa: PLC0415  (for it alone)

    found: dict[str, list[Diagnostic]] = {shown_path(path): [] for path in reported.files}
    for finding in reported.diagnostics:
        found.setdefault(shown_file(finding.span.source), []).append(finding)
    root = Element("testsuites", name="argmap")
    for file in sorted(found):
        root.append(_suite(file, found[file], reported))
    for key in ("tests", "failures", "errors"):
        root.set(key, str(sum(int(suite.get(key, "0")) for suite in root)))
    indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'


def _suite(file: str, found: list[Diagnostic], reported: Reported) -> Element:
    from xml.etree.ElementTree import Element, SubElement  # noqa: PLC0415  (for it alone)

    failures = sum(map(reported.fails, found))
    counts = {
        "tests": max(1, len(found)),
        "failures": failures,
        "errors": 0,
        "skipped": len(found) - failures,
    }
    numbers = {key: str(count) for key, count in counts.items()}
    suite = Element("testsuite", {"name": _sound(file), **numbers})
    group = _sound(file.removesuffix(".argmap"))
    if not found:
        SubElement(suite, "testcase", classname=group, name="no findings")
    seen: Counter[str] = Counter()
    for finding in found:
        name = _sound(f"{finding.rule}: {printable(finding.message)}")
        seen[name] += 1
        # A second test case of the same name would not be shown.
        name += f" ({seen[name]})" if seen[name] > 1 else ""
        case = SubElement(suite, "testcase", classname=group, name=name)
        how = "failure" if reported.fails(finding) else "skipped"
        message = _sound(printable(finding.message))
        told = SubElement(case, how, type=finding.severity, message=message)
        told.text = _sound(full([finding], colour=False))
    return suite


def _sound(text: str) -> str:
    return _NO_XML.sub("\ufffd", text)
