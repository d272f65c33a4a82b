// Installing argmap with pip, and what to say where pip fails.

import { join } from "node:path";
import { type Ended, lastLines, type Run } from "../process";
import { environmentPython } from "./candidates";

/** What pip is asked to install. */
export const WANTED = "argmap[editor]";

/** How an installation ended. */
export type Installed =
  | { state: "done" }
  | { state: "stopped" }
  /** The system keeps this Python for itself; an environment of one's own is needed. */
  | { state: "managed"; message: string }
  | { state: "failed"; message: string; detail: string };

const LINES = 8;

/** Installs argmap, or brings it up to date; hands each line of pip to `line`. */
export async function install(
  python: string,
  run: Run,
  cwd: string,
  line: (text: string) => void,
  signal: AbortSignal,
): Promise<Installed> {
  const args = ["-m", "pip", "install", "--upgrade", "--disable-pip-version-check", "--no-input"];
  return told(python, await run(python, [...args, WANTED], { cwd, line, signal }), signal);
}

/** Makes `.venv` in a folder; gives the path of its Python. */
export async function makeEnvironment(
  python: string,
  folder: string,
  run: Run,
  cwd: string,
  line: (text: string) => void,
  signal: AbortSignal,
): Promise<Installed & { python: string }> {
  const made = join(folder, environmentPython());
  const ended = await run(python, ["-m", "venv", join(folder, ".venv")], { cwd, line, signal });
  if (ended.code === 0) return { state: "done", python: made };
  if (signal.aborted) return { state: "stopped", python: made };
  const detail = lastLines(ended.output + ended.errors, LINES) || (ended.fault?.message ?? "");
  return { state: "failed", message: `${python} could not make .venv`, detail, python: made };
}

function told(python: string, ended: Ended, signal: AbortSignal): Installed {
  if (ended.code === 0) return { state: "done" };
  if (signal.aborted) return { state: "stopped" };
  if (ended.fault) {
    return { state: "failed", message: `${python} can't be run`, detail: ended.fault.message };
  }
  if (/No module named pip\b/.test(ended.errors)) {
    const detail = `On Debian and Ubuntu: apt install python3-pip. Elsewhere: ${python} -m ensurepip`;
    return { state: "failed", message: `${python} has no pip, which installs packages`, detail };
  }
  if (/externally-managed-environment/.test(ended.errors)) {
    const message = `${python} is kept by the system, which lets nobody else install into it`;
    return { state: "managed", message };
  }
  const detail = lastLines(ended.errors, LINES) || lastLines(ended.output, LINES);
  return { state: "failed", message: `pip could not install ${WANTED} into ${python}`, detail };
}
