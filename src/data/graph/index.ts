export { links } from './links';
export { triples } from './triples';
export { wordNet } from './wordNet';
export type { Graph } from './Graph';
export type { LinkDataset, Links, LinksOptions } from './links';
export type { NamedTriple } from './readTriples';
export type { PartOfSpeech, WordNetOptions } from './wordNet';
export type { TripleSources, TriplesOptions } from './triples';
export type { WordNetRelation } from './wordNetRelations';
