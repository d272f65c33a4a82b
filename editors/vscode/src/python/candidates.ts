// Where argmap may be, in the order in which it is looked for.

import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, isAbsolute, join } from "node:path";

/** A program that may be argmap, or a Python that may have it. */
export interface Candidate {
  kind: "program" | "python";
  path: string;
  /** Where it was found, in words. */
  origin: string;
  /** Whether the user named it, so that no other is taken in its place. */
  named: boolean;
}

/** What is known of a workspace before anything is run. */
export interface Place {
  /** The settings `argmap.path` and `argmap.python`. */
  path: string;
  python: string;
  /** The interpreter chosen in the Python extension. */
  chosen: string | undefined;
  /** The workspace's folders. */
  folders: string[];
  /** The folders of the PATH. */
  searched?: string[];
  platform?: NodeJS.Platform;
}

/** A path of a setting, with `${workspaceFolder}` and `~` put in. A name without a folder is
 * looked for on the PATH; a relative path counts from the first folder of the workspace. */
function settled(path: string, place: Place): string {
  const folder = place.folders[0] ?? "";
  const said = path
    .trim()
    .replace(/\$\{workspaceFolder\}/g, folder)
    .replace(/^~(?=$|[\\/])/, homedir());
  if (!/[\\/]/.test(said)) return onPath([said], place) ?? said;
  return isAbsolute(said) ? said : join(folder, said);
}

function onPath(names: string[], place: Place): string | undefined {
  const folders = place.searched ?? (process.env["PATH"] ?? "").split(delimiter);
  const windows = (place.platform ?? process.platform) === "win32";
  const endings = windows ? [".exe", ""] : [""];
  for (const name of names) {
    for (const folder of folders.filter(isAbsolute)) {
      const found = endings.map((ending) => join(folder, name + ending)).find(existsSync);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** The Python of a workspace's own environment, from its folder. */
export function environmentPython(platform: NodeJS.Platform = process.platform): string {
  return join(".venv", platform === "win32" ? "Scripts/python.exe" : "bin/python");
}

/** The Pythons that are tried, the chosen one first. */
export function pythons(place: Place): Candidate[] {
  const { folders, chosen, python } = place;
  const windows = (place.platform ?? process.platform) === "win32";
  const taken: Candidate[] = [];
  const add = (path: string | undefined, origin: string, named = false) => {
    if (path !== undefined && !taken.some((other) => other.path === path)) {
      taken.push({ kind: "python", path, origin, named });
    }
  };
  if (python.trim()) {
    add(settled(python, place), "the setting argmap.python", true);
    return taken;
  }
  add(chosen, "the Python extension");
  for (const folder of folders) {
    const path = join(folder, environmentPython(place.platform));
    if (existsSync(path)) add(path, ".venv of the workspace");
  }
  add(onPath(windows ? ["python", "py"] : ["python3", "python"], place), "the PATH");
  return taken;
}

/** All that is tried for argmap, in its order. */
export function candidates(place: Place): Candidate[] {
  if (place.path.trim()) {
    const path = settled(place.path, place);
    return [{ kind: "program", path, origin: "the setting argmap.path", named: true }];
  }
  const found = pythons(place);
  const program = onPath(["argmap"], place);
  if (program === undefined || found.some((one) => one.named)) return found;
  const last: Candidate = { kind: "program", path: program, origin: "the PATH", named: false };
  const at = found.findIndex((one) => one.origin === "the PATH");
  return at < 0 ? [...found, last] : [...found.slice(0, at), last, ...found.slice(at)];
}
