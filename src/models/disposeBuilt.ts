import { isSafeToInspect } from '../checks/isSafeToInspect';

/** Frees what a function of the user's has built: a model, or anything else as long as nobody has checked it. */
export function disposeBuilt(built: unknown): void {
  if (isSafeToInspect(built)) (built as { dispose?: () => void } | null | undefined)?.dispose?.();
}
