import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkDataset } from '../../../src/data/checkDataset';
import { itemNeighbours } from '../../../src/data/ratings/baselines/itemNeighbours';
import { popularity } from '../../../src/data/ratings/baselines/popularity';
import { readRatings } from '../../../src/data/ratings/readRatings';
import { rowsOfRatings } from '../../../src/data/ratings/rowsOfRatings';
import { splitRatings } from '../../../src/data/ratings/splitRatings';
import { rocAuc } from '../../../src/metrics/ranking/rocAuc';
import { manyRatings, smallSet, writeRatings } from './writeRatings';

const root = mkdtempSync(join(tmpdir(), 'ratings-rows-'));
const many = await readRatings(writeRatings(join(root, 'many'), { 'ratings.csv': manyRatings(), 'movies.csv': movies(50) }));

function movies(count: number): string {
  const lines = Array.from({ length: count }, (_, i) => `${i},Film ${i} (${1950 + i}),${i % 2 ? 'Drama|War' : 'Comedy'}`);
  return ['movieId,title,genres', ...lines].join('\n');
}

test('ratings.split by time: no part begins before the one before it has ended, and new users are told', () => {
  const { train, validation, test: last, says, findings } = splitRatings(many, { validation: 0.1, test: 0.2 });
  expect([train.length, validation.length, last.length]).toEqual([560, 80, 160]);
  expect(Math.max(...train)).toBeLessThan(Math.min(...validation));
  expect(many.time[validation.at(-1)!]).toBeLessThan(many.time[last[0]]);
  expect(says).toBe(
    'Split by time: 560 ratings to train on, 80 for validation, 160 for the test; all of a part are later than those before it.'
  );
  expect(findings.filter(({ check }) => check === 'newUsers')).toEqual([]);
  expect(splitRatings(many, { validation: 0, test: 2 }).test.length).toBe(48);
  const [first] = splitRatings(many, { validation: 0, test: 0.05 }).test;
  const early = { ...many, user: many.user.map((user, row) => (row >= first ? user : 0)) };
  expect(splitRatings(early, { validation: 0, test: 0.05 }).findings[0]).toMatchObject({ check: 'newUsers', level: 'warning' });
});

test('ratings of one second are in one part', () => {
  const alike = { ...many, time: Float64Array.from(many.time, (_, row) => Math.floor(row / 100)) };
  const { validation, test: last } = splitRatings(alike, { validation: 0.05, test: 0.1 });
  expect([validation.length, last.length]).toEqual([100, 100]);
});

test('ratings.split by user: the latest of each, and it says that train knows later ratings', () => {
  const { train, validation, test: last, findings } = splitRatings(many, { by: 'user', validation: 1, test: 2 });
  expect([train.length, validation.length, last.length]).toEqual([680, 40, 80]);
  for (let user = 0; user < many.users.ids.length; user++) {
    const latest = (rows: Int32Array) => Math.max(...Array.from(rows).filter((row) => many.user[row] === user));
    const earliest = Math.min(...Array.from(last).filter((row) => many.user[row] === user));
    expect(latest(train)).toBeLessThan(latest(validation));
    expect(latest(validation)).toBeLessThan(earliest);
  }
  expect(findings).toEqual([]);
  // Half of the users stop early.
  const early = { ...many, user: many.user.map((user, row) => (row < 400 || user < 20 ? user : user - 20)) };
  expect(splitRatings(early, { by: 'user', validation: 1, test: 2 }).findings[0]).toMatchObject({
    check: 'laterRatingsInTrain',
    level: 'warning'
  });
});

test('ratings.rows gives features of the past alone: those of a row stay as they are if all later ratings change', () => {
  const parts = splitRatings(many);
  const changed = { ...many, rating: many.rating.slice(), item: many.item.slice() };
  const from = 500;
  for (let row = from; row < changed.rating.length; row++) {
    changed.rating[row] = 0.5;
    changed.item[row] = 49 - changed.item[row];
  }
  const before = rowsOfRatings(parts, { history: 3 }).data.train;
  const after = rowsOfRatings({ ...parts, ratings: changed }, { history: 3 }).data.train;
  const width = before.features.length;
  expect(after.x.slice(width * 0, from * width)).toEqual(before.x.slice(0, from * width));
  expect(after.x).not.toEqual(before.x);
});

test('counts, means and history of a row are those of its past, by hand', () => {
  const { data, placed } = rowsOfRatings(splitRatings(many, { by: 'user' }), { history: 2, threshold: 3 });
  const part = data.test!;
  checkDataset(part);
  const place = (name: string) => part.features.findIndex((feature) => feature.name === name);
  for (const row of [0, 17, part.y.length - 1]) {
    const value = (name: string) => part.x[row * part.features.length + place(name)];
    const [user, item, time] = [placed.test!.user[row], placed.test!.item[row], placed.test!.time[row]];
    const earlier = Array.from(many.time.keys()).filter((one) => many.time[one] < time);
    const ofUser = earlier.filter((one) => many.user[one] === user);
    const ofItem = earlier.filter((one) => many.item[one] === item);
    const mean = (rows: number[]) => rows.reduce((sum, one) => sum + many.rating[one], 0) / rows.length;
    expect(value('user ratings')).toBe(ofUser.length);
    expect(value('item ratings')).toBe(ofItem.length);
    expect(value('user mean')).toBeCloseTo(mean(ofUser), 5);
    expect(value('item mean')).toBeCloseTo(mean(ofItem), 5);
    const genres = many.items.genres[item];
    const alike = ofUser.flatMap((one) =>
      genres.filter((genre) => many.items.genres[many.item[one]].includes(genre)).map(() => one)
    );
    expect(value('user mean of genres')).toBeCloseTo(mean(alike), 5);
    const liked = ofUser.filter((one) => many.rating[one] >= 3).reverse();
    expect(many.items.ids[many.item[liked[0]]]).toBe(historyOf(row, 1));
    expect(many.items.ids[many.item[liked[1]]]).toBe(historyOf(row, 2));
  }
  function historyOf(row: number, back: number): string {
    const feature = part.features[place(`history ${back}`)];
    return feature.kind === 'category' ? feature.categories[part.x[row * part.features.length + place(`history ${back}`)]] : '';
  }
});

test('with online: false the rows of a part know the parts before it alone', () => {
  const parts = splitRatings(many, { validation: 0.2, test: 0.2 });
  const countsOf = (online: boolean) => {
    const { x, features } = rowsOfRatings(parts, { online }).data.test!;
    return Array.from({ length: x.length / features.length }, (_, row) => x[row * features.length + 2]);
  };
  expect(Math.max(...countsOf(true))).toBe(19);
  expect(Math.max(...countsOf(false))).toBe(16);
});

test('drawn items are repeatable, of class 0, unknown to their user and drawn once', () => {
  const parts = splitRatings(many);
  const options = { label: 'interacted', negatives: 3, seed: 5 } as const;
  const { data, placed, findings } = rowsOfRatings(parts, options);
  expect(rowsOfRatings(parts, options).data.train.x).toEqual(data.train.x);
  expect(rowsOfRatings(parts, { ...options, seed: 6 }).data.train.x).not.toEqual(data.train.x);
  const { user, item, happened } = placed.test!;
  expect(data.test!.y).toEqual(Int32Array.from(happened));
  const rated = new Set(Array.from(many.user, (one, row) => `${one} ${many.item[row]}`));
  const drawn = Array.from(user.keys())
    .filter((row) => !happened[row])
    .map((row) => `${user[row]} ${item[row]}`);
  expect(drawn.filter((pair) => rated.has(pair))).toEqual([]);
  expect(new Set(drawn).size).toBe(drawn.length);
  expect(findings.map(({ check }) => check)).toContain('fewerDrawnItems');
  expect(data.test!.groups).toEqual(user);
  const popular = rowsOfRatings(parts, { ...options, sampling: 'popularity' });
  expect(popular.data.train.x).not.toEqual(data.train.x);
});

test('attributes of users are columns, and users that train does not have are missing', async () => {
  const million = await readRatings(writeRatings(join(root, 'million'), smallSet.million));
  const parts = splitRatings(million, { validation: 0, test: 0.25 });
  const { train, test: last } = rowsOfRatings({ ...parts, train: parts.train.subarray(0, 2) }, { threshold: 3 }).data;
  const names = train.features.map(({ name }) => name);
  expect(names.slice(-3)).toEqual(['user age', 'user gender', 'user occupation']);
  expect(Array.from(train.x.slice(0, 2))).toEqual([0, 0]);
  expect(last!.x[1]).toBeNaN();
});

interface Reference {
  cosine: number[];
  popularity: number[];
}

test('popularity and item neighbours equal NumPy on the same ratings', () => {
  const path = new URL('../../reference/data/ratings.json', import.meta.url);
  const reference: Reference = JSON.parse(readFileSync(path, 'utf8'));
  const rows = rowsOfRatings(splitRatings(many, { validation: 0.1, test: 0.2 }), { label: 'interacted', negatives: 1, seed: 1 });
  const { test: knn } = itemNeighbours(rows, { neighbours: 5, shrinkage: 2 });
  const { test: popular } = popularity(rows);
  const { happened } = rows.placed.test!;
  const observed = (values: Float32Array) => Array.from(values).filter((_, row) => happened[row]);
  // Logits are a straight line of the scores.
  expectLine(observed(knn!.values), reference.cosine);
  expectLine(observed(popular!.values), reference.popularity);
});

function expectLine(logits: number[], scores: number[]): void {
  expect(logits.length).toBe(scores.length);
  const last = scores.findIndex((score) => Math.abs(score - scores[0]) > 0.05);
  const slope = (logits[last] - logits[0]) / (scores[last] - scores[0]);
  scores.forEach((score, row) => expect(logits[row]).toBeCloseTo(logits[0] + slope * (score - scores[0]), 4));
}

test('neighbours know what users like, and both baselines refuse what are no rows', () => {
  const rows = rowsOfRatings(splitRatings(many));
  const auc = rocAuc({ logits: itemNeighbours(rows).test!, labels: rows.data.test!.y });
  expect(auc).toBeGreaterThan(0.95);
  expect(popularity(rows, { of: 'mean' }).validation!.rows).toBe(80);
  expect(() => popularity({} as never)).toThrow(/^ratings.popularity: expected rows of ratings, got .*; give kd.ratings.rows/);
  expect(() => popularity(rows, { of: 'sum' as never })).toThrow('expected of to be "count" or "mean", got "sum"');
  expect(() => itemNeighbours(rows, { neighbours: 0 })).toThrow('expected neighbours to be a whole number at least 1');
});

test('popularity and itemNeighbours refuse rows without validation: logits fitted on the test would flatter them', () => {
  const rows = rowsOfRatings(splitRatings(many, { validation: 0, test: 0.2 }));
  for (const baseline of [popularity, itemNeighbours])
    expect(() => baseline(rows)).toThrow(
      /expected rows of validation, on which scores become logits, got none; split the ratings with \{validation: 0.1\}$/
    );
  const untested = rowsOfRatings(splitRatings(many, { validation: 0.1, test: 0 }));
  expect(Object.keys(popularity(untested))).toEqual(['validation']);
});

test('the logits of the baselines do not follow the labels of the test', () => {
  const rows = rowsOfRatings(splitRatings(many));
  const turned = { ...rows.data.test!, y: rows.data.test!.y.map((label) => 1 - label) };
  const others = { ...rows, data: { ...rows.data, test: turned } };
  for (const baseline of [popularity, itemNeighbours]) expect(baseline(others).test).toEqual(baseline(rows).test);
});

test('ratings.split and ratings.rows refuse what they cannot use by name', () => {
  const parts = splitRatings(many);
  expect(() => splitRatings({} as never)).toThrow(/^ratings.split: expected ratings, got .*; read them/);
  expect(() => splitRatings(many, { by: 'item' as never })).toThrow('expected by to be "time" or "user", got "item"');
  expect(() => splitRatings(many, { by: 'user', test: 1.5 })).toThrow('expected test to be a whole number');
  expect(() => splitRatings(many, { test: 1000 })).toThrow('expected ratings for train, got none of 800');
  expect(() => splitRatings({ ...many, time: many.time.slice().reverse() })).toThrow('in the order of time');
  expect(() => rowsOfRatings({} as never)).toThrow(/^ratings.rows: expected parts of ratings, got /);
  expect(() => rowsOfRatings({ ...parts, test: Int32Array.of(3, 2) })).toThrow('expected test to be rising row numbers');
  expect(() => rowsOfRatings(parts, { threshold: 9 })).toThrow(
    'expected train rows of both classes, got 640 rows of "not liked"'
  );
  expect(() => rowsOfRatings(parts, { label: 'seen' as never })).toThrow('expected label to be "liked" or "interacted"');
  expect(() => rowsOfRatings(parts, { history: -1 })).toThrow('expected history to be');
});
