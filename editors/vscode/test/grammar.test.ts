// The grammar gives the real maps the scopes that it gave them before.

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { maps, packed, scopesOf, SNAPSHOTS } from "./scopes";

const scopes = await scopesOf();

for (const [name, text] of maps()) {
  test(`scopes of ${name}`, () => {
    const path = join(SNAPSHOTS, `${name}.scopes`);
    assert.ok(existsSync(path), "no snapshot: npm run scopes");
    const now = packed(scopes(text)) + "\n";
    assert.equal(now, readFileSync(path, "utf8"), "look at it, then: npm run scopes");
  });
}

test("every snapshot has its map", () => {
  const kept = readdirSync(SNAPSHOTS, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".scopes"))
    .map((name) => name.replace(/\\/g, "/").replace(/\.scopes$/, ""));
  assert.deepEqual(kept.sort(), maps().map(([name]) => name));
});

test("a head, a relation and a quote have the scopes of what they are", () => {
  const text = "claim база-манас: It is said.\n  strongly supports: other\n  > in words\n";
  assert.deepEqual(scopes(text).split("\n").slice(0, 3), [
    "5 kind, 1, 10 id, 1 separator, 12",
    "2, 8 strength, 1, 8 relation, 1 separator, 1, 5 reference",
    "2, 1 definition.quote, 9 unquoted.quote",
  ]);
});
