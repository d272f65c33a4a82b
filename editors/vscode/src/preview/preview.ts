// The preview of a map: which map is shown, and what its page has to be told when.

import {
  type Ask,
  type FromPage,
  type Listed,
  type Location,
  type Position,
  type Theme,
  type ToPage,
  words,
} from "../protocol";

/** A finding, and where it stands. */
export interface Finding extends Location {
  severity: Listed["severity"];
  rule: string;
  message: string;
}

/** What the preview needs of the editor. */
export interface Window {
  ask: Ask;
  theme: () => Theme;
  /** Shows a whole page; the one that was there is gone. */
  load: (html: string, uri: string) => void;
  /** Tells the page something. */
  post: (message: ToPage) => void;
  /** Shows a place in the text. */
  reveal: (place: Location) => void;
  /** Tells the reader what went wrong. */
  tell: (message: string) => void;
}

/** One preview. It follows the map of the entry at the cursor. */
export class Preview {
  /** The file whose map is shown, and the map's key once its page is there. */
  private uri = "";
  private key: string | undefined;
  /** Whether the page was asked for and has not come yet. */
  private loading = false;
  /** Whether the page listens. */
  private ready = false;
  /** Whether the map says something that the page was not told. */
  private stale = false;
  private updating = false;
  /** The entry that is selected, and whether the page has to be told so. */
  private selected: string | undefined;
  private untold = false;
  /** The findings of all maps. */
  private findings: Finding[] = [];
  /** Counts pages, so that what belongs to an earlier one is dropped. */
  private page = 0;

  constructor(private readonly window: Window) {}

  /** Shows the map of a file, with an entry of it selected. */
  async show(uri: string, selected?: string): Promise<void> {
    const page = (this.page += 1);
    this.uri = uri;
    this.key = undefined;
    this.ready = this.stale = this.updating = false;
    this.loading = true;
    this.select(selected);
    try {
      const theme = this.window.theme();
      const { html, key } = await this.window.ask("argmap/page", { ...this.document(), theme });
      if (page !== this.page) return;
      this.key = key;
      this.window.load(html, uri);
    } catch (error) {
      if (page === this.page) this.window.load(sorry(words(error)), uri);
    }
    if (page === this.page) this.loading = false;
  }

  /** The same map on a new page: in other colours, or since the server is another. */
  async again(): Promise<void> {
    if (this.uri) await this.show(this.uri, this.selected);
  }

  /** The cursor stands in a map. */
  async cursor(uri: string, position: Position): Promise<void> {
    const page = this.page;
    const entry = await this.window
      .ask("argmap/entryAt", { textDocument: { uri }, position })
      .catch(() => null);
    if (entry === null || page !== this.page || this.key === undefined) return;
    if (entry.key !== this.key) await this.show(uri, entry.id);
    else if (entry.id !== this.selected) this.select(entry.id);
  }

  /** A map says something new. */
  async changed(key: string): Promise<void> {
    if (this.loading) this.stale = true;
    else if (key === this.key) await this.update();
    // Without a key there is no page, since the map had an error that may be gone by now.
    else if (this.key === undefined) await this.again();
  }

  /** The page says something. */
  async heard(message: FromPage): Promise<void> {
    if (message.type === "ready") {
      // A page that begins anew, since it was moved, is the one that was loaded, and old.
      if (this.ready) this.stale = true;
      this.ready = true;
      this.tellFindings();
      if (this.stale) await this.update();
      this.untold = this.selected !== undefined;
      this.tellSelected();
    } else if (message.type === "open") {
      await this.open(message.id);
    } else {
      const finding = this.mine()[message.number];
      if (finding) this.window.reveal(finding);
    }
  }

  /** These are the findings of all maps now. */
  found(findings: Finding[]): void {
    this.findings = findings;
    if (this.ready) this.tellFindings();
  }

  private tellFindings(): void {
    const findings = this.mine().map(({ uri, range: { start }, severity, rule, message }) => ({
      file: name(uri),
      line: start.line + 1,
      column: start.character + 1,
      ...{ severity, rule, message, id: null, href: null },
    }));
    this.window.post({ type: "findings", findings });
  }

  /** The findings of the map that is shown, in the order of its files. */
  private mine(): Finding[] {
    const folder = (uri: string) => uri.slice(0, uri.lastIndexOf("/"));
    return this.findings
      .filter(({ uri }) => folder(uri) === folder(this.uri))
      .sort((a, b) => (a.uri < b.uri ? -1 : a.uri > b.uri ? 1 : a.range.start.line - b.range.start.line));
  }

  private async open(id: string): Promise<void> {
    try {
      const place = await this.window.ask("argmap/place", { ...this.document(), id });
      if (place === null) return this.window.tell(`\`${id}\` is not in the text any more`);
      this.selected = id;
      this.untold = false;
      this.window.reveal(place);
    } catch (error) {
      this.window.tell(words(error));
    }
  }

  private async update(): Promise<void> {
    this.stale = true;
    if (!this.ready || this.updating) return;
    const page = this.page;
    this.updating = true;
    while (this.stale && page === this.page) {
      this.stale = false;
      // A map with an error is not drawn: the page keeps what it shows, and the error is in the text.
      const answer = await this.window.ask("argmap/update", this.document()).catch(() => null);
      if (page !== this.page || answer === null) continue;
      this.window.post({ type: "update", update: answer.update });
      this.tellSelected();
    }
    if (page === this.page) this.updating = false;
  }

  private select(id: string | undefined): void {
    this.selected = id;
    this.untold = id !== undefined;
    if (!this.ready || id === undefined) return;
    this.window.post({ type: "select", id });
    // An entry that is new comes with the next update, and is selected then.
    this.untold = this.stale || this.updating;
  }

  private tellSelected(): void {
    if (!this.ready || !this.untold || this.selected === undefined) return;
    this.untold = false;
    this.window.post({ type: "select", id: this.selected });
  }

  private document(): { textDocument: { uri: string } } {
    return { textDocument: { uri: this.uri } };
  }
}

function name(uri: string): string {
  return decodeURIComponent(uri.slice(uri.lastIndexOf("/") + 1));
}

/** A page that says why there is no picture. */
export function sorry(message: string): string {
  const safe = message.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>argmap</title>
<style>
body { font: var(--vscode-font-size, 13px)/1.5 var(--vscode-font-family, sans-serif); padding: 3em 2em; max-width: 40em; margin: auto }
p { white-space: pre-line; overflow-wrap: anywhere }
.hint { color: var(--vscode-descriptionForeground) }
</style>
</head>
<body>
<p>${safe}</p>
<p class="hint">The picture comes as soon as the map can be drawn.</p>
</body>
</html>
`;
}
