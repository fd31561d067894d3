import { readModelField, readList, readNumbers } from './readModelField';
import type { JsonValue } from './readUbjson';

type JsonObject = { [key: string]: JsonValue };

/** The trees of a booster, which "dart" keeps one level deeper. */
export function findTreesOfBooster(booster: JsonObject): JsonObject {
  const name = readModelField(booster, 'name', 'string');
  if (name === 'gbtree') return readModelField(booster, 'model', 'object');
  if (name !== 'dart') throw new RangeError(`expected a model of trees, "gbtree" or "dart", got ${JSON.stringify(name)}`);
  const forest = readModelField(readModelField(booster, 'gbtree', 'object'), 'model', 'object');
  readNumbers(booster, 'weight_drop', readList(forest, 'trees').length);
  return forest;
}
