export { alignLayers, type AlignLayersOptions, type AlignmentPlan } from './train/adapters/alignLayers';
export type { AdapterPlan, AdapterStep } from './train/adapters/AdapterPlan';
export type { LayerPair, PairPlan } from './train/adapters/planLayerPair';
export { adam, adamW, clipped, sgd, tfOptimizer, type Optimizer } from './train/optimizers';
export { adaptBatchNorm } from './train/adaptBatchNorm';
export { distill } from './train/distill';
export { distillDataFree } from './train/distillDataFree';
export { distillLeaves, type LeafDistillation } from './train/distillLeaves';
export { labelSweep, type LabelSweepOptions } from './train/labelSweep';
export { resume } from './train/resume';
export { stages } from './train/stages';
export * from './train/generations';
export * from './train/mutualLearning';
export * from './train/selfDistillation';
export * as teaching from './train/selfDistillation/teaching';
export type { TeachingCandidates, TeachingRule } from './train/selfDistillation/teaching/TeachingRule';
export * from './train/sweep';
export { seedStudy as study, type Study } from './train/seedStudy';
export * from './train/tableRecipe';
export { taskStudy, type TaskStudy } from './train/taskStudy';
export { classification, crossModalRetrieval, defineTask, regression } from './train/task';
export type { ClassificationOptions, CrossModalRetrievalOptions, RegressionOptions } from './train/task';
export { gradNorm, pcGrad, uncertaintyWeights, type GradNormOptions, type PcGradOptions } from './train/balances';
export { severalTasks } from './train/severalTasks/severalTasks';
export { train } from './train/train';
export * as architecture from './architecture';
export type * from './architecture';
export * as continual from './train/continual';
export type * from './train/continual';
export * as privacy from './privacy';
export type { AttackEstimate, ClientShare, ClientSum, Epsilon, EpsilonInputs, KeysMessage, LearningMoment } from './privacy';
export type { MadeModel, MaskedMessage, MembershipAttack, MembershipAttackOptions, NoiseFor, NoiseForInputs } from './privacy';
export type { PrivateLearning, PrivateLearnOptions, PrivateTraining, PrivateTrainOptions, SecretShare } from './privacy';
export type { SecureSumMessage, SecureSumOptions, SharesMessage, SumClients, UnmaskingMessage } from './privacy';
export * as federated from './train/federated';
export type {
  Aggregate,
  Aggregated,
  ClientAtWork,
  ClientMoment,
  DistilHow,
  FedDfOptions,
  FederatedClient,
  FederatedLearnOptions,
  FederatedStrategy,
  FederationStudy,
  FederationStudyOptions,
  FedMdOptions,
  LearntFederation,
  ModelAtWork,
  ServerUpdate,
  PrivacyReport,
  ServerAtWork,
  ServerModel
} from './train/federated';
export { runControl } from './train/control/runControl';
export type * from './train/options';
