/** The relations of WordNet that are kept: each pair of inverse ones is one relation, and a symmetric one is kept in one direction. */
export const wordNetRelations = [
  'hypernym',
  'instanceHypernym',
  'memberHolonym',
  'substanceHolonym',
  'partHolonym',
  'attribute',
  'derivation',
  'topicDomain',
  'regionDomain',
  'usageDomain',
  'antonym',
  'entailment',
  'cause',
  'alsoSee',
  'verbGroup',
  'similarTo',
  'participle',
  'pertainym'
] as const;
export type WordNetRelation = (typeof wordNetRelations)[number];

/** What a pointer means: the relation, and whether it points from tail to head, or both ways. */
export interface PointerMeaning {
  relation: WordNetRelation;
  direction: 'forward' | 'backward' | 'both';
}

/** The symbols of wndb(5). A member, substance or part (%) is the other end of a holonym (#); a hyponym (~) of a hypernym (@); a term of a domain (-) of the domain (;). */
export const pointerMeanings: ReadonlyMap<string, PointerMeaning> = new Map(
  (
    [
      ['@', 'hypernym', 'forward'],
      ['~', 'hypernym', 'backward'],
      ['@i', 'instanceHypernym', 'forward'],
      ['~i', 'instanceHypernym', 'backward'],
      ['#m', 'memberHolonym', 'forward'],
      ['%m', 'memberHolonym', 'backward'],
      ['#s', 'substanceHolonym', 'forward'],
      ['%s', 'substanceHolonym', 'backward'],
      ['#p', 'partHolonym', 'forward'],
      ['%p', 'partHolonym', 'backward'],
      [';c', 'topicDomain', 'forward'],
      ['-c', 'topicDomain', 'backward'],
      [';r', 'regionDomain', 'forward'],
      ['-r', 'regionDomain', 'backward'],
      [';u', 'usageDomain', 'forward'],
      ['-u', 'usageDomain', 'backward'],
      ['=', 'attribute', 'both'],
      ['+', 'derivation', 'both'],
      ['!', 'antonym', 'both'],
      ['^', 'alsoSee', 'both'],
      ['$', 'verbGroup', 'both'],
      ['&', 'similarTo', 'both'],
      ['*', 'entailment', 'forward'],
      ['>', 'cause', 'forward'],
      ['<', 'participle', 'forward'],
      ['\\', 'pertainym', 'forward']
    ] as const
  ).map(([symbol, relation, direction]) => [symbol, { relation, direction }])
);
