// Where argmap is looked for.

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { beforeEach, test } from "node:test";
import { candidates, type Place, pythons } from "../src/python/candidates";

let folder: string;
let bin: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "argmap-candidates-"));
  bin = join(folder, "bin");
});

function touch(...parts: string[]): string {
  const path = join(folder, ...parts);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, "");
  return path;
}

function here(more: Partial<Place> = {}): Place {
  const nothing = { path: "", python: "", chosen: undefined, platform: "linux" as const };
  return { ...nothing, folders: [join(folder, "maps")], searched: [bin], ...more };
}

const paths = (place: Place) => candidates(place).map((one) => one.path);

test("the order: the Python extension, .venv, argmap on the PATH, Python on the PATH", () => {
  const venv = touch("maps", ".venv", "bin", "python");
  const [program, python] = [touch("bin", "argmap"), touch("bin", "python3")];
  touch("bin", "python");
  assert.deepEqual(paths(here({ chosen: "/chosen/python" })), ["/chosen/python", venv, program, python]);
});

test("argmap.path is taken alone, and before argmap.python", () => {
  touch("bin", "argmap");
  const [one, ...more] = candidates(here({ path: "/opt/argmap", python: "/opt/python", chosen: "/x" }));
  assert.deepEqual(more, []);
  assert.deepEqual(one, {
    kind: "program",
    path: "/opt/argmap",
    origin: "the setting argmap.path",
    named: true,
  });
});

test("argmap.python is taken alone", () => {
  touch("bin", "argmap");
  touch("maps", ".venv", "bin", "python");
  assert.deepEqual(paths(here({ python: "/opt/python", chosen: "/x" })), ["/opt/python"]);
});

test("paths of settings: ~, ${workspaceFolder}, relative ones, names on the PATH, blanks", () => {
  const named = touch("bin", "argmap-dev");
  const said = (path: string) => paths(here({ path }))[0];
  assert.equal(said("~/bin/argmap"), join(homedir(), "bin/argmap"));
  assert.equal(said("${workspaceFolder}/tool"), join(folder, "maps", "tool"));
  assert.equal(said("tool/argmap"), join(folder, "maps", "tool", "argmap"));
  assert.equal(said(" argmap-dev "), named);
  assert.equal(said("nowhere"), "nowhere");
});

test("an interpreter that is found twice is tried once", () => {
  const venv = touch("maps", ".venv", "bin", "python");
  assert.deepEqual(paths(here({ chosen: venv })), [venv]);
});

test("folders of the PATH that are relative, the workspace's own perhaps, are left out", () => {
  touch("maps", "argmap");
  assert.deepEqual(paths(here({ searched: [".", ""] })), []);
});

test("on Windows the names are others", () => {
  const venv = touch("maps", ".venv", "Scripts", "python.exe");
  const [program, python] = [touch("bin", "argmap.exe"), touch("bin", "python.exe")];
  assert.deepEqual(paths(here({ platform: "win32" })), [venv, program, python]);
});

test("pythons are without the program", () => {
  touch("bin", "argmap");
  const python = touch("bin", "python");
  assert.deepEqual(pythons(here()).map((one) => one.path), [python]);
});

test("where there is nothing there is no candidate", () => {
  assert.deepEqual(candidates(here({ folders: [] })), []);
});
