// The panel in which the preview is shown.

import * as vscode from "vscode";
import type { Argmap } from "../argmap";
import { currentMap } from "../commands/current";
import type { FromPage, Location, Theme } from "../protocol";
import { type Finding, Preview } from "./preview";

const TYPE = "argmap.preview";
/** Where the file is kept whose map the preview shows, for when the window is opened again. */
const KEPT = "preview";
const PAUSE = 120;

/** The one preview of a window. */
export class PreviewPanel implements vscode.Disposable {
  private panel: vscode.WebviewPanel | undefined;
  private preview: Preview | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly listening: vscode.Disposable[];

  constructor(
    private readonly argmap: Argmap,
    private readonly context: vscode.ExtensionContext,
  ) {
    this.listening = [
      vscode.window.registerWebviewPanelSerializer(TYPE, {
        deserializeWebviewPanel: (panel) => this.revive(panel),
      }),
      argmap.onChanged((key) => void this.preview?.changed(key)),
      argmap.onStarted(() => void this.preview?.again()),
      vscode.window.onDidChangeActiveColorTheme(() => void this.preview?.again()),
      vscode.languages.onDidChangeDiagnostics(() => this.preview?.found(findings())),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.follow(textEditor)),
      vscode.window.onDidChangeActiveTextEditor((editor) => editor && this.follow(editor)),
    ];
  }

  dispose(): void {
    this.listening.forEach((one) => one.dispose());
    this.panel?.dispose();
  }

  /** Shows the map of the active editor beside it. */
  async open(): Promise<void> {
    const editor = currentMap();
    if (!editor) return;
    if (this.panel) this.panel.reveal(this.panel.viewColumn, true);
    else this.adopt(this.make());
    const { document, selection } = editor;
    await this.preview?.show(document.uri.toString());
    await this.preview?.cursor(document.uri.toString(), selection.active);
  }

  /** Shows again what was shown when the window was closed. */
  private async revive(panel: vscode.WebviewPanel): Promise<void> {
    const uri = this.context.workspaceState.get<string>(KEPT);
    if (uri === undefined || this.panel) return panel.dispose();
    this.adopt(panel);
    await this.preview?.show(uri);
  }

  private make(): vscode.WebviewPanel {
    const column = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    return vscode.window.createWebviewPanel(TYPE, "Map", column, {
      enableFindWidget: true,
      retainContextWhenHidden: true,
    });
  }

  private adopt(panel: vscode.WebviewPanel): void {
    panel.webview.options = { enableScripts: true, localResourceRoots: [] };
    const icon = (name: string) => vscode.Uri.joinPath(this.context.extensionUri, "icons", name);
    panel.iconPath = { light: icon("file-light.svg"), dark: icon("file-dark.svg") };
    this.preview = new Preview({
      ask: this.argmap.ask,
      theme,
      load: (html, uri) => {
        void this.context.workspaceState.update(KEPT, uri);
        panel.title = `Map of ${folderName(uri)}`;
        panel.webview.html = html;
      },
      post: (message) => void panel.webview.postMessage(message),
      reveal: (place) => void reveal(place, panel),
      tell: (message) => void vscode.window.showWarningMessage(`${message}.`),
    });
    this.preview.found(findings());
    panel.webview.onDidReceiveMessage((message: FromPage) => void this.preview?.heard(message));
    panel.onDidDispose(() => {
      clearTimeout(this.timer);
      this.panel = this.preview = undefined;
    });
    this.panel = panel;
  }

  /** Selects the entry at the cursor, once the cursor rests. */
  private follow({ document, selection }: vscode.TextEditor): void {
    if (!this.preview || document.languageId !== "argmap" || document.uri.scheme !== "file") return;
    clearTimeout(this.timer);
    const { line, character } = selection.active;
    this.timer = setTimeout(
      () => void this.preview?.cursor(document.uri.toString(), { line, character }),
      PAUSE,
    );
  }
}

function folderName(uri: string): string {
  return vscode.Uri.joinPath(vscode.Uri.parse(uri), "..").path.split("/").pop() || "map";
}

function theme(): Theme {
  const { Light, HighContrastLight } = vscode.ColorThemeKind;
  const { kind } = vscode.window.activeColorTheme;
  return kind === Light || kind === HighContrastLight ? "light" : "dark";
}

const SEVERITIES = ["error", "warning", "info", "info"] as const;

/** What argmap has found, in all files. */
function findings(): Finding[] {
  return vscode.languages.getDiagnostics().flatMap(([uri, found]) =>
    found
      .filter((one) => one.source === "argmap")
      .map(({ range: { start, end }, severity, code, message }) => ({
        uri: uri.toString(),
        range: { start, end },
        severity: SEVERITIES[severity],
        rule: String(typeof code === "object" ? code.value : (code ?? "")),
        message: message.split("\n", 1)[0] ?? "",
      })),
  );
}

/** Shows a place in an editor that has the file open, else beside the picture. */
async function reveal(place: Location, panel: vscode.WebviewPanel): Promise<void> {
  const uri = vscode.Uri.parse(place.uri);
  const open = vscode.window.visibleTextEditors;
  const editor =
    open.find((one) => one.document.uri.toString() === uri.toString()) ??
    open.find((one) => one.document.languageId === "argmap" && one.viewColumn !== panel.viewColumn);
  const { start, end } = place.range;
  await vscode.window.showTextDocument(uri, {
    viewColumn: editor?.viewColumn ?? vscode.ViewColumn.One,
    selection: new vscode.Range(start.line, start.character, end.line, end.character),
  });
}
