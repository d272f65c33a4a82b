// Where a quote's lines go.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Position, Range } from "../src/protocol";
import { place } from "../src/quotes/placing";

const INSERT = "  said by: author in voa\n  > words\n";

/** A text in which `|` marks the cursor's line, with the lines put in; what is selected then
 * stands between « and ». */
function put(marked: string, insert = INSERT): string | undefined {
  const lines = marked.split("\n");
  const at = lines.findIndex((line) => line.includes("|"));
  const plain = lines.map((line) => line.replace("|", ""));
  const placed = place(plain, at, insert);
  if (!placed) return undefined;
  const cut = (text: string, range: Range, to: (words: string) => string) => {
    const offset = ({ line, character }: Position) =>
      text.split("\n").slice(0, line).reduce((sum, one) => sum + one.length + 1, character);
    const [from, end] = [offset(range.start), offset(range.end)];
    return text.slice(0, from) + to(text.slice(from, end)) + text.slice(end);
  };
  const whole = cut(plain.join("\n"), placed.range, () => placed.text);
  return cut(whole, placed.selected, (words) => (words ? `«${words}»` : ""));
}

const QUOTE = "  said by: author in voa\n  > words";

test("after the entry's last line, wherever in it the cursor is", () => {
  for (const text of ["claim a|: One\n  two\n  note: x", "claim a: One\n  t|wo\n  note: x", "claim a: One\n  two\n  note: x|"]) {
    assert.equal(put(`${text}\n\nclaim b: B\n`), `claim a: One\n  two\n  note: x\n${QUOTE}\n\nclaim b: B\n`);
  }
});

test("in place of the blank line below the entry", () => {
  assert.equal(put("claim a: One\n|\n"), `claim a: One\n${QUOTE}\n`);
  assert.equal(put("claim a: One\n  |\n\nclaim b: B"), `claim a: One\n${QUOTE}\n\nclaim b: B`);
});

test("the entry that follows stays apart", () => {
  assert.equal(put("claim a: One\n|\nclaim b: B"), `claim a: One\n${QUOTE}\n\nclaim b: B`);
});

test("a blank line within an entry does not cut its text in two", () => {
  assert.equal(put("claim a: One\n|\n  two\n"), `claim a: One\n\n  two\n${QUOTE}\n`);
});

test("a comment at the margin ends the entry, as it stands above the next one", () => {
  assert.equal(put("claim a|: One\n# next\nclaim b: B"), `claim a: One\n${QUOTE}\n# next\nclaim b: B`);
});

test("nowhere before the first entry", () => {
  assert.equal(put("# a file\n|\nclaim a: One"), undefined);
  assert.equal(put("|"), undefined);
});

test("at the end of a text without a last line end", () => {
  assert.equal(put("claim a|: One"), `claim a: One\n${QUOTE}`);
});

test("who says it is to be written over", () => {
  const direct = "  said by: SPEAKER in voa, direct\n  > the SPEAKER of the house\n";
  assert.equal(
    put("claim a|: One\n\nclaim b: B\n", direct),
    "claim a: One\n  said by: «SPEAKER» in voa, direct\n  > the SPEAKER of the house\n\nclaim b: B\n",
  );
});
