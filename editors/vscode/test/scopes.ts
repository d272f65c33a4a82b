// The scopes of a map, a line each, in short.

import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const { INITIAL, Registry, parseRawGrammar } = createRequire(import.meta.url)(
  "vscode-textmate",
) as typeof import("vscode-textmate");
const oniguruma = createRequire(import.meta.url)(
  "vscode-oniguruma",
) as typeof import("vscode-oniguruma");

export const EXTENSION = join(import.meta.dirname, "..");
export const ROOT = join(EXTENSION, "..", "..");
export const SNAPSHOTS = join(EXTENSION, "test", "scopes");
const ENDING = ".argmap";

/** A function that gives the scopes of a text as VS Code sees them: a line for each of its lines,
 * in which each run of characters with one scope has its length and the scope's last name, as in
 * `5 kind`. Text without a scope has its length alone. */
export async function scopesOf(): Promise<(text: string) => string> {
  const wasm = createRequire(import.meta.url).resolve("vscode-oniguruma/release/onig.wasm");
  await oniguruma.loadWASM(readFileSync(wasm));
  const file = join(EXTENSION, "argmap.tmLanguage.json");
  const registry = new Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async () => parseRawGrammar(readFileSync(file, "utf8"), file),
  });
  const grammar = await registry.loadGrammar("source.argmap");
  if (!grammar) throw new Error("there is no grammar");
  return (text) => {
    let stack = INITIAL;
    const lines = text.split("\n").map((line) => {
      const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
      stack = ruleStack;
      const runs: [number, string][] = [];
      for (const { startIndex, endIndex, scopes } of tokens) {
        const length = Math.min(endIndex, line.length) - startIndex;
        const name = scopes.slice(1).map((scope) => scope.slice(0, -ENDING.length)).join(" ");
        const last = runs.at(-1);
        if (last && last[1] === name) last[0] += length;
        else if (length > 0) runs.push([length, name]);
      }
      return runs.map(([length, name]) => `${length} ${short(name)}`.trim()).join(", ");
    });
    return lines.join("\n");
  };
}

/** The last name of a scope, and the one before where two scopes end with it. */
function short(scope: string): string {
  const names = scope.split(".");
  return names.slice(/^(?:quote|link)$/.test(names.at(-1) ?? "") ? -2 : -1).join(".");
}

/** A snapshot: lines that are alike in a row are written once, with their number. */
export function packed(scopes: string): string {
  const rows: [number, string][] = [];
  for (const line of scopes.split("\n")) {
    const last = rows.at(-1);
    if (last && last[1] === line) last[0] += 1;
    else rows.push([1, line]);
  }
  return rows.map(([count, line]) => (count > 1 ? `${line}  ×${count}` : line)).join("\n");
}

/** The real maps by their paths in `maps`, and what they say. */
export function maps(): [string, string][] {
  const folder = join(ROOT, "maps");
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(ENDING))
    .sort()
    .map((name) => [name.replace(/\\/g, "/"), readFileSync(join(folder, name), "utf8")]);
}
