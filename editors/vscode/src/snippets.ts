// Snippets where there is no server to offer them.

import * as vscode from "vscode";
import table from "../snippets.json";

/** A snippet of the table, by its name. */
type Table = Record<string, { description: string; body: string[] }>;

/** Whether an entry can begin with what stands before the cursor. */
export function begins(before: string): boolean {
  return /^\p{L}*$/u.test(before);
}

/** Offers whole entries at the margin, unless `served` says that the server does. */
export function offerSnippets(served: () => boolean): vscode.Disposable {
  return vscode.languages.registerCompletionItemProvider("argmap", {
    provideCompletionItems(document, position) {
      const before = document.lineAt(position.line).text.slice(0, position.character);
      if (served() || !begins(before)) return [];
      return Object.entries(table as Table).map(([name, { description, body }]) => {
        const item = new vscode.CompletionItem(name, vscode.CompletionItemKind.Snippet);
        item.insertText = new vscode.SnippetString(body.join("\n"));
        item.filterText = body[0]?.split(" ")[0] ?? name;
        item.documentation = description;
        item.range = new vscode.Range(position.line, 0, position.line, position.character);
        return item;
      });
    },
  });
}
