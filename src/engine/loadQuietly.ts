import { preloadAddon } from './preloadAddon';
import { isTensorFlowLogHidden } from './isTensorFlowLogHidden';

/**
 * Runs `load` and lets nothing reach stderr. A user who sets TF_CPP_MIN_LOG_LEVEL to 0 or 1 still gets TensorFlow's lines. Errors inside
 * are thrown, not printed, so nothing is lost.
 */
export function loadQuietly<T>(load: () => T): T {
  const addon = isTensorFlowLogHidden() ? preloadAddon() : undefined;
  addon?.muffle();
  try {
    return load();
  } finally {
    addon?.restore();
  }
}
