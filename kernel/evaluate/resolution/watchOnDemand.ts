import { readFileStamp } from './readFileStamp';

/** TypeScript's numbers for what has happened to a file. */
const event = { created: 0, changed: 1, deleted: 2 };

type Told = (path: string, what: number) => void;
type WatchFile = (path: string, told: Told, ...rest: unknown[]) => { close(): void };

interface Watched {
  path: string;
  told: Told;
  stamp: string | undefined;
}

/**
 * TypeScript looks at a file of the reader's every quarter of a second, so a cell that runs right after a save would see the old one. Here
 * those files are looked at when `refresh` is called, before a cell is compiled, and never between.
 */
export function watchOnDemand(sys: object, isOfPackage: (path: string) => boolean): { refresh(): void } {
  const disk = sys as { watchFile: WatchFile };
  const watchFile = disk.watchFile.bind(sys);
  const all = new Set<Watched>();

  disk.watchFile = (path, told, ...rest) => {
    if (isOfPackage(path)) return watchFile(path, told, ...rest);
    const watched = { path, told, stamp: readFileStamp(path) };
    all.add(watched);
    return { close: () => void all.delete(watched) };
  };

  return {
    refresh() {
      for (const watched of [...all]) {
        const now = readFileStamp(watched.path);
        const { stamp } = watched;
        if (now === stamp) continue;
        watched.stamp = now;
        const what = now === undefined ? event.deleted : stamp === undefined ? event.created : event.changed;
        watched.told(watched.path, what);
      }
    }
  };
}
