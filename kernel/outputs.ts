import type { Bundle } from './format/Bundle';
import type { Header, ToWorker } from './threads/messages';

/** What a front end shows beside the notebook, or under the cell, when the cell has ended. `start` is the line to begin at. */
export interface Page {
  source: 'page';
  data: Bundle;
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
  page(data: Bundle): void;
  /** The running cell, if any. */
  cell(): Cell | undefined;
  /** The number of the running cell, else of the last one. */
  number(): number;
  /** Publishes for the running cell; what comes late belongs to the last one. Comms work in silent cells too. Throws when `content` is no JSON. */
  publish(type: string, content: object, buffers?: Uint8Array[]): void;
  /** Comm messages that `handle` sends belong to this request; what it prints is shown by the last cell, where a reader sees it. */
  answering(request: Header, handle: () => void): void;
  stream(name: 'stdout' | 'stderr', text: string): void;
}

export function createOutputs(post: (message: ToWorker) => void): Outputs {
  let current: Cell | undefined;
  let last: Cell | undefined;
  /** Written before the first cell: nobody could see it, so that cell shows it. */
  let early: { name: 'stdout' | 'stderr'; text: string }[] = [];
  let pages: Page[] = [];
  let answered: Header | undefined;
  const parent = () => last?.header ?? null;

  return {
    begin(cell) {
      current = cell;
      last = cell;
      pages = [];
      if (cell.silent) return;
      for (const piece of early) post({ kind: 'stream', ...piece, parent: cell.header });
      early = [];
    },
    end() {
      current = undefined;
      return pages;
    },
    page(data) {
      pages = [{ source: 'page', data, start: 0 }];
    },
    cell: () => current,
    number: () => last?.number ?? 0,
    publish(type, content, buffers) {
      // A comm is a line of its own: what goes over it is no output of the cell that happens to have run last.
      const isComm = type.startsWith('comm_');
      if (last?.silent && !isComm) return;
      const header = (isComm && answered) || parent();
      post({ kind: 'publish', type, content: JSON.stringify(content), parent: header, buffers });
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
      if (last === undefined) early.push({ name, text });
      else if (!last.silent && text !== '') post({ kind: 'stream', name, text, parent: last.header });
    }
  };
}
