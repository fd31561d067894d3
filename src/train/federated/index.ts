export { learn } from './learn';
export { study } from './study';
export { alone } from './strategies/alone';
export { fedAvg } from './strategies/fedAvg';
export { fedDf } from './strategies/fedDf';
export { fedMd } from './strategies/fedMd';
export { pooled } from './strategies/pooled';
export type { ClientMoment, FederatedClient, PrivacyReport } from './clients/FederatedClient';
export type { FederatedLearnOptions } from './FederatedLearnOptions';
export type { LearntFederation } from './LearntFederation';
export type { FederationStudy, FederationStudyOptions } from './study';
export type { Aggregate, Aggregated } from './rounds/Aggregate';
export type { FedDfOptions } from './strategies/fedDf';
export type { FedMdOptions } from './strategies/fedMd';
export type {
  ClientAtWork,
  DistilHow,
  FederatedStrategy,
  ModelAtWork,
  ServerUpdate,
  ServerAtWork,
  ServerModel
} from './strategies/FederatedStrategy';
