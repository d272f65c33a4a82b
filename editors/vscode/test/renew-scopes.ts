// Writes the snapshots of the maps' scopes anew: npm run scopes.

import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { maps, packed, scopesOf, SNAPSHOTS } from "./scopes";

const scopes = await scopesOf();
rmSync(SNAPSHOTS, { recursive: true, force: true });
for (const [name, text] of maps()) {
  const path = join(SNAPSHOTS, `${name}.scopes`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, packed(scopes(text)) + "\n");
}
