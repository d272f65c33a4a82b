// Reads texts (JSON: a list of strings) from standard input and gives, for each character of each of
// their lines, the last of the scopes that a TextMate grammar gives it, as VS Code finds it.
//
//     node textmate.mjs FOLDER-OF-NODE-MODULES GRAMMAR

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [modules, path] = process.argv.slice(2);
const require = createRequire(join(modules, "x.js"));
const oniguruma = require("vscode-oniguruma");
const { Registry, INITIAL, parseRawGrammar } = require("vscode-textmate");

await oniguruma.loadWASM(readFileSync(join(modules, "vscode-oniguruma", "release", "onig.wasm")));
const registry = new Registry({
  onigLib: Promise.resolve({
    createOnigScanner: (sources) => new oniguruma.OnigScanner(sources),
    createOnigString: (text) => new oniguruma.OnigString(text),
  }),
  loadGrammar: async () => parseRawGrammar(readFileSync(path, "utf-8"), path),
});
const grammar = await registry.loadGrammar("source.argmap");

const texts = JSON.parse(readFileSync(0, "utf-8"));
const all = texts.map((text) => {
  let stack = INITIAL;
  return text.split("\n").map((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
    stack = ruleStack;
    return tokens.flatMap(({ startIndex, endIndex, scopes }) =>
      [...line.slice(startIndex, endIndex)].map(() => scopes.at(-1)),
    );
  });
});
process.stdout.write(JSON.stringify(all));
