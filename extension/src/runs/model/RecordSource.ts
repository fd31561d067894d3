import type { KnownRecord } from './findRunsInOutput';
import type { ReadRecord } from './readRecord';

/** A file of a folder `runs` that may be a record. */
export interface FoundFile {
  path: string;
  /** When it was written: ISO 8601. */
  modified: string;
  size: number;
  /** Why it is not read. */
  problem?: string;
}

/** Whoever lists and reads the records of folders: the server's part of the extension, or its contents API. */
export interface RecordSource {
  /**
   * The newest of each folder first; null where they cannot be had now.
   *
   * @param all also lists large folders again that nothing was put into or taken from.
   */
  list(folders: readonly string[], all: boolean): Promise<FoundFile[] | null>;
  /** What the rows of these need, or why one is no record. Rejects where nobody answers. */
  rows(paths: readonly string[]): Promise<(KnownRecord | Error)[]>;
  /** Rejects with the reason if it is no record. */
  read(path: string): Promise<ReadRecord>;
  /** Files of one request, and requests at the same time. */
  readonly portion: number;
  readonly atOnce: number;
}

/** The newest of a folder. */
export const mostFiles = 10_000;

export function runsFolder(folder: string): string {
  return folder ? `${folder}/runs` : 'runs';
}

export function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
