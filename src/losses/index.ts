export { attentionTransfer } from './attentionTransfer';
export { contrastive } from './contrastive';
export {
  contrastiveRepresentation,
  type ContrastiveRepresentationOptions,
  type RememberingLoss
} from './contrastiveRepresentation';
export { coral, type CoralOptions } from './domain/coral';
export { correlation } from './correlation';
export { crossEntropy } from './crossEntropy';
export { curriculumTemperature, type CurriculumTemperatureOptions } from './curriculumTemperature';
export { decoupled } from './decoupled';
export { factorTransfer, type FactorTransferOptions } from './factorTransfer';
export { hint } from './hint';
export { logitMatching } from './logitMatching';
export { mmd, type MmdOptions } from './domain/mmd';
export { neuronSelectivity } from './neuronSelectivity';
export { overhaul, type OverhaulOptions } from './overhaul';
export { paraphrase, type ParaphraseOptions } from './paraphrase';
export { relational } from './relational';
export { review, type ReviewOptions } from './review';
export { selfAdversarial, type SelfAdversarialOptions } from './selfAdversarial';
export { selfAttention } from './selfAttention';
export { similarity } from './similarity';
export { softTargets } from './softTargets';
export { standardized } from './standardized';
export { variationalInformation, type VariationalInformationOptions } from './variationalInformation';
export type { DomainLoss } from './domain/DomainLoss';
export type { LearnedNumbers } from './learned/LearnedNumbers';
export type { ComparedFeatures, ComparedShapes, LearnedParts, LearnedVariable } from './learned/LearnedParts';
export type { LossMemory, Remembered, TrainRows } from './memory/LossMemory';
export type { Alignment, FeatureLoss, Loss, LossInputs } from './Loss';
