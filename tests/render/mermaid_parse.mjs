// Reads flowcharts, a JSON list of texts, from standard input with Mermaid's own parser and prints
// what it understood. The argument is a folder with the packages mermaid and jsdom.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(process.argv[2] + "/");
const { JSDOM } = require("jsdom");
globalThis.window = new JSDOM("<!DOCTYPE html>").window;
globalThis.document = globalThis.window.document;
const { default: mermaid } = await import(pathToFileURL(require.resolve("mermaid")));

let input = "";
for await (const part of process.stdin) input += part;
const charts = [];
for (const text of JSON.parse(input)) {
  try {
    await mermaid.parse(text);
    const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
    charts.push({
      boxes: [...db.getVertices().values()].map((one) => ({
        id: one.id,
        text: one.text,
        shape: one.type,
        link: one.link ?? null,
        call: one.haveCallback ?? false,
        classes: one.classes,
      })),
      lines: db.getEdges().map((one) => ({
        ends: [one.start, one.end],
        text: one.text,
        head: one.type,
        stroke: one.stroke,
        style: one.style,
      })),
      sections: db.getSubGraphs().map((one) => ({ title: one.title, boxes: one.nodes })),
    });
  } catch (error) {
    charts.push({ error: String(error.message ?? error) });
  }
}
console.log(JSON.stringify(charts));
