// Which argmap is run, and what to say where there is none.

import type { Run } from "../process";
import { type Candidate, candidates, type Place, pythons } from "./candidates";
import { type Found, LEAST, older, probe } from "./probe";

/** A command that starts the language server. */
export interface Server {
  command: string;
  args: string[];
  argmap: string;
  origin: string;
  /** A sentence where argmap is older than this extension. */
  remark?: string;
}

/** Why no server can be started. */
export interface Problem {
  message: string;
  /** What may help: installing argmap into the chosen Python, another Python, or a new start. */
  help: "install" | "choose" | "restart";
}

export type Choice = { server: Server } | { problem: Problem };

/** The first candidate that has argmap with its language server. */
export async function choose(
  place: Place,
  extra: string[],
  version: string,
  run: Run,
  cwd: string,
): Promise<Choice> {
  const tried: [Candidate, Found][] = [];
  for (const candidate of candidates(place)) {
    const found = await probe(candidate, run, cwd);
    if (found.state === "ready") return { server: server(candidate, found.argmap, extra, version) };
    tried.push([candidate, found]);
  }
  return { problem: problem(tried) };
}

function server(candidate: Candidate, argmap: string, extra: string[], version: string): Server {
  const { kind, path, origin } = candidate;
  const args = [...(kind === "python" ? ["-m", "argmap"] : []), "lsp", ...extra];
  const remark = `argmap ${argmap} is older than this extension, ${version}`;
  const chosen = { command: path, args, argmap, origin };
  return older(argmap, version) ? { ...chosen, remark } : chosen;
}

function problem(tried: [Candidate, Found][]): Problem {
  const of = (state: Found["state"]) => tried.find(([, found]) => found.state === state);
  const least = LEAST.join(".");
  const [named] = tried;
  if (named?.[0].named && named[1].state === "broken") {
    const [{ path, origin }, { why }] = [named[0], named[1]];
    return { message: `${path}, from ${origin}, can't be run: ${why}`, help: "choose" };
  }
  const half = of("no server");
  if (half) {
    const message = `argmap is in ${half[0].path}, and what its language server needs is not`;
    return { message, help: "install" };
  }
  const without = of("no argmap");
  if (without) return { message: `argmap is not in ${without[0].path} yet`, help: "install" };
  const old = of("old python");
  if (old && old[1].state === "old python") {
    const message = `argmap needs Python ${least} or later, and ${old[0].path} is ${old[1].python}`;
    return { message, help: "choose" };
  }
  const broken = of("broken");
  if (broken && broken[1].state === "broken") {
    return { message: `${broken[0].path} can't be run: ${broken[1].why}`, help: "choose" };
  }
  return { message: `argmap needs Python ${least} or later, and no Python was found`, help: "choose" };
}

/** The Python into which argmap is installed: the named one; else the first that is new enough. */
export async function chosenPython(
  place: Place,
  run: Run,
  cwd: string,
): Promise<{ python: Candidate } | { problem: Problem }> {
  const tried: [Candidate, Found][] = [];
  for (const candidate of pythons(place)) {
    const found = await probe(candidate, run, cwd);
    if (found.state !== "broken" && found.state !== "old python") return { python: candidate };
    tried.push([candidate, found]);
  }
  return { problem: problem(tried) };
}
