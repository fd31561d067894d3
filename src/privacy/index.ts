export { epsilon, type Epsilon, type EpsilonInputs } from './accountant/epsilon';
export { noiseFor, type NoiseFor, type NoiseForInputs } from './accountant/noiseFor';
export { learn, type LearningMoment, type PrivateLearning } from './training/learn';
export { membershipAttack } from './attack/membershipAttack';
export { secureSum, type ClientSum, type SecureSumOptions, type SumClients } from './secureSum/secureSum';
export { train } from './training/train';
export type { PrivateLearnOptions, PrivateTraining, PrivateTrainOptions } from './training/PrivateTrainOptions';
export type {
  ClientShare,
  KeysMessage,
  MaskedMessage,
  SecureSumMessage,
  SharesMessage,
  UnmaskingMessage
} from './secureSum/SecureSumMessage';
export type { SecretShare } from './secureSum/shareSecret';
export type { AttackEstimate, MadeModel, MembershipAttack, MembershipAttackOptions } from './attack/MembershipAttackOptions';
