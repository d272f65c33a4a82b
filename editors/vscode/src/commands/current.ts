// The map file that a command is about.

import * as vscode from "vscode";

/** The editor of the active map file; says so where there is none. */
export function currentMap(): vscode.TextEditor | undefined {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  const isMap = ({ document }: vscode.TextEditor) =>
    document.languageId === "argmap" && document.uri.scheme === "file";
  const shown = visibleTextEditors.filter(isMap);
  // With the focus on the preview, the one map beside it is meant.
  const editor = activeTextEditor ?? (shown.length === 1 ? shown[0] : undefined);
  if (editor && isMap(editor)) return editor;
  const saved = editor?.document.languageId === "argmap" ? "save the map first" : "open a map first";
  void vscode.window.showInformationMessage(`${saved}: a file that ends in .argmap`);
  return undefined;
}
