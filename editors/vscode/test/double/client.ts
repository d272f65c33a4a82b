// A language client for tests: it starts the real server and keeps its texts up to date.

import type { ChildProcess } from "node:child_process";
import { createRequire } from "node:module";
import { changes, Document, world } from "./vscode";

const rpc = createRequire(import.meta.url)(
  "vscode-jsonrpc/node",
) as typeof import("vscode-jsonrpc/node");

export const State = { Stopped: 1, Running: 2, Starting: 3 };
export const CloseAction = { DoNotRestart: 1, Restart: 2 };
export const ErrorAction = { Continue: 1, Shutdown: 2 };

/** How often a server was started. */
export const started = { count: 0 };

export class LanguageClient {
  state = State.Stopped;
  private connection: import("vscode-jsonrpc").MessageConnection | undefined;
  private child: ChildProcess | undefined;
  private heard: ((change: { newState: number }) => void)[] = [];
  private readonly notices: [string, (params: any) => void][] = [];

  constructor(
    _id: string,
    _name: string,
    private readonly server: () => Promise<ChildProcess>,
    _options: object,
  ) {}

  error(): void {}
  registerFeature(): void {}

  async start(): Promise<void> {
    started.count += 1;
    const child = (this.child = await this.server());
    const connection = rpc.createMessageConnection(
      new rpc.StreamMessageReader(child.stdout!),
      new rpc.StreamMessageWriter(child.stdin!),
    );
    this.connection = connection;
    this.notices.forEach(([method, hear]) => connection.onNotification(method, hear));
    connection.onRequest(() => null);
    connection.listen();
    const ended = new Promise<never>((_, failed) => {
      child.once("exit", () => failed(new Error("connection closed")));
    });
    ended.catch(() => undefined);
    const rootUri = world.folders[0]?.uri.toString() ?? null;
    const params = { processId: process.pid, rootUri, capabilities: {} };
    await Promise.race([connection.sendRequest("initialize", params), ended]);
    await connection.sendNotification("initialized", {});
    for (const { document } of world.editors) await this.open(document);
    changes.event((document) => this.change(document));
    this.now(State.Running);
  }

  needsStop(): boolean {
    return this.state === State.Running;
  }

  async stop(): Promise<void> {
    await this.connection?.sendRequest("shutdown");
    await this.connection?.sendNotification("exit");
    await new Promise((ended) => this.child?.once("exit", ended));
    this.now(State.Stopped);
  }

  async dispose(): Promise<void> {
    this.connection?.dispose();
    this.child?.kill();
  }

  sendRequest(method: string, params: object): Promise<unknown> {
    return this.connection!.sendRequest(method, params);
  }

  onNotification(method: string, hear: (params: any) => void): void {
    this.notices.push([method, hear]);
  }

  onDidChangeState(hear: (change: { newState: number }) => void): void {
    this.heard.push(hear);
  }

  private now(newState: number): void {
    this.state = newState;
    this.heard.forEach((hear) => hear({ newState }));
  }

  private open(document: Document): Promise<void> {
    const textDocument = { ...this.names(document), languageId: "argmap", text: document.getText() };
    return this.connection!.sendNotification("textDocument/didOpen", { textDocument });
  }

  private change(document: Document): void {
    const contentChanges = [{ text: document.getText() }];
    const params = { textDocument: this.names(document), contentChanges };
    void this.connection?.sendNotification("textDocument/didChange", params);
  }

  private names(document: Document): { uri: string; version: number } {
    return { uri: document.uri.toString(), version: document.version };
  }
}
