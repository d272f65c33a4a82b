// The list of passages that have some words, as one types them.

import { Latest } from "../latest";
import { type Ask, type Passage, words } from "../protocol";

/** What the list shows. */
export interface Shown {
  passages: Passage[];
  busy: boolean;
  /** A sentence where there are no passages to show. */
  hint: string;
}

const PAUSE = 150;

/** Passages of a source's document. */
export class Passages {
  private readonly latest: Latest<string, { passages: Passage[] }>;
  private shown: Shown = { passages: [], busy: false, hint: "" };

  constructor(
    ask: Ask,
    uri: string,
    source: string,
    private readonly show: (shown: Shown) => void,
    pause = PAUSE,
  ) {
    this.latest = new Latest(
      (typed) => ask("argmap/passages", { textDocument: { uri }, source, words: typed }),
      ({ passages }, typed) => {
        const nothing = typed ? `nothing in this document has “${typed}”` : "this document is empty";
        const hint = passages.length ? "" : nothing;
        this.now({ passages, busy: false, hint });
      },
      (error) => this.now({ passages: [], busy: false, hint: words(error) }),
      pause,
    );
  }

  /** The words have become these; without any the document's first passages are shown. */
  typed(value: string): void {
    this.now({ ...this.shown, busy: true, hint: "" });
    this.latest.put(value.trim());
  }

  /** The list is closed. */
  close(): void {
    this.latest.drop();
  }

  private now(shown: Shown): void {
    this.shown = shown;
    this.show(shown);
  }
}
