// Where a quote's lines go.

import assert from "node:assert/strict";
import { test } from "node:test";
import { place } from "../src/quotes/placing";

const INSERT = "  said by: author in voa\n  > words\n";

/** A text in which `|` marks the cursor's line, with the lines put in. */
function put(marked: string): string | undefined {
  const lines = marked.split("\n");
  const at = lines.findIndex((line) => line.includes("|"));
  const plain = lines.map((line) => line.replace("|", ""));
  const placed = place(plain, at, INSERT);
  if (!placed) return undefined;
  plain.splice(placed.first, placed.end - placed.first, ...placed.text);
  return plain.join("\n");
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
