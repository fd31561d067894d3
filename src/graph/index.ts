export { filteredRanks, type FilteredRanksInputs } from '../metrics/links/filteredRanks';
export { links, triples, wordNet } from '../data/graph';
export { rankLinks, type RankLinksOptions } from './rankLinks';
export { summarizeRanks, type RankEstimate, type RankSummary, type SummarizeRanksOptions } from './summarizeRanks';
export type { Graph, LinkDataset, Links, LinksOptions, NamedTriple, PartOfSpeech, TripleSources } from '../data/graph';
export type { TriplesOptions, WordNetOptions, WordNetRelation } from '../data/graph';
