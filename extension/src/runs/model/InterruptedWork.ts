/** What a process was doing in a folder when it was killed, as `stillroom_lab.server` tells of it. */
export interface InterruptedWork {
  /** The folder of the server that was asked about, and the folder below it that holds the work. */
  folder: string;
  name: string;
  as: 'run' | 'study' | 'labelSweep' | 'sweep';
  title: string;
  /** The options that a run that is resumed must be given again. */
  given: string[];
  /** The notebook whose kernel it was; empty where nobody has said so. */
  notebook: string;
  /** Of a study: how many seeds, and how many of them are done. */
  seeds: number;
  done: number;
  /** When the last of it was written: milliseconds. */
  written: number;
  /** Its newest checkpoint. */
  checkpoint: string;
}

/** A folder whose folders are looked into, and folders below it that code names. */
export interface AskedFolder {
  folder: string;
  named: string[];
}

/** Whoever finds it. */
export interface InterruptedFiles {
  /** Null where nobody answers. */
  list(folders: readonly AskedFolder[]): Promise<InterruptedWork[] | null>;
  /** The record so far, of its newest checkpoint. Rejects where there is none. */
  record(work: InterruptedWork): Promise<unknown>;
}

/** Where its folder is on the server. */
export function pathOf({ folder, name }: Pick<InterruptedWork, 'folder' | 'name'>): string {
  return folder ? `${folder}/${name}` : name;
}
