import type { Header, ToWorker } from './threads/messages';

/** The request whose code runs. */
export interface Cell {
  header: Header;
  requestId: number;
  number: number;
  /** Nothing of it may be published. */
  silent: boolean;
  allowInput: boolean;
}

export interface Outputs {
  begin(cell: Cell): void;
  end(): void;
  /** The running cell, if any. */
  cell(): Cell | undefined;
  /** The number of the running cell, else of the last one. */
  number(): number;
  /** Publishes for the running cell; what comes late belongs to the last one. Throws when `content` is no JSON. */
  publish(type: string, content: object, buffers?: Uint8Array[]): void;
  stream(name: 'stdout' | 'stderr', text: string): void;
}

export function createOutputs(post: (message: ToWorker) => void): Outputs {
  let current: Cell | undefined;
  let last: Cell | undefined;
  /** Written before the first cell: nobody could see it, so that cell shows it. */
  let early: { name: 'stdout' | 'stderr'; text: string }[] = [];
  const parent = () => last?.header ?? null;

  return {
    begin(cell) {
      current = cell;
      last = cell;
      if (cell.silent) return;
      for (const piece of early) post({ kind: 'stream', ...piece, parent: cell.header });
      early = [];
    },
    end() {
      current = undefined;
    },
    cell: () => current,
    number: () => last?.number ?? 0,
    publish(type, content, buffers) {
      // A comm is a line of its own: what goes over it is no output of the cell that happens to have run last.
      if (!last?.silent || type.startsWith('comm_'))
        post({ kind: 'publish', type, content: JSON.stringify(content), parent: parent(), buffers });
    },
    stream(name, text) {
      if (last === undefined) early.push({ name, text });
      else if (!last.silent && text !== '') post({ kind: 'stream', name, text, parent: last.header });
    }
  };
}
