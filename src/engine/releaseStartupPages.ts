import { ownAddon } from './ownAddon';

/** Gives back the memory that loading TensorFlow's library has filled and nobody reads again: about 240 MB of a process. */
export function releaseStartupPages(): void {
  const pages = ownAddon('startup_pages') as { release(library: string): void } | undefined;
  pages?.release('libtensorflow');
}
