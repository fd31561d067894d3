import type { MimeBundle } from '../../evaluate/format/MimeBundle';
import { createCellAttribution } from './createCellAttribution';
import type { NativeCapture } from './createNativeCapture';
import type { Header, ToWorker } from '../../threads/ThreadMessages';

/** What a front end shows beside the notebook, or under the cell, when the cell has ended. `start` is the line to begin at. */
export interface Page {
  source: 'page';
  data: MimeBundle;
  start: number;
}

/** The request whose code runs. */
export interface Cell {
  header: Header;
  requestId: number;
  number: number;
  /** Nothing that it writes or shows may be published. */
  silent: boolean;
  allowInput: boolean;
}

export interface Outputs {
  begin(cell: Cell): void;
  /** What goes to the front end with the reply. */
  end(): Page[];
  /** Shows in the pager; of several pages of a cell the last one. */
  page(data: MimeBundle): void;
  /** The running cell, if any. */
  cell(): Cell | undefined;
  /** The cell that the code which runs now belongs to, also when it runs late: else the running one, else the last. */
  here(): Cell | undefined;
  /** Runs `work` as a part of `cell`. */
  within<Result>(cell: Cell | undefined, work: () => Result): Result;
  /** Settles what `cell` awaits by `work`. */
  resume(cell: Cell | undefined, work: () => void): void;
  /** The number of the cell that the code belongs to. */
  number(): number;
  /** Publishes for the cell that the code belongs to. Comms work in silent cells too. Throws when `content` is no JSON. */
  publish(type: string, content: object, buffers?: Uint8Array[]): void;
  /** Comm messages that `handle` sends belong to this request; what it prints is shown by the cell that made the comm. */
  answering(request: Header, handle: () => void): void;
  stream(name: 'stdout' | 'stderr', text: string): void;
}

export function createOutputRouter(post: (message: ToWorker) => void, native: NativeCapture): Outputs {
  let current: Cell | undefined;
  let last: Cell | undefined;
  /** Written before the first cell: the terminal has it, and so has that cell. */
  let early: { name: 'stdout' | 'stderr'; text: string }[] = [];
  let pages: Page[] = [];
  let answered: Header | undefined;
  const { here, within, resume, reset } = createCellAttribution<Cell>(() => last);

  return {
    begin(cell) {
      reset();
      current = cell;
      last = cell;
      pages = [];
      native.begin();
      if (cell.silent) return;
      for (const piece of early) post({ kind: 'stream', ...piece, parent: cell.header, after: 0 });
      early = [];
    },
    end() {
      reset();
      // At once: what is opened next would get the number of a descriptor that the cell has closed.
      native.begin();
      current = undefined;
      return pages;
    },
    page(data) {
      pages = [{ source: 'page', data, start: 0 }];
    },
    cell: () => current,
    here,
    within,
    resume,
    number: () => here()?.number ?? 0,
    publish(type, content, buffers) {
      // A comm is a line of its own: what goes over it is no output of the cell that happens to have run last.
      const isComm = type.startsWith('comm_');
      const cell = here();
      const after = native.drain();
      if (cell?.silent && !isComm) return;
      const parent = (isComm && answered) || (cell?.header ?? null);
      const displayId = (content as { transient?: { display_id?: string } }).transient?.display_id;
      post({ kind: 'publish', type, content: JSON.stringify(content), parent, after, displayId, buffers });
    },
    answering(request, handle) {
      answered = request;
      try {
        handle();
      } finally {
        answered = undefined;
      }
    },
    stream(name, text) {
      if (text === '') return;
      const cell = here();
      if (cell === undefined) {
        native.terminal(name, text);
        early.push({ name, text });
        return;
      }
      const after = native.drain();
      if (!cell.silent) post({ kind: 'stream', name, text, parent: cell.header, after });
    }
  };
}
