// The list of passages follows what one types.

import assert from "node:assert/strict";
import { setTimeout as wait } from "node:timers/promises";
import { test } from "node:test";
import type { Ask, Passage } from "../src/protocol";
import { Passages, type Shown } from "../src/quotes/passages";

const found = (text: string): Passage => ({ text, paragraph: 1, insert: text, label: text, detail: "" });

/** A list whose questions are answered by hand. */
function list() {
  const shown: Shown[] = [];
  const asked: { words: string; answer: (passages: Passage[]) => void; fail: (error: Error) => void }[] = [];
  const ask = ((_: string, { words }: { words: string }) =>
    new Promise((answer, fail) => {
      asked.push({ words, answer: (passages) => answer({ passages }), fail });
    })) as unknown as Ask;
  return { shown, asked, list: new Passages(ask, "file:///m.argmap", "voa", (now) => shown.push(now), 1) };
}

test("only the last words that were typed are asked for", async () => {
  const { asked, list: passages } = list();
  for (const typed of ["t", "tr", "troops"]) passages.typed(typed);
  await wait(20);
  assert.deepEqual(asked.map((one) => one.words), ["troops"]);
});

test("an answer that comes late is not shown over a later one", async () => {
  const { shown, asked, list: passages } = list();
  passages.typed("first");
  await wait(20);
  passages.typed("second");
  await wait(20);
  asked[1]?.answer([found("new")]);
  asked[0]?.answer([found("old")]);
  await wait(5);
  assert.deepEqual(shown.at(-1), { passages: [found("new")], busy: false, hint: "" });
});

test("what was found stays in sight while more is looked for", async () => {
  const { shown, asked, list: passages } = list();
  passages.typed("one");
  await wait(20);
  asked[0]?.answer([found("a")]);
  await wait(5);
  passages.typed("one two");
  assert.deepEqual(shown.at(-1), { passages: [found("a")], busy: true, hint: "" });
});

test("without words the first passages are shown", async () => {
  const { asked, list: passages } = list();
  passages.typed("  ");
  await wait(20);
  assert.deepEqual(asked.map((one) => one.words), [""]);
});

test("nothing found and an error each have their sentence", async () => {
  const { shown, asked, list: passages } = list();
  passages.typed("xyz");
  await wait(20);
  asked[0]?.answer([]);
  await wait(5);
  assert.equal(shown.at(-1)?.hint, "nothing in this document has “xyz”");
  passages.typed("abc");
  await wait(20);
  asked[1]?.fail(new Error("the document is gone"));
  await wait(5);
  assert.equal(shown.at(-1)?.hint, "the document is gone");
});

test("once it is closed nothing is shown", async () => {
  const { shown, asked, list: passages } = list();
  passages.typed("one");
  await wait(20);
  passages.close();
  const before = shown.length;
  asked[0]?.answer([found("a")]);
  await wait(5);
  assert.equal(shown.length, before);
});
