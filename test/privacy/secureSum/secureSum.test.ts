import { expect, test } from 'vitest';
import { fixedPointStep, largestNumber } from '../../../src/privacy/secureSum/fixedPoint';
import { secureSum } from '../../../src/privacy/secureSum/secureSum';
import type { SecureSumMessage } from '../../../src/privacy/secureSum/SecureSumMessage';
import { joinShares, shareSecret } from '../../../src/privacy/secureSum/shareSecret';
import { fc } from '../../seededFastCheck';

const names = (count: number) => Array.from({ length: count }, (_, i) => `client ${i}`);
const numbersOf = (clients: string[], length = 5) =>
  new Map(clients.map((name, i) => [name, Float32Array.from({ length }, (_, k) => Math.sin(7 * i + k) * 10 ** (k - 1))]));
const plainSum = (contributions: Map<string, Float32Array>) => {
  const all = [...contributions.values()];
  return all[0].map((_, i) => all.reduce((sum, values) => sum + values[i], 0));
};

function expectSum(sum: Float32Array, contributions: Map<string, Float32Array>): void {
  // Half a step for each client, and the rounding of a Float32Array.
  plainSum(contributions).forEach((expected, i) =>
    expect(Math.abs(sum[i] - expected)).toBeLessThanOrEqual(
      (contributions.size * fixedPointStep) / 2 + Math.abs(expected) * 2 ** -23
    )
  );
}

test('secureSum({threshold})(contributions, expected) is the plain sum', () => {
  const contributions = numbersOf(names(4));
  const { sum, counted } = secureSum({ threshold: 3 })(contributions, names(4));
  expectSum(sum, contributions);
  expect(counted).toEqual(names(4));
});

test('it is the sum of those who sent numbers, whoever is lost before and after, as long as the threshold is there', () => {
  const cases = fc.record({
    clients: fc.integer({ min: 2, max: 7 }),
    before: fc.integer({ min: 0, max: 127 }),
    after: fc.integer({ min: 0, max: 127 })
  });
  fc.assert(
    fc.property(cases, ({ clients, before, after }) => {
      const all = names(clients);
      const threshold = Math.floor(clients / 2) + 1;
      const sent = all.filter((_, i) => ((before >> i) & 1) === 0);
      const lost = all.filter((_, i) => ((after >> i) & 1) === 1);
      const contributions = numbersOf(sent);
      const add = () => secureSum({ threshold, lost })(contributions, all);
      if (sent.filter((name) => !lost.includes(name)).length < threshold) expect(add).toThrow(/expected at least \d clients/);
      else {
        const { sum, counted } = add();
        expect(counted).toEqual(sent);
        expectSum(sum, contributions);
      }
    }),
    { numRuns: 60 }
  );
});

test('what the server sees of a client is uniform, whatever its numbers are', () => {
  const zeros = new Map(names(3).map((name) => [name, new Float32Array(20_000)]));
  const seen: SecureSumMessage[] = [];
  secureSum({ threshold: 2, onMessage: (message) => seen.push(message) })(zeros, names(3));
  const masked = seen.filter((message) => message.kind === 'masked');
  expect(masked).toHaveLength(3);
  for (const { values } of masked) {
    const bytes = Buffer.from(values, 'base64');
    // Each of the eight bytes of a number by itself: chi-square of 256 values has mean 255 and standard deviation 22.6; eight of these are never seen.
    for (let place = 0; place < 8; place++) {
      const counts = new Float64Array(256);
      for (let i = place; i < bytes.length; i += 8) counts[bytes[i]]++;
      const even = 20_000 / 256;
      const square = counts.reduce((sum, count) => sum + (count - even) ** 2 / even, 0);
      expect(Math.abs(square - 255)).toBeLessThan(8 * 22.6);
    }
  }
});

test('its messages are plain data, and never give both secrets of a client', () => {
  const seen: SecureSumMessage[] = [];
  const contributions = numbersOf(names(4).slice(1));
  secureSum({ threshold: 3, onMessage: (message) => seen.push(message) })(contributions, names(4));
  expect(JSON.parse(JSON.stringify(seen))).toEqual(seen);
  const kinds = (kind: string) => seen.filter((message) => message.kind === kind);
  expect([kinds('keys'), kinds('shares'), kinds('masked'), kinds('unmasking')].map(({ length }) => length)).toEqual([
    4, 12, 3, 3
  ]);
  for (const message of seen) {
    if (message.kind !== 'unmasking') continue;
    expect(message.keys.map(({ client }) => client)).toEqual(['client 0']);
    expect(message.seeds.map(({ client }) => client).sort()).toEqual(names(4).slice(1));
  }
});

test('any shares as many as the threshold give a secret back, and fewer do not', () => {
  const secret = Buffer.from(Array.from({ length: 32 }, (_, i) => 255 - i));
  const shares = shareSecret(secret, 3, 5);
  for (const chosen of [
    [0, 1, 2],
    [4, 2, 0],
    [1, 3, 4],
    [0, 1, 2, 3, 4]
  ]) {
    expect(joinShares(chosen.map((i) => shares[i]))).toEqual(secret);
  }
  expect(joinShares(shares.slice(0, 2))).not.toEqual(secret);
  const zero = Buffer.alloc(32);
  expect(joinShares(shareSecret(zero, 2, 2))).toEqual(zero);
});

test('secureSum refuses what would overflow, too few clients, and lists that differ', () => {
  const add = secureSum({ threshold: 2 });
  const of = (...lists: number[][]) => new Map(lists.map((list, i) => [names(3)[i], Float32Array.from(list)]));
  const largest = Math.fround(largestNumber(3) * (1 - 2 ** -22));
  expect(add(of([largest], [largest], [largest]), names(3)).sum[0] / (3 * largest)).toBeCloseTo(1, 6);
  expect(() => add(of([largest], [-(2 ** 30)]), names(3))).toThrow('at place 0 of client "client 1"; scale them down');
  expect(() => add(of([NaN], [1]), names(3))).toThrow('got NaN at place 0');
  expect(() => add(of([1]), names(3))).toThrow('privacy.secureSum: expected at least 2 clients to send their numbers, got 1');
  expect(() => add(of([1], [1, 2]), names(3))).toThrow('expected 1 numbers of each client, got 2');
  expect(() => add(of([1], [1]), ['client 0'])).toThrow('more than half');
  expect(() => add(of([1], [1]), names(4))).toThrow('more than half');
  expect(() => add(of([1], [1]), ['client 0', 'x', 'y'])).toThrow('expected numbers of clients that began');
  expect(() => add(of([1], [1]), ['client 0', 'client 0', 'client 1'])).toThrow('name each once');
  const odd = ['__proto__', 'constructor', ''];
  expect(add(new Map(odd.map((name) => [name, Float32Array.of(1)])), odd).sum[0]).toBe(3);
  expect(() => secureSum({ threshold: 2, lost: [1] } as never)).toThrow('expected lost to be names');
  expect(() => secureSum({ threshold: 1 })).toThrow('privacy.secureSum: expected threshold to be');
  expect(() => secureSum({ threshold: 2, onMessage: 1 } as never)).toThrow('expected onMessage to be a function');
});
