// What VS Code starts.

import * as vscode from "vscode";
import { insertQuote } from "./commands/quote";
import { installArgmap } from "./commands/install";
import { Origins, showOrigins } from "./commands/origins";
import { render } from "./commands/render";
import { Argmap } from "./argmap";
import { PreviewPanel } from "./preview/panel";
import { offerSnippets } from "./snippets";

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const argmap = new Argmap(context);
  const preview = new PreviewPanel(argmap, context);
  const origins = new Origins();
  const on = (name: string, command: (...given: unknown[]) => Promise<unknown>) =>
    vscode.commands.registerCommand(`argmap.${name}`, command);
  context.subscriptions.push(
    argmap,
    preview,
    origins,
    offerSnippets(() => argmap.runs),
    on("render", () => render(argmap)),
    on("preview", () => preview.open()),
    on("insertQuote", () => insertQuote(argmap)),
    on("showOrigins", (uri, id) => showOrigins(argmap, origins, uri, id)),
    on("restart", () => argmap.restart()),
    on("install", () => installArgmap(argmap)),
    on("log", async () => argmap.log.show()),
    vscode.workspace.onDidGrantWorkspaceTrust(() => argmap.restart()),
    vscode.workspace.onDidChangeConfiguration((change) => {
      const matters = ["path", "python", "server", "trace"].some((key) => change.affectsConfiguration(`argmap.${key}`));
      if (matters) void argmap.restart();
    }),
  );
  await argmap.restart();
}
