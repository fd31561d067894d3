import { ownAddon } from './ownAddon';

interface StderrMuffler {
  muffle(): void;
  restore(): void;
}

/**
 * Runs `load` while nothing reaches stderr. A user who sets TF_CPP_MIN_LOG_LEVEL to 0 or 1 asks for TensorFlow's lines and gets them.
 * What goes wrong inside is thrown, not printed, so nothing is lost.
 */
export function quietly<T>(load: () => T): T {
  process.env.TF_CPP_MIN_LOG_LEVEL ??= '2';
  if (['0', '1'].includes(process.env.TF_CPP_MIN_LOG_LEVEL)) return load();
  // Without it start-up is louder, not worse.
  const muffler = ownAddon('stderr_muffler') as StderrMuffler | undefined;
  muffler?.muffle();
  try {
    return load();
  } finally {
    muffler?.restore();
  }
}
