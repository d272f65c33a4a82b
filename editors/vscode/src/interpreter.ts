// The interpreter that is chosen in the Python extension, where that is installed.

import * as vscode from "vscode";

/** The part of the Python extension's API that is used here. */
interface PythonApi {
  environments: {
    getActiveEnvironmentPath(resource?: vscode.Uri): { path: string };
    resolveEnvironment(path: {
      path: string;
    }): Promise<{ executable: { uri: vscode.Uri | undefined } } | undefined>;
    onDidChangeActiveEnvironmentPath: vscode.Event<unknown>;
  };
}

const NAME = "ms-python.python";

async function api(): Promise<PythonApi | undefined> {
  const extension = vscode.extensions.getExtension<PythonApi>(NAME);
  try {
    const exported = await extension?.activate();
    return exported?.environments ? exported : undefined;
  } catch {
    return undefined;
  }
}

/** The chosen interpreter's path, if there is one. */
export async function interpreter(): Promise<string | undefined> {
  const environments = (await api())?.environments;
  if (!environments) return undefined;
  const resource = vscode.workspace.workspaceFolders?.[0]?.uri;
  const active = environments.getActiveEnvironmentPath(resource);
  const resolved = await environments.resolveEnvironment(active).catch(() => undefined);
  return resolved?.executable.uri?.fsPath;
}

/** Calls back when another interpreter is chosen. */
export async function onChosen(changed: () => void): Promise<vscode.Disposable | undefined> {
  return (await api())?.environments.onDidChangeActiveEnvironmentPath(changed);
}

/** Whether one can choose an interpreter. */
export function canChoose(): boolean {
  return vscode.extensions.getExtension(NAME) !== undefined;
}

/** Lets the user choose an interpreter, or name one in the settings. */
export async function chooseInterpreter(): Promise<void> {
  if (canChoose()) await vscode.commands.executeCommand("python.setInterpreter");
  else await vscode.commands.executeCommand("workbench.action.openSettings", "argmap.python");
}
