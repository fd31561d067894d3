import { checkNumber } from '../../checks/checkNumber';
import { showValue } from '../../checks/showValue';
import { checkWeightCount } from '../checkWeightCount';
import { checkModelName } from '../checkModelName';

export interface LinkModelOptions {
  /** How many entities there are: `links.entities.length`. */
  entities: number;
  /** How many relations there are, with their inverses: `links.relations.length`. */
  relations: number;
  /** Numbers of an embedding; complex numbers, which are two each, in `complEx` and of entities in `rotatE`. */
  dimensions: number;
  /** Seed of the initial weights. Default 0. */
  seed?: number;
  name?: string;
}

export const linkModelOptionNames = ['entities', 'relations', 'dimensions', 'seed', 'name'];

/**
 * The options that all link models share, with their defaults.
 *
 * @param numbers of an entity's and a relation's embedding for each dimension.
 * @throws TypeError or RangeError for an option out of bounds.
 */
export function checkLinkModel(
  subject: string,
  options: LinkModelOptions,
  numbers: { entity: number; relation: number },
  defaultName: string
): Required<LinkModelOptions> {
  const { entities, relations, dimensions, seed = 0, name = defaultName } = options ?? {};
  const size = { integer: true, atMost: 2 ** 24 };
  checkNumber(subject, 'entities', entities, { ...size, atLeast: 2 });
  checkNumber(subject, 'relations', relations, { ...size, atLeast: 1 });
  checkNumber(subject, 'dimensions', dimensions, { ...size, atLeast: 1 });
  checkNumber(subject, 'seed', seed, { integer: true, atLeast: 0 });
  checkModelName(subject, name);
  const weights = [entities * dimensions * numbers.entity, relations * dimensions * numbers.relation];
  checkWeightCount(subject, weights, 'make dimensions smaller, or keep fewer entities');
  return { entities, relations, dimensions, seed, name };
}

/** @throws RangeError unless it is 1 or 2. */
export function checkNorm(subject: string, norm: unknown): 1 | 2 {
  if (norm === 1 || norm === 2) return norm;
  throw new RangeError(
    `${subject}: expected norm to be 1 or 2, got ${showValue(norm)}; give 2 for the distance of Euclid, which is faster`
  );
}
