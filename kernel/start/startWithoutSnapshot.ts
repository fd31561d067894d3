import { whenReady } from '../evaluate/declarations/StartupSnapshot';
import { usePackedModules } from './snapshot/usePackedModules';

/** Where the set-up has packed modules, they are used also without the heap snapshot that they were made with. */
export function startWithoutSnapshot(): void {
  whenReady(usePackedModules());
}
