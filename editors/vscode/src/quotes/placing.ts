// Where lines go that are pasted into an entry.

/** Lines to put in, in place of the lines from `first` up to `end`, counted from 0. */
export interface Placed {
  first: number;
  end: number;
  text: string[];
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
  const text = insert.replace(/\r?\n$/, "").split(/\r?\n/);
  if (at > last && blank(lines[at])) {
    const apart = blank(lines[at + 1]) ? [] : [""];
    return { first: at, end: at + 1, text: [...text, ...apart] };
  }
  return { first: last + 1, end: last + 1, text };
}
