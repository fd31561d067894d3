import { findAddonFile } from './findAddonFile';

/** What `src/engine/native/loading.cc` offers. */
export interface PreloadAddon {
  begin(): void;
  /** Whether the thread that `begin` started has loaded the library. */
  finish(): boolean;
  muffle(): void;
  restore(): void;
  release(library: string): void;
}

/** The addon that the set-up builds beside TensorFlow's. Without it, loading is slower and prints more, but works as well. */
export function preloadAddon(): PreloadAddon | undefined {
  try {
    return require(findAddonFile('loading.node')) as PreloadAddon;
  } catch {
    return undefined;
  }
}
