// "Install argmap into the chosen Python".

import { join } from "node:path";
import * as vscode from "vscode";
import type { Argmap } from "../argmap";
import { chooseInterpreter } from "../interpreter";
import { run } from "../process";
import { environmentPython } from "../python/candidates";
import { chosenPython } from "../python/choice";
import { type Installed, install, makeEnvironment } from "../python/installing";

const CHOOSE = "Choose a Python";
const ENVIRONMENT = "Make .venv in the workspace";
const OUTPUT = "Show output";

/** Installs argmap and starts its server. */
export async function installArgmap(argmap: Argmap): Promise<void> {
  if (!vscode.workspace.isTrusted) {
    void vscode.window.showInformationMessage("Trust this workspace first: a Python of it may be run.");
    return;
  }
  const place = await argmap.place();
  const chosen = await chosenPython(place, run, argmap.folder);
  if ("problem" in chosen) {
    const answer = await vscode.window.showErrorMessage(`${chosen.problem.message}.`, CHOOSE);
    if (answer === CHOOSE) await chooseInterpreter();
    return;
  }
  const { path } = chosen.python;
  const ended = await following(argmap, `Installing argmap into ${path}`, (line, signal) =>
    install(path, run, argmap.folder, line, signal),
  );
  const folder = place.folders[0];
  if (ended.state !== "managed" || folder === undefined) return report(argmap, ended);
  const answer = await vscode.window.showWarningMessage(`${ended.message}.`, ENVIRONMENT, CHOOSE);
  if (answer === CHOOSE) return chooseInterpreter();
  if (answer !== ENVIRONMENT) return;
  const made = await following(argmap, "Making .venv and installing argmap", async (line, signal) => {
    const environment = await makeEnvironment(path, folder, run, argmap.folder, line, signal);
    if (environment.state !== "done") return environment;
    return install(environment.python, run, argmap.folder, line, signal);
  });
  if (made.state === "done" && chosen.python.named) {
    const settings = vscode.workspace.getConfiguration("argmap");
    await settings.update("python", join("${workspaceFolder}", environmentPython()));
  }
  await report(argmap, made);
}

/** Does something long under a notice that shows its lines and can stop it. */
async function following(
  argmap: Argmap,
  title: string,
  work: (line: (text: string) => void, signal: AbortSignal) => Promise<Installed>,
): Promise<Installed> {
  argmap.log.info(title);
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(options, (progress, cancel) => {
    const stop = new AbortController();
    cancel.onCancellationRequested(() => stop.abort());
    const line = (text: string) => {
      argmap.log.info(text);
      progress.report({ message: text.trim().slice(0, 80) });
    };
    return work(line, stop.signal);
  });
}

async function report(argmap: Argmap, ended: Installed): Promise<void> {
  if (ended.state === "done") {
    await argmap.restart();
    // Where it can't be started even so, this was said.
    if (argmap.runs) void vscode.window.showInformationMessage("argmap is installed.");
  } else if (ended.state === "managed") {
    void vscode.window.showErrorMessage(`${ended.message}: open a folder, and argmap can be put into a .venv of its own.`);
  } else if (ended.state === "failed") {
    const options = { modal: true, detail: ended.detail };
    const answer = await vscode.window.showErrorMessage(`${ended.message}.`, options, OUTPUT);
    if (answer === OUTPUT) argmap.log.show();
  }
}
