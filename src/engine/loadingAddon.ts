import { addonFile } from './addonFile';

/** What `native/loading.cc` offers. */
export interface LoadingAddon {
  begin(): void;
  finish(): void;
  muffle(): void;
  restore(): void;
  release(library: string): void;
}

/** The addon that the set-up builds beside TensorFlow's. Without it, loading is slower and prints more, but works as well. */
export function loadingAddon(): LoadingAddon | undefined {
  try {
    return require(addonFile('loading.node')) as LoadingAddon;
  } catch {
    return undefined;
  }
}
