import { loadingAddon } from './loadingAddon';
import { hidesTensorFlowLog } from './hidesTensorFlowLog';

/**
 * Runs `load` while nothing reaches stderr. A user who sets TF_CPP_MIN_LOG_LEVEL to 0 or 1 asks for TensorFlow's lines and gets them.
 * What goes wrong inside is thrown, not printed, so nothing is lost.
 */
export function loadQuietly<T>(load: () => T): T {
  const addon = hidesTensorFlowLog() ? loadingAddon() : undefined;
  addon?.muffle();
  try {
    return load();
  } finally {
    addon?.restore();
  }
}
