// "Show origins".

import * as vscode from "vscode";
import type { Argmap } from "../argmap";
import { words } from "../protocol";
import { currentMap } from "./current";

const SCHEME = "argmap-origins";

/** Pages that say who a claim rests on. */
export class Origins implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly texts = new Map<string, string>();
  private readonly changes = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changes.event;
  private readonly listening = [
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => this.texts.delete(uri.toString())),
  ];

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.texts.get(uri.toString()) ?? "";
  }

  /** Shows a page beside the text. */
  async show(map: vscode.Uri, id: string, markdown: string): Promise<void> {
    const uri = map.with({ scheme: SCHEME, path: `${map.path}/Origins of ${id}.md` });
    this.texts.set(uri.toString(), markdown);
    this.changes.fire(uri);
    await vscode.commands.executeCommand("markdown.showPreviewToSide", uri);
  }

  dispose(): void {
    this.listening.forEach((one) => one.dispose());
    this.changes.dispose();
  }
}

/** Shows who an entry rests on: the one that is named, else the claim at the cursor. */
export async function showOrigins(
  argmap: Argmap,
  origins: Origins,
  uri?: unknown,
  id?: unknown,
): Promise<void> {
  try {
    const named = typeof uri === "string" && typeof id === "string";
    const entry = named ? { uri, id } : await atCursor(argmap);
    if (!entry) return;
    const textDocument = { uri: entry.uri };
    const { markdown } = await argmap.ask("argmap/origins", { textDocument, id: entry.id });
    await origins.show(vscode.Uri.parse(entry.uri), entry.id, markdown);
  } catch (error) {
    void vscode.window.showErrorMessage(`${words(error)}.`);
  }
}

async function atCursor(argmap: Argmap): Promise<{ uri: string; id: string } | undefined> {
  const editor = currentMap();
  if (!editor) return undefined;
  const uri = editor.document.uri.toString();
  const { line, character } = editor.selection.active;
  const position = { line, character };
  const entry = await argmap.ask("argmap/entryAt", { textDocument: { uri }, position });
  if (entry) return { uri, id: entry.id };
  const message = "Put the cursor into the claim that you want to know the origins of.";
  void vscode.window.showInformationMessage(message);
  return undefined;
}
