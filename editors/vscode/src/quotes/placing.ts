// Where the lines of a quote go, and what is selected then.

import type { Position, Range } from "../protocol";

/** What the server writes for the speaker's id, which no document tells. */
const SPEAKER = "SPEAKER";

/** An edit that puts lines into an entry. */
export interface Placed {
  range: Range;
  text: string;
  /** What is selected afterwards: the word that is to be written over, else the end. */
  selected: Range;
}

const blank = (line: string | undefined) => line === undefined || line.trim() === "";
const indented = (line: string | undefined) => line !== undefined && /^[ \t]/.test(line);
const comment = (line: string | undefined) => line !== undefined && /^#(?:[ \t]|$)/.test(line);

/** Puts body lines into the entry that a line belongs to: in place of the line where it is a
 * blank one below the entry, else after the entry's last line, so that no text is cut in two.
 * Nothing where no entry has begun. */
export function place(lines: string[], at: number, insert: string): Placed | undefined {
  let head = at;
  while (head >= 0 && (blank(lines[head]) || indented(lines[head]) || comment(lines[head]))) head -= 1;
  if (head < 0) return undefined;
  let last = head;
  for (let line = head + 1; line < lines.length; line += 1) {
    if (indented(lines[line]) && !blank(lines[line])) last = line;
    else if (!blank(lines[line])) break;
  }
  const body = insert.replace(/\r?\n$/, "").split(/\r?\n/);
  if (at > last && blank(lines[at])) {
    const apart = blank(lines[at + 1]) ? "" : "\n";
    const range = { start: { line: at, character: 0 }, end: endOf(lines, at) };
    return { range, text: body.join("\n") + apart, selected: selected(body, at) };
  }
  const end = endOf(lines, last);
  const range = { start: end, end };
  return { range, text: `\n${body.join("\n")}`, selected: selected(body, last + 1) };
}

function endOf(lines: string[], line: number): Position {
  return { line, character: lines[line]?.length ?? 0 };
}

function selected(body: string[], first: number): Range {
  const begin = /^[ \t]*said by:[ \t]*/;
  const open = body.findIndex((line) => line.replace(begin, "").startsWith(`${SPEAKER} `));
  if (open < 0) {
    const end = { ...endOf(body, body.length - 1), line: first + body.length - 1 };
    return { start: end, end };
  }
  const character = begin.exec(body[open] ?? "")?.[0].length ?? 0;
  const line = first + open;
  return { start: { line, character }, end: { line, character: character + SPEAKER.length } };
}
