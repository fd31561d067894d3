import { trans } from '../dom/trans';
import { canAsk } from './requestSamples';

/** What is said of rows that cannot be looked at here, and how they can; empty where nothing needs to be said. */
export function explainUnavailableSamples(node: Node, samples: string | undefined, how: string): string {
  if (canAsk(node)) return samples === undefined ? how : '';
  return samples === undefined ? '' : trans.__('The rows themselves are in no report: they come from the kernel only.');
}

/** Nobody answers, or the kernel says why not. */
export function refusalSays(says: string): string {
  return trans.__('No rows: %1.', says.replace(/\.$/, ''));
}
