import { field, list, numbersOf } from './modelFields';
import type { JsonValue } from './readUbjson';

type JsonObject = { [key: string]: JsonValue };

/** The trees of a booster, which "dart" keeps one level deeper. */
export function treesOfBooster(booster: JsonObject): JsonObject {
  const name = field(booster, 'name', 'string');
  if (name === 'gbtree') return field(booster, 'model', 'object');
  if (name !== 'dart') throw new RangeError(`expected a model of trees, "gbtree" or "dart", got ${JSON.stringify(name)}`);
  const forest = field(field(booster, 'gbtree', 'object'), 'model', 'object');
  numbersOf(booster, 'weight_drop', list(forest, 'trees').length);
  return forest;
}
