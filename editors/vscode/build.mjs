// Bundles the extension into dist/, with the licences of what is in it; with --tests the tests
// into build/ as well.

import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

const HERE = import.meta.dirname;
const shared = {
  bundle: true,
  platform: "node",
  target: "node20",
  logLevel: "warning",
  absWorkingDir: HERE,
};

/** The licences of the packages that a bundle is made of. */
function licences(inputs) {
  const folders = inputs.map((path) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0]);
  return [...new Set(folders)]
    .filter((folder) => folder !== undefined)
    .sort()
    .map((folder) => {
      const { name, version } = JSON.parse(readFileSync(join(HERE, folder, "package.json"), "utf8"));
      const file = readdirSync(join(HERE, folder)).find((one) => /^licen[cs]e/i.test(one));
      if (file === undefined) throw new Error(`${name} has no licence to pass on`);
      const text = readFileSync(join(HERE, folder, file), "utf8").replace(/\r\n/g, "\n").trim();
      return `${name} ${version}\n\n${text}\n`;
    })
    .join(`\n${"-".repeat(72)}\n\n`);
}

const { metafile } = await build({
  ...shared,
  entryPoints: ["src/extension.ts"],
  outfile: "dist/extension.js",
  format: "cjs",
  external: ["vscode"],
  minify: true,
  metafile: true,
});
writeFileSync(join(HERE, "dist", "licences.txt"), licences(Object.keys(metafile.inputs)));

if (process.argv.includes("--tests")) {
  rmSync(join(HERE, "build"), { recursive: true, force: true });
  await build({
    ...shared,
    entryPoints: readdirSync(join(HERE, "test"))
      .filter((name) => /\.test\.ts$|^renew-/.test(name))
      .map((name) => `test/${name}`),
    outdir: "build",
    outExtension: { ".js": ".mjs" },
    format: "esm",
    packages: "external",
    alias: {
      vscode: "./test/double/vscode.ts",
      "vscode-languageclient/node": "./test/double/client.ts",
    },
    sourcemap: "inline",
  });
}
