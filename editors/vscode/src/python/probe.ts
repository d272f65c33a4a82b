// What a Python or a program says of itself.

import { lastLines, type Run } from "../process";
import type { Candidate } from "./candidates";

/** What a candidate turned out to be. */
export type Found =
  | { state: "ready"; argmap: string }
  /** argmap is there, and what its language server needs is not. */
  | { state: "no server"; argmap: string }
  | { state: "no argmap" }
  | { state: "old python"; python: string }
  | { state: "broken"; why: string };

/** The Python that argmap needs at least. */
export const LEAST = [3, 11] as const;

const QUESTION = `
import json, sys
said = {"python": list(sys.version_info[:3])}
if sys.version_info >= (${LEAST.join(", ")}):
    from importlib.util import find_spec
    try:
        import argmap
        said["argmap"] = getattr(argmap, "__version__", None)
    except ImportError:
        pass
    said["server"] = find_spec("pygls") is not None
print("argmap:" + json.dumps(said))
`;

const PATIENCE = 30_000;

/** Runs a candidate and reads what it is; `cwd` is a folder without Python files. */
export async function probe(candidate: Candidate, run: Run, cwd: string): Promise<Found> {
  const { kind, path } = candidate;
  const args = kind === "python" ? ["-c", QUESTION] : ["--version"];
  const ended = await run(path, args, { cwd, timeout: PATIENCE });
  if (ended.fault) {
    const why = ended.fault.code === "ENOENT" ? "there is no such file" : ended.fault.message;
    return { state: "broken", why };
  }
  if (ended.code !== 0) {
    const why = lastLines(ended.errors, 1) || `it ended with exit code ${ended.code}`;
    return { state: "broken", why };
  }
  return kind === "python" ? ofPython(ended.output) : ofProgram(ended.output);
}

function ofPython(output: string): Found {
  const line = output.split(/\r?\n/).find((text) => text.startsWith("argmap:"));
  if (line === undefined) return { state: "broken", why: "it is no Python" };
  const said = JSON.parse(line.slice("argmap:".length)) as {
    python: [number, number, number];
    argmap?: string | null;
    server?: boolean;
  };
  const [major, minor] = said.python;
  if (major < LEAST[0] || (major === LEAST[0] && minor < LEAST[1])) {
    return { state: "old python", python: said.python.join(".") };
  }
  // A folder named argmap is a module without a version.
  if (!said.argmap) return { state: "no argmap" };
  return { state: said.server ? "ready" : "no server", argmap: said.argmap };
}

function ofProgram(output: string): Found {
  const version = /^argmap (\d+(?:\.\w+)*)/m.exec(output)?.[1];
  if (version === undefined) return { state: "broken", why: "it is not argmap" };
  return { state: "ready", argmap: version };
}

/** Whether a version is older than another: 0.9 than 0.10, 1.0rc1 than none but 1.1. */
export function older(version: string, other: string): boolean {
  const [a, b] = [version, other].map((text) => text.split(".").map((part) => parseInt(part, 10)));
  for (let at = 0; at < 3; at += 1) {
    const difference = (a?.[at] || 0) - (b?.[at] || 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
