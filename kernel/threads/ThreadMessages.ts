/** A Jupyter message header. */
export interface Header {
  msg_id: string;
  msg_type: string;
  session: string;
  username: string;
  date: string;
  version: string;
  subshell_id?: string | null;
}

/** A request that the Worker hands to the main thread. */
export interface Request {
  kind: 'request';
  /** The Worker's own number for it, which the reply repeats. */
  id: number;
  header: Header;
  content: Record<string, unknown>;
  buffers: Uint8Array[];
  /** True when it came over a subshell, and so need not wait for the cells before it. */
  subshell: boolean;
}

/** What the Worker tells the main thread. */
export type ToMain = Request | { kind: 'interrupt' } | { kind: 'stopped' } | { kind: 'shutdown' };

/** Text of one stream that belongs to one request; native text up to the position `after` stands before it. */
export interface StreamPiece {
  kind: 'stream';
  name: 'stdout' | 'stderr';
  text: string;
  parent: Header | null;
  after: number;
}

/** A message for iopub, with the same `after`. */
export interface Publication {
  kind: 'publish';
  type: string;
  content: string;
  parent: Header | null;
  after: number;
  /** Of a display that can be updated. */
  displayId?: string;
  buffers?: Uint8Array[];
}

/** A piece of native text; `end` is the position after it. */
export interface NativePiece {
  name: 'stdout' | 'stderr';
  bytes: Uint8Array;
  end: number;
}

/** What the main thread tells the Worker. Contents travel as JSON text, so that a message costs one string. */
export type ToWorker =
  | { kind: 'ready' }
  | StreamPiece
  | Publication
  /** A cell begins. Its header is null when nothing of it may be shown. */
  | { kind: 'cell'; label: string; code: string; header: Header | null; heapUsed: number }
  /** What the main thread has read of native text. */
  | ({ kind: 'native' } & NativePiece)
  | { kind: 'nativeName'; number: number; name: string }
  | { kind: 'reply'; id: number; content: string | null; abortQueued: boolean }
  | { kind: 'askInput'; content: string; requestId: number };

/** What the Worker is started with. */
export interface WorkerStart {
  buffer: SharedArrayBuffer;
  connectionFile: string;
  /** Stillroom's version, and that of the TypeScript that checks the cells. */
  version: string;
  typescriptVersion: string;
  /** Bytes that V8 allows the main thread. */
  heapLimit: number;
}
