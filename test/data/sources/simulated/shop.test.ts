import { expect, test } from 'vitest';
import { checkDataset } from '../../../../src/data/checkDataset';
import { shop } from '../../../../src/data/sources/simulated/shop';

const options = { users: 200, items: 40, visits: 3000, seed: 5 };

test('shop({seed, log}) repeats itself; another log has other visits of the same items', async () => {
  const [one, again, other, elsewhere] = [
    await shop(options),
    await shop(options),
    await shop({ ...options, log: 1 }),
    await shop({ ...options, seed: 6 })
  ];
  checkDataset(one.data);
  expect(again.data).toEqual(one.data);
  expect(again.log).toEqual(one.log);
  expect(other.data.x).not.toEqual(one.data.x);
  const prices = ({ data }: typeof one) => new Set(Array.from(data.y, (_, row) => data.x[8 * row + 7]));
  expect(prices(other)).toEqual(prices(one));
  expect(prices(elsewhere)).not.toEqual(prices(one));
  expect(one.data.synthetic).toBe(true);
});

test('impressions are shown with their propensities: a position has an item with the chance that the log says', async () => {
  const { log, truth } = await shop({ ...options, exploration: 0.4, candidates: 8, positions: 3 });
  const [low, high] = [0.4 / 8, 0.6 + 0.4 / 8];
  const values = Array.from(new Set(log.propensity)).sort((a, b) => a - b);
  expect(values.length).toBe(2);
  expect(values[0]).toBeCloseTo(low, 6);
  expect(values[1]).toBeCloseTo(high, 6);
  // The mean of 1 / propensity is the number of choices, 8.
  const inverse = log.propensity.reduce((sum, chance) => sum + 1 / chance, 0) / log.propensity.length;
  expect(inverse).toBeGreaterThan(7.5);
  expect(inverse).toBeLessThan(8.5);
  expect(Array.from(truth.examination)).toEqual([1, 1 / 2, 1 / 3]);
});

test('clicks have the chance examination times attraction, by position', async () => {
  const { data, truth, policy, candidateRows } = await shop({ ...options, visits: 20_000, exploration: 1 });
  for (let position = 0; position < 5; position++) {
    const clicked = data.y.filter((_, row) => row % 5 === position);
    const rate = clicked.reduce((sum, click) => sum + click, 0) / clicked.length;
    const expected =
      (truth.examination[position] * truth.attraction.reduce((sum, chance) => sum + chance, 0)) / truth.attraction.length;
    expect(Math.abs(rate - expected)).toBeLessThan(4 * Math.sqrt(expected / clicked.length));
  }
  const rate = data.y.reduce((sum, click) => sum + click, 0) / data.y.length;
  expect(Math.abs(rate - truth.loggingValue)).toBeLessThan(4 * Math.sqrt(rate / data.y.length));
  expect(candidateRows().y.length).toBe(truth.attraction.length);
  expect(policy(truth.attraction).value).toBe(truth.bestValue);
});

test('policy(scores) is the order by scores: its value and its rows by hand', async () => {
  const { policy, truth, candidateRows, data } = await shop({ ...options, visits: 50, candidates: 4, positions: 2 });
  const prices = Float64Array.from({ length: 200 }, (_, row) => candidateRows().x[8 * row + 7]);
  const cheapest = policy(prices.map((price) => -price));
  const [rows, width] = [cheapest.rows(), 8];
  let value = 0;
  for (let visit = 0; visit < 50; visit++) {
    const places = [0, 1, 2, 3].map((place) => 4 * visit + place).sort((a, b) => prices[a] - prices[b]);
    for (const position of [0, 1]) {
      const at = 2 * visit + position;
      value += truth.attraction[places[position]] * truth.examination[position];
      expect(rows.x[width * at + 7]).toBe(Math.fround(prices[places[position]]));
      expect(rows.x[width * at + 2]).toBe(position + 1);
      const isLogged = rows.x[width * at + 1] === data.x[width * at + 1];
      expect(cheapest.target[at]).toBe(Number(isLogged));
    }
  }
  expect(cheapest.value).toBeCloseTo(value / 100, 9);
  expect(truth.bestValue).toBeGreaterThanOrEqual(cheapest.value);
  expect(rows.unlabelled).toBe(true);
  const pairs = {
    rows: 200,
    columns: 2,
    values: Float32Array.from({ length: 400 }, (_, i) => (i % 2 ? -prices[(i - 1) / 2] : 0))
  };
  expect(policy(pairs).target).toEqual(cheapest.target);
});

test('shop tells how far it is, and refuses options and scores by name', async () => {
  const shares: number[] = [];
  const one = await shop({ ...options, visits: 20, onProgress: (share) => shares.push(share) });
  expect(shares.at(-1)).toBe(1);
  await expect(shop({ exploration: 0 })).rejects.toThrow('shop: expected exploration to be a finite number above 0');
  await expect(shop({ positions: 20 })).rejects.toThrow('shop: expected positions to be');
  await expect(shop({ candidates: 400 })).rejects.toThrow('shop: expected candidates to be');
  await expect(shop({ visits: 10 ** 9 })).rejects.toThrow('shop: expected at most 20000000 candidates in all');
  await expect(shop({ sessions: 3 } as never)).rejects.toThrow('got "sessions"');
  expect(() => one.policy([1, 2])).toThrow('shop.policy: expected 200 scores, one for each candidate of each visit, got 2');
  expect(() => one.policy(new Float64Array(200).fill(NaN))).toThrow(
    'shop.policy: expected scores to be numbers, got NaN in row 0'
  );
});
