// Installing with pip, and what is said where it fails.

import assert from "node:assert/strict";
import { test } from "node:test";
import { run, type Ended, type Run } from "../src/process";
import { install, makeEnvironment } from "../src/python/installing";

const go = () => new AbortController().signal;
const ending = (how: Partial<Ended>): Run => async () => ({ code: 1, output: "", errors: "", ...how });
const after = (how: Partial<Ended>, signal = go()) => install("/p", ending(how), "/", () => undefined, signal);

test("pip is asked for argmap with its language server, without a question", async () => {
  const asked: string[] = [];
  await install("/p", async (command, args) => {
    asked.push(command, ...args);
    return { code: 0, output: "", errors: "" };
  }, "/", () => undefined, go());
  assert.deepEqual(asked.slice(0, 4), ["/p", "-m", "pip", "install"]);
  assert.ok(asked.includes("--no-input"));
  assert.equal(asked.at(-1), "argmap[editor]");
});

test("the last lines of pip are shown", async () => {
  const errors = [...Array(20).keys()].map((n) => `line ${n}`).join("\n") + "\n\n";
  const ended = await after({ errors });
  assert.ok(ended.state === "failed");
  assert.equal(ended.message, "pip could not install argmap[editor] into /p");
  assert.deepEqual(ended.detail.split("\n"), [...Array(8).keys()].map((n) => `line ${n + 12}`));
});

test("a Python without pip", async () => {
  const ended = await after({ errors: "/p: No module named pip\n" });
  assert.ok(ended.state === "failed");
  assert.equal(ended.message, "/p has no pip, which installs packages");
  assert.match(ended.detail, /ensurepip/);
});

test("a Python that the system keeps for itself", async () => {
  const ended = await after({ errors: "error: externally-managed-environment\n\n× This environment" });
  assert.equal(ended.state, "managed");
});

test("one that was stopped is no failure", async () => {
  const stop = new AbortController();
  stop.abort();
  assert.deepEqual(await after({ code: null }, stop.signal), { state: "stopped" });
});

test("one that can't be run", async () => {
  const ended = await install("/no/such/python", run, "/", () => undefined, go());
  assert.ok(ended.state === "failed");
  assert.match(ended.detail, /ENOENT/);
});

test("an environment that can't be made is told with its reason", async () => {
  const broken = ending({ errors: "Error: ensurepip is not available\n" });
  const made = await makeEnvironment("/p", "/maps", broken, "/", () => undefined, go());
  assert.ok(made.state === "failed");
  assert.equal(made.detail, "Error: ensurepip is not available");
});

test("lines come as they are said, from both outputs, the last without an end too", async () => {
  const lines: string[] = [];
  const program = "console.log('one'); console.error('zwei'); process.stdout.write('dr'); process.stdout.write('ei')";
  const ended = await run(process.execPath, ["-e", program], { line: (text) => lines.push(text) });
  assert.equal(ended.code, 0);
  assert.deepEqual(lines.sort(), ["drei", "one", "zwei"]);
  assert.deepEqual([ended.output, ended.errors], ["one\ndrei", "zwei\n"]);
});

test("a program is stopped by its signal", async () => {
  const stop = new AbortController();
  const ended = run(process.execPath, ["-e", "setInterval(() => 0, 1000); console.log('up')"], {
    signal: stop.signal,
    line: () => stop.abort(),
  });
  assert.equal((await ended).code, null);
});
