// Running a program and reading what it says.

import { spawn } from "node:child_process";

/** How a program ended. */
export interface Ended {
  /** Its exit code; null where it was stopped or could not be started. */
  code: number | null;
  output: string;
  errors: string;
  /** Why it could not be started. */
  fault?: NodeJS.ErrnoException;
}

export interface Options {
  /** The folder to run in. */
  cwd?: string;
  /** Takes each line of both outputs as it comes. */
  line?: (text: string) => void;
  signal?: AbortSignal;
  /** Milliseconds after which it is stopped. */
  timeout?: number;
}

export type Run = (command: string, args: string[], options?: Options) => Promise<Ended>;

/** The environment in which a Python runs: files of the folder that it runs in are no modules,
 * and its output is UTF-8. */
export function surroundings(): NodeJS.ProcessEnv {
  return { ...process.env, PYTHONSAFEPATH: "1", PYTHONUTF8: "1", PYTHONUNBUFFERED: "1" };
}

/** Runs a program without a shell and without input; never throws. */
export const run: Run = (command, args, options = {}) =>
  new Promise((done) => {
    const { cwd, signal, timeout } = options;
    const said = { output: "", errors: "" };
    const child = spawn(command, args, {
      ...(cwd === undefined ? {} : { cwd }),
      ...(signal === undefined ? {} : { signal }),
      ...(timeout === undefined ? {} : { timeout }),
      env: surroundings(),
      stdio: ["ignore", "pipe", "pipe"],
      windowsHide: true,
    });
    for (const [stream, name] of [[child.stdout, "output"], [child.stderr, "errors"]] as const) {
      let open = "";
      stream.setEncoding("utf8").on("data", (text: string) => {
        said[name] += text;
        const lines = (open + text).split(/\r?\n/);
        open = lines.pop() ?? "";
        lines.forEach((line) => options.line?.(line));
      });
      stream.on("end", () => open && options.line?.(open));
    }
    let fault: NodeJS.ErrnoException | undefined;
    child.on("error", (error) => {
      fault = error;
      if (child.pid === undefined) done({ code: null, ...said, fault });
    });
    child.on("close", (code) => done({ code, ...said, ...(fault ? { fault } : {}) }));
  });

/** The last lines of a text that say something. */
export function lastLines(text: string, count: number): string {
  const lines = text.split(/\r?\n/).map((line) => line.trimEnd());
  return lines.filter((line) => line !== "").slice(-count).join("\n");
}
