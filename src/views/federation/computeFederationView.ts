import type { FederationCurves } from '../../record/FederationCurves';
import type { FederationView } from '../types/FederationView';
import { formatCount } from '../words/formatNumber';
import { formatSeedInterval } from '../words/formatSeedInterval';
import { joinWithAnd } from '../words/joinWithAnd';

const toldAtMost = 8;

/** A federation as a view; `federationView` returns the same with a display. */
export function computeFederationView(curves: FederationCurves, title = curves.title): FederationView {
  return { kind: 'federation', ...curves, title, says: says(curves) };
}

function says({ strategies, rounds, seeds }: FederationCurves): string {
  const over = seeds > 1 ? ` over ${formatCount(seeds)} seeds` : '';
  const after = `After ${formatCount(rounds)} ${rounds === 1 ? 'round' : 'rounds'}${over}`;
  const [first, ...others] = strategies;
  if (others.length === 0) {
    const server = first.server ? `, the server of ${formatSeedInterval(first.server)}` : '';
    const out = new Set(first.left.map(({ client }) => client)).size;
    const left = out > 0 ? `; ${formatCount(out)} ${out === 1 ? 'client was' : 'clients were'} left out of some round` : '';
    return `${after} the clients have an accuracy of ${formatSeedInterval(first.final)} by ${first.name}${server}${left}.`;
  }
  const told = strategies.slice(0, toldAtMost).map(({ name, final }) => `${name} ${formatSeedInterval(final)}`);
  const more = strategies.length - told.length;
  return `${after} the accuracy of the clients is: ${joinWithAnd(more > 0 ? [...told, `${formatCount(more)} more in the table`] : told)}.`;
}
