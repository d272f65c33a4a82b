// The whole extension with the real server, in a double of VS Code.

import assert from "node:assert/strict";
import { cpSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { after, before, test } from "node:test";
import { activate } from "../src/extension";
import { started } from "./double/client";
import { type Editor, Panel, Position, Uri, world } from "./double/vscode";

const EXTENSION = join(import.meta.dirname, "..");
const ROOT = join(EXTENSION, "..", "..");
const PYTHON = process.env["ARGMAP_PYTHON"] ?? join(ROOT, ".venv", "bin", "python");
const MANIFEST = JSON.parse(readFileSync(join(EXTENSION, "package.json"), "utf8"));

const folder = mkdtempSync(join(tmpdir(), "argmap-extension-"));
const map = join(folder, "kyrgyzstan-2006");
const kept = new Map<string, unknown>();
const context = {
  workspaceState: {
    get: (key: string) => kept.get(key),
    update: async (key: string, value: unknown) => kept.set(key, value),
  },
  subscriptions: [] as { dispose(): void }[],
  extensionPath: EXTENSION,
  extensionUri: Uri.file(EXTENSION),
  extension: { packageJSON: MANIFEST },
};

/** Waits until something holds; the server may be slow. */
async function until<T>(holds: () => T | undefined | false, what: string): Promise<T> {
  for (let tries = 0; tries < 3000; tries += 1) {
    const value = holds();
    if (value) return value;
    await wait(20);
  }
  throw new Error(`waited for ${what}`);
}

const command = (name: string) => world.commands.get(`argmap.${name}`)!();

function lineOf(editor: Editor, words: string): number {
  const line = editor.document.lines.findIndex((text) => text.includes(words));
  assert.ok(line >= 0, words);
  return line;
}

let edm: Editor;

before(async () => {
  cpSync(join(ROOT, "maps", "kyrgyzstan-2006"), map, { recursive: true });
  writeFileSync(join(folder, "argmap.toml"), "");
  world.folders = [{ uri: Uri.file(folder) }];
  world.settings = { python: PYTHON };
  world.trusted = false;
  edm = world.open(join(map, "edm.argmap"));
  await activate(context as never);
});

after(async () => {
  context.subscriptions.forEach((one) => one.dispose());
});

test("every command of the manifest is there", () => {
  const named = MANIFEST.contributes.commands.map((one: { command: string }) => one.command);
  for (const name of named) assert.ok(world.commands.has(name), name);
});

test("in a workspace that is not trusted nothing is run, and snippets are offered", async () => {
  await command("restart");
  assert.equal(started.count, 0);
  assert.match(world.status.text, /trust/);
  await command("install");
  assert.match(world.told.pop() ?? "", /Trust this workspace first/);
  await command("showOrigins");
  assert.match(world.told.pop() ?? "", /once you trust this workspace/);
  const at = (line: number, character: number) =>
    world.completions!.provideCompletionItems(edm.document, new Position(line, character)).length;
  const head = lineOf(edm, "claim ties-at-peak");
  assert.ok(at(head, 3) > 5);
  assert.equal(at(head + 1, 5), 0);
});

test("once it is trusted the server starts, and the snippets are its own affair", async () => {
  world.trust();
  await until(() => /^argmap \d/.test(world.status.text), "the server");
  assert.equal(started.count, 1);
  assert.deepEqual(world.completions!.provideCompletionItems(edm.document, new Position(0, 0)), []);
  assert.deepEqual(world.told, []);
});

test("the preview shows the map, and selects the entry at the cursor", async () => {
  world.move(edm, lineOf(edm, "claim ties-at-peak"), 8);
  await command("preview");
  const panel = world.panels[0]!;
  assert.match(panel.webview.html, /^<!doctype html>/i);
  assert.equal(panel.title, "Map of kyrgyzstan-2006");
  assert.deepEqual(panel.webview.options, { enableScripts: true, localResourceRoots: [] });
  panel.say({ type: "ready" });
  const selected = (id: string) => () =>
    panel.posted.some((message) => message.type === "select" && message["id"] === id);
  await until(selected("ties-at-peak"), "the selection");
  world.move(edm, lineOf(edm, "evidence kant-base") + 1, 4);
  await until(selected("kant-base"), "the next selection");
});

test("a click in the picture goes to the entry, in the file that it is in", async () => {
  world.panels[0]!.say({ type: "open", id: "bakiyev" });
  const editor = await until(() => world.active !== edm && world.active, "the other file");
  const { start } = editor.selection;
  assert.match(editor.document.lines[start.line] ?? "", /^speaker bakiyev:/);
  world.active = edm;
});

test("a change of the text reaches the picture", async () => {
  const panel = world.panels[0]!;
  const updates = () => panel.posted.filter((message) => message.type === "update");
  const told = updates().length;
  const line = lineOf(edm, "peak of");
  edm.document.replace(edm.document.lineAt(line).range, "claim ties-at-peak: Ties are at their zenith of");
  await until(() => updates().length > told, "the update");
  assert.match(JSON.stringify(updates().at(-1)), /zenith/);
});

test("a quote is chosen as one types, and stands in the entry", async () => {
  world.move(edm, lineOf(edm, "evidence kant-base"), 3);
  world.answers.push((items) => (items as { source: { id: string } }[]).find((one) => one.source.id === "edm"));
  const inserted = command("insertQuote");
  const pick = await until(() => world.picks.pop(), "the list");
  pick.type("core of cooperation");
  await until(() => !pick.busy && /core/i.test(pick.items[0]?.label + (pick.items[0]?.detail ?? "")), "passages");
  pick.accept(0);
  await inserted;
  const { lines } = edm.document;
  const at = lineOf(edm, "evidence kant-base");
  const entry = lines.slice(at, lines.indexOf("", at));
  assert.ok(entry.some((text) => /^ {2}(?:said by|from): .*\bedm\b/.test(text)), entry.join("\n"));
  assert.ok(entry.filter((text) => /^ {2}> /.test(text)).join(" ").includes("core"), entry.join("\n"));
});

test("the origins of the claim at the cursor are a page beside the text", async () => {
  world.move(edm, lineOf(edm, "claim ties-intensified"), 8);
  await command("showOrigins");
  const [name, uri] = world.ran.at(-1)! as [string, Uri];
  assert.equal(name, "markdown.showPreviewToSide");
  const page = world.contents[uri.scheme]!.provideTextDocumentContent(uri);
  assert.match(page, /ties-intensified/);
});

test("above a claim a click shows its origins, wherever the cursor is", async () => {
  world.ran.length = 0;
  await world.commands.get("argmap.showOrigins")!(edm.document.uri.toString(), "ties-at-peak");
  assert.match(String(world.ran[0]?.[1]), /ties-at-peak/);
});

test("a map is drawn into the file that was named", async () => {
  const target = join(folder, "drawn.svg");
  world.answers.push(() => Uri.file(target));
  await command("render");
  assert.match(world.told.pop() ?? "", /The picture is .*drawn\.svg/);
  assert.ok(existsSync(target));
  assert.match(readFileSync(target, "utf8"), /<svg/);
});

test("a picture's file needs an ending that is known", async () => {
  world.answers.push(() => Uri.file(join(folder, "drawn.gif")));
  await command("render");
  assert.match(world.told.pop() ?? "", /`gif` is no format/);
});

test("the server is started anew, and the picture with it", async () => {
  const panel = world.panels[0]!;
  panel.webview.html = "";
  await command("restart");
  assert.equal(started.count, 2);
  await until(() => panel.webview.html, "the page");
});

test("a window that is opened again shows the map again", async () => {
  world.panels[0]!.dispose();
  const panel = new Panel();
  await world.serializer!.deserializeWebviewPanel(panel);
  assert.equal(panel.title, "Map of kyrgyzstan-2006");
  assert.match(panel.webview.html, /^<!doctype html>/i);
  panel.dispose();
});

test("without argmap it says so and offers to install it", async () => {
  world.settings = { python: join(folder, "nowhere") };
  await command("restart");
  assert.match(world.told.pop() ?? "", /nowhere, from the setting argmap\.python, can't be run: there is no such file/);
  assert.equal(started.count, 2);
  await command("preview");
  assert.match(world.panels.at(-1)!.webview.html, /can&#39;t be run|can't be run/);
});
