import type { AdapterStep } from './AdapterPlan';

/** Steps in words: "student: average pooling to 7 x 7 x 32, 1x1 convolution to 7 x 7 x 64". */
export function describeAdapterSteps(steps: readonly AdapterStep[]): string {
  const sides = (['teacher', 'student'] as const).flatMap((side) => {
    const own = steps.filter((step) => step.side === side);
    return own.length ? [`${side}: ${own.map(words).join(', ')}`] : [];
  });
  return sides.length ? sides.join('; ') : 'none';
}

/** [7, 7, 64] as "7 x 7 x 64". */
export function sizes(shape: readonly (number | null)[]): string {
  return shape.map((size) => size ?? 'any').join(' x ');
}

function words({ kind, from, to }: AdapterStep): string {
  switch (kind) {
    case 'depth':
      return `mean over depth to ${sizes(to)}`;
    case 'places':
      return `mean over ${from.length === 2 ? 'tokens' : 'places'} to ${sizes(to)}`;
    case 'tokens':
      return `without the class token, ${sizes(to)}`;
    case 'grid':
      return `tokens as a map of ${sizes(to)}${from[0] === to[0] * to[1] ? '' : ' without the class token'}`;
    case 'pool':
      return `average pooling to ${sizes(to)}`;
    case 'channels':
      return `${to.length > 2 ? '1x1 convolution' : 'dense layer'} to ${sizes(to)}`;
  }
}
