// The language server: found, started, stopped, and asked.

import { type ChildProcess, spawn } from "node:child_process";
import * as vscode from "vscode";
import {
  CloseAction,
  ErrorAction,
  LanguageClient,
  type LanguageClientOptions,
  State,
} from "vscode-languageclient/node";
import { chooseInterpreter, interpreter, onChosen } from "./interpreter";
import { lastLines, run, surroundings } from "./process";
import { type Ask, CHANGED, words } from "./protocol";
import type { Place } from "./python/candidates";
import { choose, type Problem, type Server } from "./python/choice";
import { Status } from "./status";

const INSTALL = "Install argmap";
const CHOOSE = "Choose a Python";
const OUTPUT = "Show output";
const RESTART = "Restart argmap";
/** How often the server is started anew by itself within so many milliseconds. */
const ATTEMPTS = 3;
const SHORT = 180_000;
/** The code of JSON-RPC for a method that is not known. */
const UNKNOWN = -32601;
/** The server's command that shows who an entry rests on. */
const ORIGINS = "argmap.origins";

/** A client that writes its troubles down: what a person has to know is told once, by `Argmap`. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

/** argmap, as far as this window has it. */
export class Argmap implements vscode.Disposable {
  readonly log: vscode.LogOutputChannel;
  private readonly status = new Status();
  private readonly changes = new vscode.EventEmitter<string>();
  private readonly starts = new vscode.EventEmitter<void>();
  /** The key of a map that says something new. */
  readonly onChanged = this.changes.event;
  /** The server was started, perhaps anew. */
  readonly onStarted = this.starts.event;
  private client: LanguageClient | undefined;
  /** The last start or stop, which the next one waits for. */
  private turn: Promise<void> = Promise.resolve();
  private chosen: vscode.Disposable | undefined;

  constructor(private readonly context: vscode.ExtensionContext) {
    this.log = vscode.window.createOutputChannel("argmap", { log: true });
    void onChosen(() => void this.restart()).then((listening) => (this.chosen = listening));
  }

  dispose(): void {
    void this.stop();
    this.chosen?.dispose();
    for (const part of [this.status, this.changes, this.starts, this.log]) part.dispose();
  }

  /** Starts the server, or ends it and starts it anew. */
  restart(): Promise<void> {
    this.turn = this.turn.then(() => this.start()).catch((error) => this.log.error(words(error)));
    return this.turn;
  }

  /** Asks the server. It throws an error that can be shown where there is none. */
  readonly ask: Ask = async (method, params) => {
    await this.turn;
    if (!this.client || !this.runs) throw new Error(this.status.why);
    try {
      return await this.client.sendRequest(method, params);
    } catch (error) {
      if ((error as { code?: number }).code !== UNKNOWN) throw error;
      throw new Error("this argmap is older than that: “Argmap: Install argmap” brings it up to date");
    }
  };

  /** Whether the server is there. */
  get runs(): boolean {
    return this.client?.state === State.Running;
  }

  /** A folder in which a Python can run: there are no files of others in it. */
  get folder(): string {
    return this.context.extensionPath;
  }

  /** What is known of this workspace. */
  async place(): Promise<Place> {
    const settings = vscode.workspace.getConfiguration("argmap");
    const folders = vscode.workspace.workspaceFolders ?? [];
    return {
      path: settings.get("path", ""),
      python: settings.get("python", ""),
      chosen: await interpreter(),
      folders: folders.filter((one) => one.uri.scheme === "file").map((one) => one.uri.fsPath),
    };
  }

  private async start(): Promise<void> {
    await this.stop();
    if (!vscode.workspace.isTrusted) return this.status.off("argmap runs once you trust this workspace");
    const folders = vscode.workspace.workspaceFolders ?? [];
    if (folders.length && !folders.some((one) => one.uri.scheme === "file")) {
      return this.status.off("argmap needs files on this machine, and this workspace is a virtual one");
    }
    this.status.busy("argmap is being looked for");
    const place = await this.place();
    const extra = vscode.workspace.getConfiguration("argmap").get<string[]>("server.arguments", []);
    const version = (this.context.extension.packageJSON as { version: string }).version;
    const choice = await choose(place, extra, version, run, this.folder);
    if ("problem" in choice) return this.without(choice.problem);
    await this.begin(choice.server, place.folders[0] ?? this.folder);
  }

  private async stop(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    if (client?.needsStop()) await client.stop().catch((error) => this.log.warn(words(error)));
    await client?.dispose().catch(() => undefined);
  }

  private async begin(server: Server, cwd: string): Promise<void> {
    this.log.info(`argmap ${server.argmap}, from ${server.origin}: ${[server.command, ...server.args].join(" ")}`);
    this.status.busy("argmap is starting");
    let said = "";
    const process = () =>
      new Promise<ChildProcess>((started, failed) => {
        said = "";
        const child = spawn(server.command, server.args, { cwd, env: surroundings(), windowsHide: true });
        child.stderr.setEncoding("utf8").on("data", (text: string) => (said = (said + text).slice(-5000)));
        child.once("error", failed);
        child.once("spawn", () => started(child));
      });
    const client = new QuietClient("argmap", "argmap", process, this.options());
    client.registerFeature({
      // Behind a key that was chosen, what may follow it is offered at once.
      fillClientCapabilities: (can) => {
        can.experimental = { commands: { commands: ["editor.action.triggerSuggest"] } };
      },
      initialize: () => undefined,
      getState: () => ({ kind: "static" }),
      clear: () => undefined,
    });
    client.onNotification(CHANGED, ({ key }: { key: string }) => this.changes.fire(key));
    client.onDidChangeState(({ newState }) => {
      if (client !== this.client) return;
      if (newState === State.Running) this.running(server);
      if (newState === State.Stopped) this.status.failed("argmap has stopped");
    });
    this.client = client;
    try {
      await client.start();
    } catch (error) {
      this.client = undefined;
      await client.dispose().catch(() => undefined);
      const message = lastLines(said, 3).replace(/^error: /, "") || words(error);
      const help = /pip install|No such command/.test(said) ? "install" : "restart";
      this.without({ message: `argmap could not start: ${message}`, help });
    }
  }

  private running(server: Server): void {
    this.status.on(`argmap ${server.argmap}`, server.origin, server.remark);
    this.starts.fire();
  }

  private options(): LanguageClientOptions {
    let ends: number[] = [];
    return {
      documentSelector: [{ scheme: "file", language: "argmap" }],
      outputChannel: this.log,
      ...this.tracing(),
      middleware: {
        // Above a claim stands what it rests on; a click there shows it as the command does.
        executeCommand: (command, given, next) =>
          command === ORIGINS
            ? vscode.commands.executeCommand("argmap.showOrigins", ...given)
            : next(command, given),
        window: {
          // Pages that the server has made for a reader, who needs no marks of Markdown.
          showDocument: async (params, token, next) => {
            if (!params.uri.endsWith(".md") || params.selection) return next(params, token);
            await vscode.commands.executeCommand("markdown.showPreviewToSide", vscode.Uri.parse(params.uri));
            return { success: true };
          },
        },
      },
      initializationFailedHandler: () => false,
      errorHandler: {
        error: () => ({ action: ErrorAction.Continue, handled: true }),
        closed: () => {
          const now = Date.now();
          ends = [...ends.filter((time) => now - time < SHORT), now];
          // One that ends before it was ready will end again.
          if (this.runs && ends.length <= ATTEMPTS) return { action: CloseAction.Restart, handled: true };
          if (this.runs) this.without({ message: "argmap ended again and again", help: "restart" });
          return { action: CloseAction.DoNotRestart, handled: true };
        },
      },
    };
  }

  /** Where messages are written down: the client would do so only at another level of the log. */
  private tracing(): { traceOutputChannel?: vscode.LogOutputChannel } {
    const wanted = vscode.workspace.getConfiguration("argmap").get("trace.server", "off");
    if (wanted === "off") return {};
    const traceOutputChannel = Object.create(this.log, {
      logLevel: { value: vscode.LogLevel.Trace },
      trace: { value: (text: string) => this.log.info(text) },
    }) as vscode.LogOutputChannel;
    return { traceOutputChannel };
  }

  /** There is no server: says why, and what can be done. */
  private without(problem: Problem): void {
    this.log.error(problem.message);
    this.status.failed(problem.message, problem.help === "install");
    const first = { install: [INSTALL, CHOOSE], choose: [CHOOSE], restart: [RESTART] }[problem.help];
    const message = `${problem.message}.`;
    void vscode.window.showWarningMessage(message, ...first, OUTPUT).then((answer) => {
      if (answer === INSTALL) void vscode.commands.executeCommand("argmap.install");
      if (answer === RESTART) void this.restart();
      if (answer === CHOOSE) void chooseInterpreter();
      if (answer === OUTPUT) this.log.show();
    });
  }
}
