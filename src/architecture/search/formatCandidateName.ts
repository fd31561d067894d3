import type { Parameters } from '../../train/sweep/space';

/** "width 8, block plain". */
export function formatCandidateName({ parameters }: { parameters: Parameters }): string {
  return Object.entries(parameters)
    .map(([name, value]) => `${name} ${String(value)}`)
    .join(', ');
}
