// "Insert quote from source".

import * as vscode from "vscode";
import type { Argmap } from "../argmap";
import { type Passage, type Range, type Source, words } from "../protocol";
import { Passages } from "../quotes/passages";
import { place } from "../quotes/placing";
import { currentMap } from "./current";

/** Lets the user choose a source and a passage of it, and puts its lines into the entry. */
export async function insertQuote(argmap: Argmap): Promise<void> {
  const editor = currentMap();
  if (!editor) return;
  try {
    const uri = editor.document.uri.toString();
    const source = await chooseSource(argmap, uri);
    const selected = editor.document.getText(editor.selection).replace(/\s+/g, " ");
    const passage = source && (await choosePassage(argmap, uri, source, selected));
    if (passage) await insert(editor, passage);
  } catch (error) {
    void vscode.window.showErrorMessage(`${words(error)}.`);
  }
}

async function chooseSource(argmap: Argmap, uri: string): Promise<Source | undefined> {
  const { sources } = await argmap.ask("argmap/sources", { textDocument: { uri } });
  if (sources.length === 0) {
    const message = "No source of this map has a document: give one its file, as in `file: report.pdf`.";
    void vscode.window.showInformationMessage(message);
  }
  if (sources.length < 2) return sources[0];
  const items = sources.map((source) => ({
    label: source.title,
    description: source.id,
    detail: source.file,
    source,
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: "Insert quote from source",
    placeHolder: "Which source?",
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return chosen?.source;
}

type Item = vscode.QuickPickItem & { passage?: Passage };

function choosePassage(
  argmap: Argmap,
  uri: string,
  source: Source,
  begin: string,
): Promise<Passage | undefined> {
  return new Promise((done) => {
    const pick = vscode.window.createQuickPick<Item>();
    const passages = new Passages(argmap.ask, uri, source.id, ({ passages: found, busy, hint }) => {
      pick.busy = busy;
      // What the server found is shown as it is: VS Code would look for the words in its own way.
      pick.items = hint
        ? [{ label: hint, alwaysShow: true }]
        : found.map((passage) => ({
            label: passage.label,
            detail: passage.detail,
            alwaysShow: true,
            passage,
          }));
    });
    pick.title = `Quote from ${source.title}`;
    pick.placeholder = "Words of the passage";
    pick.value = begin;
    pick.onDidChangeValue((value) => passages.typed(value));
    pick.onDidAccept(() => {
      const passage = pick.selectedItems[0]?.passage;
      if (!passage) return;
      done(passage);
      pick.hide();
    });
    pick.onDidHide(() => {
      passages.close();
      pick.dispose();
      done(undefined);
    });
    passages.typed(begin);
    pick.show();
  });
}

async function insert(editor: vscode.TextEditor, passage: Passage): Promise<void> {
  const { document } = editor;
  const lines = Array.from({ length: document.lineCount }, (_, line) => document.lineAt(line).text);
  const placed = place(lines, editor.selection.active.line, passage.insert);
  if (!placed) {
    const message = "Put the cursor into the claim or the evidence that the quote belongs to.";
    void vscode.window.showInformationMessage(message);
    return;
  }
  await editor.edit((edit) => edit.replace(asRange(placed.range), placed.text));
  const { start, end } = asRange(placed.selected);
  editor.selection = new vscode.Selection(start, end);
  editor.revealRange(editor.selection);
}

function asRange({ start, end }: Range): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}
