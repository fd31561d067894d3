import { expect, test } from 'vitest';
import { computeClassShares } from '../../../src/teachers/remote/computeClassShares';
import { computeProbabilities } from '../../../src/teachers/remote/computeProbabilities';
import { createAnswerMatcher } from '../../../src/teachers/remote/createAnswerMatcher';
import reference from '../../reference/teachers/remoteShares.json';

const sharesOf = (answers: string[][], places: { said: string; shown: { [token: string]: number } }[]) => {
  const tokens = places.map(({ said, shown }) => ({
    token: said,
    shown: Object.entries(shown).map(([token, probability]) => ({ token, probability }))
  }));
  return computeClassShares(tokens, createAnswerMatcher('test', answers), answers.length);
};

test('computeClassShares(tokens) sums the tokens of a class and multiplies those of an answer, as PyTorch does', () => {
  for (const { answers, places, probabilities, outside } of reference) {
    const shown = places.map((place) => ({
      said: place.said,
      shown: Object.fromEntries(Object.entries(place.shown).map(([token, logprob]) => [token, Math.exp(logprob!)]))
    }));
    const found = sharesOf(answers, shown);
    expect(found.missing).toEqual([]);
    expect(found.outside).toBeCloseTo(outside, 12);
    computeProbabilities({ named: null, ...found }, answers.length, 1).forEach((p, i) =>
      expect(p).toBeCloseTo(probabilities[i], 12)
    );
  }
});

test('a class that is not shown has at most the smallest shown probability, and at most its part of what is not shown', () => {
  const three = [['red'], ['green'], ['blue']];
  // 0.1 is not shown at all: two classes share it.
  expect(sharesOf(three, [{ said: 'red', shown: { red: 0.9 } }])).toMatchObject({
    shares: [0.9, expect.closeTo(0.05, 12), expect.closeTo(0.05, 12)],
    missing: [1, 2],
    outside: 0
  });
  // Each of the others is at most as likely as the last that is shown.
  const { shares, missing, outside } = sharesOf(three, [{ said: 'red', shown: { red: 0.6, The: 0.01 } }]);
  expect([shares, missing, outside]).toEqual([[0.6, 0.01, 0.01], [1, 2], 0.01]);
  // Nothing is left: a logarithm still needs a number.
  expect(sharesOf(three, [{ said: 'red', shown: { red: 1 } }]).shares).toEqual([1, 1e-10, 1e-10]);
});

test('an answer of no class is outside of all, and one that is cut off before it is decided too', () => {
  const two = [['spam'], ['not spam']];
  expect(sharesOf(two, [{ said: 'Well', shown: { Well: 1 } }])).toMatchObject({ missing: [0, 1], outside: 1 });
  expect(sharesOf([['not ham'], ['not spam']], [{ said: 'not', shown: { not: 1 } }])).toMatchObject({
    missing: [0, 1],
    outside: 1
  });
  expect(sharesOf(two, [])).toMatchObject({ missing: [0, 1], outside: 1 });
});

test('blanks and quotes before an answer are gone through, and an answer may begin another', () => {
  const places: { said: string; shown: { [token: string]: number } }[] = [
    { said: ' "', shown: { ' "': 0.8, Yes: 0.15 } },
    { said: 'No', shown: { No: 0.75, Yes: 0.25 } }
  ];
  const { shares } = sharesOf([['yes'], ['no']], places);
  expect(shares).toEqual([expect.closeTo(0.15 + 0.8 * 0.25, 12), expect.closeTo(0.6, 12)]);
  const begun = [{ said: 'not', shown: { not: 0.9, spam: 0.1 } }];
  const three = [['not'], ['not spam'], ['spam']];
  expect(sharesOf(three, [...begun, { said: '.', shown: { '.': 0.7, ' spam': 0.3 } }]).shares).toEqual([
    expect.closeTo(0.63, 12),
    expect.closeTo(0.27, 12),
    expect.closeTo(0.1, 12)
  ]);
  // It ends there.
  expect(sharesOf(three, begun).shares[0]).toBeCloseTo(0.9, 12);
});

test('createAnswerMatcher(answers) finds classes by what they begin with, and refuses what would be ambiguous', () => {
  const { match, matchWhole } = createAnswerMatcher('remote', [['positive', 'good'], ['negative'], ['正面']]);
  expect(['pos', ' Positive', '**Positive**.', 'Ġneg', '▁Good', '正面的'].map(match)).toEqual([0, 0, 0, 1, 0, 2]);
  expect(['', ' ', '"'].map(match)).toEqual(['open', 'open', 'open']);
  expect(['goodness', 'I', 'positively'].map(match)).toEqual(['none', 'none', 'none']);
  expect(['negative, since', 'neg', ''].map(matchWhole)).toEqual([1, 'none', 'none']);
  expect(() => createAnswerMatcher('remote', [['A'], ['a']])).toThrow('another answer for each class, got "A" for two');
  expect(() => createAnswerMatcher('remote', [['"'], ['a']])).toThrow('answers of letters or digits');
});
