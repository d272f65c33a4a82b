// Which map the preview shows, and what its page is told when.

import assert from "node:assert/strict";
import { setImmediate as turn } from "node:timers/promises";
import { test } from "node:test";
import { type Finding, Preview, sorry } from "../src/preview/preview";
import type { Ask, Listed } from "../src/protocol";

const A = "file:///a/one.argmap";
const B = "file:///b/two.argmap";
const PLACE = { uri: A, range: { start: { line: 4, character: 6 }, end: { line: 4, character: 9 } } };

type Answers = Record<string, (params: { textDocument: { uri: string } }) => unknown>;

/** A preview with a server that answers as it is told, and all that was done. */
function made(more: Answers = {}) {
  const done: string[] = [];
  let texts = 0;
  const answers: Answers = {
    "argmap/page": ({ textDocument: { uri } }) => ({ html: `page of ${uri}`, key: uri.slice(0, 9) }),
    "argmap/update": ({ textDocument: { uri } }) => ({ update: (texts += 1), key: uri.slice(0, 9) }),
    "argmap/entryAt": ({ textDocument: { uri } }) => ({ id: "here", key: uri.slice(0, 9) }),
    "argmap/place": () => PLACE,
    ...more,
  };
  const ask = (async (method: string, params: never) => answers[method]?.(params)) as unknown as Ask;
  const preview = new Preview({
    ask,
    theme: () => "dark",
    load: (html) => done.push(`load ${/<p>(.*?)<\/p>/.exec(html)?.[1] ?? html}`),
    post: (message) => {
      if (message.type === "update") done.push(`update ${message.update}`);
      else if (message.type === "select") done.push(`select ${message.id}`);
      else if (message.findings.length) done.push(message.findings.map(said).join(", "));
    },
    reveal: (place) => done.push(`reveal ${place.range.start.line}`),
    tell: (message) => done.push(`tell ${message}`),
  });
  return { preview, done, answers };
}

const said = ({ severity, file, line, column, message }: Listed) =>
  `${severity} ${file}:${line}:${column} ${message}`;

const finding = (uri: string, line: number, message: string): Finding => {
  const start = { line, character: 2 };
  return { uri, range: { start, end: start }, severity: "error", rule: "r", message };
};

const AT = { line: 0, character: 0 };

test("the page is shown, and told of an entry once it listens", async () => {
  const { preview, done } = made();
  await preview.show(A, "x");
  assert.deepEqual(done, [`load page of ${A}`]);
  await preview.heard({ type: "ready" });
  assert.deepEqual(done.slice(1), ["select x"]);
});

test("the cursor selects, once for each entry", async () => {
  const { preview, done } = made();
  await preview.show(A);
  await preview.heard({ type: "ready" });
  await preview.cursor(A, AT);
  await preview.cursor(A, AT);
  assert.deepEqual(done.slice(1), ["select here"]);
});

test("a cursor between entries leaves the picture alone", async () => {
  const { preview, done } = made({ "argmap/entryAt": () => null });
  await preview.show(A);
  await preview.heard({ type: "ready" });
  await preview.cursor(A, AT);
  assert.equal(done.length, 1);
});

test("a cursor in another map brings that map", async () => {
  const { preview, done } = made();
  await preview.show(A);
  await preview.heard({ type: "ready" });
  await preview.cursor(B, AT);
  await preview.heard({ type: "ready" });
  assert.deepEqual(done.slice(1), [`load page of ${B}`, "select here"]);
});

test("a click goes to the text, and the cursor there is no news for the picture", async () => {
  const { preview, done } = made();
  await preview.show(A);
  await preview.heard({ type: "ready" });
  await preview.heard({ type: "open", id: "here" });
  await preview.cursor(A, AT);
  assert.deepEqual(done.slice(1), ["reveal 4"]);
});

test("a click on what is gone, and one that fails, are told", async () => {
  const { preview, done, answers } = made({ "argmap/place": () => null });
  await preview.show(A);
  await preview.heard({ type: "open", id: "old" });
  answers["argmap/place"] = () => {
    throw new Error("no");
  };
  await preview.heard({ type: "open", id: "old" });
  assert.deepEqual(done.slice(1), ["tell `old` is not in the text any more", "tell no"]);
});

test("a change of this map updates the page, one of another does not", async () => {
  const { preview, done } = made();
  await preview.show(A);
  await preview.heard({ type: "ready" });
  await preview.changed(B.slice(0, 9));
  await preview.changed(A.slice(0, 9));
  assert.deepEqual(done.slice(1), ["update 1"]);
});

test("changes during an update come to one more", async () => {
  const { preview, done } = made();
  await preview.show(A);
  await preview.heard({ type: "ready" });
  await Promise.all([1, 2, 3].map(() => preview.changed(A.slice(0, 9))));
  assert.deepEqual(done.slice(1), ["update 1", "update 2"]);
});

test("a change while the page loads is told once it listens", async () => {
  const { preview, done } = made();
  const shown = preview.show(A);
  await preview.changed(A.slice(0, 9));
  await shown;
  assert.deepEqual(done, [`load page of ${A}`]);
  await preview.heard({ type: "ready" });
  assert.deepEqual(done.slice(1), ["update 1"]);
});

test("an entry that is new is selected again with the update that brings it", async () => {
  let answer: (value: unknown) => void = () => undefined;
  const { preview, done } = made({ "argmap/update": () => new Promise((given) => (answer = given)) });
  await preview.show(A);
  await preview.heard({ type: "ready" });
  const updated = preview.changed(A.slice(0, 9));
  await preview.cursor(A, AT);
  answer({ update: 7 });
  await updated;
  assert.deepEqual(done.slice(1), ["select here", "update 7", "select here"]);
});

test("a page that was moved begins anew and is told what it misses", async () => {
  const { preview, done } = made();
  await preview.show(A, "x");
  await preview.heard({ type: "ready" });
  await preview.heard({ type: "ready" });
  assert.deepEqual(done.slice(1), ["select x", "update 1", "select x"]);
});

test("a map that can't be drawn says why, and is drawn once it can be", async () => {
  const { preview, done, answers } = made();
  const page = answers["argmap/page"];
  answers["argmap/page"] = () => {
    throw new Error("2 errors & no picture");
  };
  await preview.show(A);
  answers["argmap/page"] = page!;
  await preview.changed("anything");
  assert.deepEqual(done, ["load 2 errors &#38; no picture", `load page of ${A}`]);
});

test("an update that fails leaves the picture, and the next one comes", async () => {
  const { preview, done, answers } = made();
  const update = answers["argmap/update"];
  await preview.show(A);
  await preview.heard({ type: "ready" });
  answers["argmap/update"] = () => {
    throw new Error("no");
  };
  await preview.changed(A.slice(0, 9));
  answers["argmap/update"] = update!;
  await preview.changed(A.slice(0, 9));
  assert.deepEqual(done.slice(1), ["update 1"]);
});

test("an answer for a map that is not shown any more is dropped", async () => {
  let first: (value: unknown) => void = () => undefined;
  const { preview, done, answers } = made();
  const page = answers["argmap/page"];
  answers["argmap/page"] = () => new Promise((given) => (first = given));
  const shown = preview.show(A);
  await turn();
  answers["argmap/page"] = page!;
  await preview.show(B);
  first({ html: "late", key: "late" });
  await shown;
  assert.deepEqual(done, [`load page of ${B}`]);
});

test("other colours: the same map and entry on a new page", async () => {
  const { preview, done } = made();
  await preview.show(A, "x");
  await preview.heard({ type: "ready" });
  await preview.again();
  await preview.heard({ type: "ready" });
  assert.deepEqual(done.slice(2), [`load page of ${A}`, "select x"]);
});

test("what a message says is no markup", () => {
  assert.ok(!sorry('<img src=x onerror="alert(1)">').includes("<img"));
});

test("findings of this map are listed by file and line, and lead to their places", async () => {
  const { preview, done } = made();
  const other = "file:///a/m%C3%A4r.argmap";
  await preview.show(A);
  preview.found([finding(A, 8, "eight"), finding(B, 0, "not here"), finding(other, 1, "one"), finding(A, 3, "three")]);
  assert.equal(done.length, 1);
  await preview.heard({ type: "ready" });
  assert.deepEqual(done.slice(1), ["error mär.argmap:2:3 one, error one.argmap:4:3 three, error one.argmap:9:3 eight"]);
  await preview.heard({ type: "finding", number: 1 });
  await preview.heard({ type: "finding", number: 9 });
  assert.deepEqual(done.slice(2), ["reveal 3"]);
});
