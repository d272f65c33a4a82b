// The part of VS Code's API that the extension uses, as far as tests need it: `world` is what the
// user has and does, and takes down what the extension does.

import { EventEmitter as NodeEmitter } from "node:events";
import { readFileSync } from "node:fs";
import { posix } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export class EventEmitter<T> {
  private readonly inner = new NodeEmitter();
  readonly event = (heard: (value: T) => unknown): { dispose(): void } => {
    this.inner.on("it", heard);
    return { dispose: () => this.inner.off("it", heard) };
  };
  fire(value: T): void {
    this.inner.emit("it", value);
  }
  dispose(): void {
    this.inner.removeAllListeners();
  }
}

export class Position {
  constructor(
    readonly line: number,
    readonly character: number,
  ) {}
}

export class Range {
  readonly start: Position;
  readonly end: Position;
  constructor(a: number | Position, b: number | Position, c?: number, d?: number) {
    this.start = typeof a === "number" ? new Position(a, b as number) : a;
    this.end = typeof a === "number" ? new Position(c ?? 0, d ?? 0) : (b as Position);
  }
}

export class Selection extends Range {
  get active(): Position {
    return this.end;
  }
}

export class Uri {
  constructor(
    readonly scheme: string,
    readonly path: string,
  ) {}
  static file(path: string): Uri {
    return new Uri("file", path);
  }
  static parse(text: string): Uri {
    return Uri.file(fileURLToPath(text));
  }
  static joinPath(uri: Uri, ...parts: string[]): Uri {
    return new Uri(uri.scheme, posix.join(uri.path, ...parts));
  }
  get fsPath(): string {
    return this.path;
  }
  with(change: { scheme: string; path: string }): Uri {
    return new Uri(change.scheme, change.path);
  }
  toString(): string {
    return this.scheme === "file" ? pathToFileURL(this.path).href : `${this.scheme}:${this.path}`;
  }
}

export class CompletionItem {
  constructor(
    readonly label: string,
    readonly kind: number,
  ) {}
}

export class SnippetString {
  constructor(readonly value: string) {}
}

export const CompletionItemKind = { Snippet: 26 };
export const ViewColumn = { Beside: -2, One: 1 };
export const ProgressLocation = { Notification: 15 };
export const ColorThemeKind = { Light: 1, Dark: 2, HighContrast: 3, HighContrastLight: 4 };
export const LogLevel = { Trace: 1 };
export const LanguageStatusSeverity = { Information: 0, Warning: 1, Error: 2 };

export class Document {
  languageId = "argmap";
  lines: string[];
  version = 1;
  constructor(readonly uri: Uri) {
    this.lines = readFileSync(uri.fsPath, "utf8").split("\n");
  }
  get lineCount(): number {
    return this.lines.length;
  }
  lineAt(line: number): { text: string; range: Range } {
    const text = this.lines[line] ?? "";
    return { text, range: new Range(line, 0, line, text.length) };
  }
  getText(range?: Range): string {
    if (!range) return this.lines.join("\n");
    const [from, to] = [range.start, range.end].map((at) => this.offset(at));
    return this.getText().slice(from, to);
  }
  replace(range: Range, text: string): void {
    const whole = this.getText();
    const [from, to] = [range.start, range.end].map((at) => this.offset(at));
    this.lines = (whole.slice(0, from) + text + whole.slice(to)).split("\n");
    this.version += 1;
    changes.fire(this);
  }
  private offset({ line, character }: Position): number {
    return this.lines.slice(0, line).reduce((sum, one) => sum + one.length + 1, 0) + character;
  }
}

export class Editor {
  selection = new Selection(0, 0, 0, 0);
  viewColumn = 1;
  constructor(readonly document: Document) {}
  async edit(change: (edit: { replace(range: Range, text: string): void }) => void): Promise<boolean> {
    change({ replace: (range, text) => this.document.replace(range, text) });
    return true;
  }
  revealRange(): void {}
}

/** A list to choose from, which the test types into. */
export class QuickPick {
  items: { label: string; detail?: string }[] = [];
  selectedItems: unknown[] = [];
  busy = false;
  value = "";
  private readonly changed = new EventEmitter<string>();
  private readonly accepted = new EventEmitter<void>();
  private readonly hidden = new EventEmitter<void>();
  readonly onDidChangeValue = this.changed.event;
  readonly onDidAccept = this.accepted.event;
  readonly onDidHide = this.hidden.event;
  show(): void {
    world.picks.push(this);
  }
  hide(): void {
    this.hidden.fire();
  }
  dispose(): void {}
  type(value: string): void {
    this.value = value;
    this.changed.fire(value);
  }
  accept(number: number): void {
    this.selectedItems = [this.items[number]];
    this.accepted.fire();
  }
}

/** A webview, and what was posted to it. */
export class Panel {
  title = "";
  viewColumn = 2;
  iconPath: unknown;
  readonly posted: { type: string; [key: string]: unknown }[] = [];
  private readonly messages = new EventEmitter<unknown>();
  private readonly ends = new EventEmitter<void>();
  readonly onDidDispose = this.ends.event;
  readonly webview = {
    html: "",
    options: {} as object,
    onDidReceiveMessage: this.messages.event,
    postMessage: async (message: { type: string }) => this.posted.push(message),
  };
  reveal(): void {}
  dispose(): void {
    this.ends.fire();
  }
  say(message: unknown): void {
    this.messages.fire(message);
  }
}

export const changes = new EventEmitter<Document>();
const selections = new EventEmitter<{ textEditor: Editor }>();
const actives = new EventEmitter<Editor>();
const trusts = new EventEmitter<void>();
const never = new EventEmitter<never>().event;

/** What there is and what was done. */
export const world = {
  trusted: true,
  folders: [] as { uri: Uri }[],
  settings: {} as Record<string, unknown>,
  editors: [] as Editor[],
  active: undefined as Editor | undefined,
  diagnostics: [] as [Uri, object[]][],
  /** What the user answers to the next questions: a choice of a list, a button, a file. */
  answers: [] as ((given: unknown) => unknown)[],
  told: [] as string[],
  ran: [] as [string, ...unknown[]][],
  picks: [] as QuickPick[],
  panels: [] as Panel[],
  status: { text: "", severity: 0 },
  contents: {} as Record<string, { provideTextDocumentContent(uri: Uri): string }>,
  completions: undefined as { provideCompletionItems(document: Document, position: Position): object[] } | undefined,
  serializer: undefined as { deserializeWebviewPanel(panel: Panel): Promise<void> } | undefined,
  commands: new Map<string, (...given: unknown[]) => Promise<unknown>>(),
  open(path: string): Editor {
    const editor = new Editor(new Document(Uri.file(path)));
    world.editors.push(editor);
    world.active = editor;
    actives.fire(editor);
    return editor;
  },
  move(editor: Editor, line: number, character: number): void {
    editor.selection = new Selection(line, character, line, character);
    selections.fire({ textEditor: editor });
  },
  trust(): void {
    world.trusted = true;
    trusts.fire();
  },
};

const answer = (given: unknown) => world.answers.shift()?.(given);
const tell = async (message: string) => {
  world.told.push(message);
  return undefined;
};

export const version = "1.91.0";

export const commands = {
  registerCommand(name: string, run: (...given: unknown[]) => Promise<unknown>) {
    world.commands.set(name, run);
    return { dispose: () => world.commands.delete(name) };
  },
  async executeCommand(name: string, ...given: unknown[]) {
    world.ran.push([name, ...given]);
  },
};

export const window = {
  get activeTextEditor() {
    return world.active;
  },
  get visibleTextEditors() {
    return world.editors;
  },
  activeColorTheme: { kind: ColorThemeKind.Light },
  createOutputChannel: () => ({
    ...{ info() {}, warn() {}, error() {}, appendLine() {}, show() {}, dispose() {} },
  }),
  createWebviewPanel() {
    const panel = new Panel();
    world.panels.push(panel);
    return panel;
  },
  registerWebviewPanelSerializer(_: string, serializer: NonNullable<typeof world.serializer>) {
    world.serializer = serializer;
    return { dispose() {} };
  },
  createQuickPick: () => new QuickPick(),
  showQuickPick: async (items: unknown) => answer(items),
  showSaveDialog: async (options: unknown) => answer(options),
  showInformationMessage: tell,
  showWarningMessage: tell,
  showErrorMessage: tell,
  withProgress: async (_: object, work: (...given: unknown[]) => Promise<unknown>) =>
    work({ report() {} }, { onCancellationRequested: never }),
  async showTextDocument(uri: Uri, { selection }: { selection: Range }) {
    const known = world.editors.find((one) => one.document.uri.toString() === uri.toString());
    const editor = known ?? world.open(uri.fsPath);
    world.active = editor;
    world.move(editor, selection.start.line, selection.start.character);
  },
  onDidChangeActiveColorTheme: never,
  onDidChangeActiveTextEditor: actives.event,
  onDidChangeTextEditorSelection: selections.event,
};

export const workspace = {
  get isTrusted() {
    return world.trusted;
  },
  get workspaceFolders() {
    return world.folders;
  },
  getConfiguration: () => ({
    get: (key: string, fallback: unknown) => world.settings[key] ?? fallback,
  }),
  onDidGrantWorkspaceTrust: trusts.event,
  onDidChangeConfiguration: never,
  onDidCloseTextDocument: never,
  registerTextDocumentContentProvider(scheme: string, provider: { provideTextDocumentContent(uri: Uri): string }) {
    world.contents[scheme] = provider;
    return { dispose() {} };
  },
};

export const languages = {
  createLanguageStatusItem: () => Object.assign(world.status, { dispose() {} }),
  registerCompletionItemProvider(_: string, provider: NonNullable<typeof world.completions>) {
    world.completions = provider;
    return { dispose() {} };
  },
  getDiagnostics: () => world.diagnostics,
  onDidChangeDiagnostics: never,
};

export const extensions = { getExtension: () => undefined };
export const env = { openExternal: async () => true };
