// What the language's status says of argmap.

import * as vscode from "vscode";

/** One line beside the language's name in the status bar. */
export class Status implements vscode.Disposable {
  private readonly item = vscode.languages.createLanguageStatusItem("argmap", { language: "argmap" });
  /** Why there is no server, as a sentence. */
  why = "argmap is not running";

  constructor() {
    this.item.name = "argmap";
  }

  dispose(): void {
    this.item.dispose();
  }

  busy(text: string): void {
    this.set(text, "", vscode.LanguageStatusSeverity.Information, true);
  }

  on(text: string, origin: string, remark?: string): void {
    const { Information, Warning } = vscode.LanguageStatusSeverity;
    this.set(text, remark ?? `from ${origin}`, remark ? Warning : Information);
    this.item.command = remark
      ? { command: "argmap.install", title: "Update" }
      : { command: "argmap.restart", title: "Restart" };
  }

  /** There is none, and none is wanted. */
  off(text: string): void {
    this.set(text, "", vscode.LanguageStatusSeverity.Information);
    this.item.command = undefined;
  }

  failed(text: string, install = false): void {
    this.set(text, "", vscode.LanguageStatusSeverity.Error);
    this.item.command = install
      ? { command: "argmap.install", title: "Install" }
      : { command: "argmap.restart", title: "Restart" };
  }

  private set(text: string, detail: string, severity: vscode.LanguageStatusSeverity, busy = false): void {
    this.why = text;
    Object.assign(this.item, { text, detail, severity, busy });
  }
}
