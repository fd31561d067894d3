import type { CellSources } from './cells/CellSources';
import { reportError } from './errors/reportError';
import type { AwaitSites } from './interrupts/createGuards';
import { KeyboardInterrupt } from './interrupts/KeyboardInterrupt';

/**
 * Keeps the kernel alive: an error that nobody caught is printed, and `process.exit` is an error. Returns the real exit.
 */
export function surviveErrors(sources: CellSources, sites: AwaitSites): (code: number) => void {
  const print = (what: string, error: unknown) => {
    // What an interrupt rejects and nobody waits for has said its word in the cell.
    if (error instanceof KeyboardInterrupt) return;
    process.stderr.write(`${what}: ${reportError(error, sources, sites).traceback.join('\n')}\n`);
  };
  process.on('uncaughtException', (error) => print('uncaught', error));
  process.on('unhandledRejection', (reason) => print('unhandled rejection', reason));

  const exit = process.exit.bind(process);
  process.exit = () => {
    throw new Error('process.exit: a cell cannot end its kernel; restart it or shut it down from the kernel menu');
  };
  return exit;
}
