import type { Tensor } from '@tensorflow/tfjs';
import type { ComparedFeatures, ComparedShapes, LearnedParts, LearnedVariable } from './LearnedParts';

/** What a loss learns for each pair of layers by itself. */
export interface PartsOfPair extends Pick<LearnedParts, 'does' | 'gives' | 'refuses'> {
  variables(shapes: ComparedShapes): { [name: string]: LearnedVariable };
  apply(pair: ComparedFeatures, variables: { [name: string]: Tensor }): ComparedFeatures;
}

/** Each pair of layers has variables of its own: "0/kernel", "1/kernel". */
export function repeatPartsForEachPair({ variables, apply, ...rest }: PartsOfPair): LearnedParts {
  return {
    ...rest,
    variables: (shapes) =>
      Object.fromEntries(
        shapes.flatMap((one, i) => Object.entries(variables(one)).map(([name, variable]) => [`${i}/${name}`, variable]))
      ),
    apply: (pairs, all) =>
      pairs.map((pair, i) => {
        const own = Object.entries(all).filter(([name]) => name.startsWith(`${i}/`));
        return apply(pair, Object.fromEntries(own.map(([name, tensor]) => [name.slice(`${i}/`.length), tensor])));
      })
  };
}
