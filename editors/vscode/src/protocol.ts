// What client and server say to each other beyond the Language Server Protocol.

/** A place in a text, counted from 0; characters are UTF-16 units. */
export interface Position {
  line: number;
  character: number;
}

export interface Range {
  start: Position;
  end: Position;
}

export interface Location {
  uri: string;
  range: Range;
}

interface OfDocument {
  textDocument: { uri: string };
}

/** A passage of a source's document. */
export interface Passage {
  text: string;
  paragraph: number;
  /** The lines to paste: an attribution with its quote. */
  insert: string;
  label: string;
  detail: string;
}

/** A source of a map that has a document. */
export interface Source {
  id: string;
  title: string;
  file: string;
}

export type Theme = "light" | "dark" | null;

/** Each request: what it is given, and what it gives. `key` tells one map from another. */
export interface Requests {
  "argmap/page": [OfDocument & { theme: Theme }, { html: string; key: string }];
  "argmap/update": [OfDocument, { update: unknown; key: string }];
  "argmap/entryAt": [OfDocument & { position: Position }, { id: string; key: string } | null];
  "argmap/place": [OfDocument & { id: string }, Location | null];
  "argmap/passages": [OfDocument & { source: string; words: string }, { passages: Passage[] }];
  "argmap/sources": [OfDocument, { sources: Source[] }];
  "argmap/origins": [OfDocument & { id: string }, { markdown: string }];
  "argmap/render": [OfDocument & { output: string; format: string }, { path: string; notes: string[] }];
}

/** Asks the server; throws an error whose message can be shown. */
export type Ask = <M extends keyof Requests>(
  method: M,
  params: Requests[M][0],
) => Promise<Requests[M][1]>;

/** The server's notice that a map says something new. */
export const CHANGED = "argmap/changed";

/** What the page tells its host. */
export type FromPage =
  | { type: "ready" }
  | { type: "open"; id: string }
  | { type: "finding"; number: number };

/** A finding as the page lists it; line and column count from 1. */
export interface Listed {
  file: string;
  line: number;
  column: number;
  severity: "error" | "warning" | "info";
  rule: string;
  message: string;
  id: null;
  href: null;
}

/** What the host tells the page. */
export type ToPage =
  | { type: "update"; update: unknown }
  | { type: "select"; id: string }
  | { type: "findings"; findings: Listed[] };

/** The words of an error. */
export function words(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
