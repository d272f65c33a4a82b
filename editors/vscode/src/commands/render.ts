// "Render map".

import { homedir } from "node:os";
import { extname } from "node:path";
import * as vscode from "vscode";
import type { Argmap } from "../argmap";
import { words } from "../protocol";
import { currentMap } from "./current";

/** The names of formats by the file's ending. The server knows more, which can be typed. */
const FORMATS = { svg: "SVG", png: "PNG", pdf: "PDF", html: "Interactive page" };

/** Draws the map of the active editor into a file that the user names. */
export async function render(argmap: Argmap): Promise<void> {
  const document = currentMap()?.document;
  if (!document) return;
  const folder = vscode.Uri.joinPath(document.uri, "..");
  const name = folder.path.split("/").pop() || "map";
  const target = await vscode.window.showSaveDialog({
    title: "Render map",
    saveLabel: "Render",
    defaultUri: vscode.Uri.joinPath(folder.path === "/" ? vscode.Uri.file(homedir()) : folder, `${name}.svg`),
    filters: Object.fromEntries(Object.entries(FORMATS).map(([ending, label]) => [label, [ending]])),
  });
  if (!target) return;
  const format = extname(target.fsPath).slice(1).toLowerCase() || "svg";
  try {
    const drawn = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title: `Rendering ${name}` },
      () =>
        argmap.ask("argmap/render", {
          textDocument: { uri: document.uri.toString() },
          output: target.fsPath,
          format,
        }),
    );
    const remarks = drawn.notes.map((note) => ` ${note}.`).join("");
    const open = "Open";
    const answer = await vscode.window.showInformationMessage(`The picture is ${drawn.path}.${remarks}`, open);
    if (answer === open) await vscode.env.openExternal(vscode.Uri.file(drawn.path));
  } catch (error) {
    void vscode.window.showErrorMessage(`${words(error)}.`);
  }
}
