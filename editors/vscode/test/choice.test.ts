// Which argmap is run, and what is said where there is none.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Ended, Run } from "../src/process";
import type { Place } from "../src/python/candidates";
import { choose, chosenPython } from "../src/python/choice";
import { older } from "../src/python/probe";

/** Programs by their paths, and how each ends. */
function programs(known: Record<string, Partial<Ended> | object>): Run {
  return async (command) => {
    const said = known[command];
    if (said === undefined) {
      const fault = Object.assign(new Error("spawn ENOENT"), { code: "ENOENT" });
      return { code: null, output: "", errors: "", fault };
    }
    if ("code" in said || "output" in said) return { code: 0, output: "", errors: "", ...said };
    return { code: 0, output: `argmap:${JSON.stringify(said)}\n`, errors: "" };
  };
}

const PLACE: Place = { path: "", python: "", chosen: "/chosen", folders: [], searched: [] };
const GOOD = { python: [3, 12, 1], argmap: "1.2.0", server: true };
const pick = (known: Record<string, object>, place: Partial<Place> = {}, extra: string[] = []) =>
  choose({ ...PLACE, ...place }, extra, "1.2.0", programs(known), "/");

async function problem(known: Record<string, object>, place: Partial<Place> = {}) {
  const choice = await pick(known, place);
  assert.ok("problem" in choice);
  return choice.problem;
}

test("a Python that has argmap runs it as a module", async () => {
  assert.deepEqual(await pick({ "/chosen": GOOD }, {}, ["--log"]), {
    server: {
      command: "/chosen",
      args: ["-m", "argmap", "lsp", "--log"],
      argmap: "1.2.0",
      origin: "the Python extension",
    },
  });
});

test("a program is run as it is", async () => {
  const choice = await pick({ "/argmap": { output: "argmap 1.2.0\n" } }, { path: "/argmap" });
  assert.ok("server" in choice);
  assert.deepEqual([choice.server.command, ...choice.server.args], ["/argmap", "lsp"]);
});

test("an argmap that is older than the extension is run, with a remark", async () => {
  const choice = await pick({ "/chosen": { ...GOOD, argmap: "1.1.9" } });
  assert.ok("server" in choice);
  assert.equal(choice.server.remark, "argmap 1.1.9 is older than this extension, 1.2.0");
});

test("where argmap is missing, installing it is offered", async () => {
  assert.deepEqual(await problem({ "/chosen": { python: [3, 12, 1], server: false } }), {
    message: "argmap is not in /chosen yet",
    help: "install",
  });
});

test("where only the server's packages are missing, this is said", async () => {
  assert.deepEqual(await problem({ "/chosen": { ...GOOD, server: false } }), {
    message: "argmap is in /chosen, and what its language server needs is not",
    help: "install",
  });
});

test("a folder named argmap is no argmap", async () => {
  const found = await problem({ "/chosen": { python: [3, 12, 1], argmap: null, server: true } });
  assert.equal(found.message, "argmap is not in /chosen yet");
});

test("a Python that is too old is named", async () => {
  assert.deepEqual(await problem({ "/chosen": { python: [3, 9, 2] } }), {
    message: "argmap needs Python 3.11 or later, and /chosen is 3.9.2",
    help: "choose",
  });
});

test("no Python at all", async () => {
  const found = await problem({}, { chosen: undefined });
  assert.equal(found.message, "argmap needs Python 3.11 or later, and no Python was found");
});

test("what the user named and what can't be run is told with its reason", async () => {
  assert.equal(
    (await problem({}, { path: "/nowhere" })).message,
    "/nowhere, from the setting argmap.path, can't be run: there is no such file",
  );
  assert.equal(
    (await problem({ "/p": { code: 3, errors: "Fatal\nno stdlib\n" } }, { python: "/p" })).message,
    "/p, from the setting argmap.python, can't be run: no stdlib",
  );
  assert.equal(
    (await problem({ "/p": { output: "ls 9.4" } }, { path: "/p" })).message,
    "/p, from the setting argmap.path, can't be run: it is not argmap",
  );
  assert.equal(
    (await problem({ "/p": { output: "hello" } }, { python: "/p" })).message,
    "/p, from the setting argmap.python, can't be run: it is no Python",
  );
});

test("argmap is installed into the named Python, or the first that is new enough", async () => {
  const known = programs({ "/chosen": { python: [3, 12, 1] }, "/old": { python: [3, 8, 0] } });
  const into = async (place: Partial<Place>) => chosenPython({ ...PLACE, ...place }, known, "/");
  const chosen = await into({});
  assert.ok("python" in chosen && chosen.python.path === "/chosen");
  const old = await into({ python: "/old" });
  assert.ok("problem" in old && /needs Python 3\.11 .* \/old is 3\.8\.0/.test(old.problem.message));
});

test("versions are compared as numbers", () => {
  const cases: [string, string, boolean][] = [
    ["0.9.0", "0.10.0", true],
    ["0.10.0", "0.9.0", false],
    ["1.0", "1.0.0", false],
    ["1.0.0rc1", "1.0.0", false],
    ["1", "1.0.1", true],
  ];
  for (const [a, b, expected] of cases) assert.equal(older(a, b), expected, `${a} and ${b}`);
});
