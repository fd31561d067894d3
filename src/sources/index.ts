export { cardTransactions } from './cardTransactions';
export { creditCardFraud } from './creditCardFraud';
export { medMnist } from './medMnist';
export { noduleMnist3d } from './noduleMnist3d';
export { noduleVolumes } from './noduleVolumes';
export type { CardTransactions, CardTransactionsOptions } from './cardTransactions';
export type { CreditCardFraud, CreditCardFraudOptions } from './creditCardFraud';
export type { MedMnist, MedMnistOptions } from './medMnist';
export type { NoduleTruth, NoduleVolumes, NoduleVolumesOptions } from './noduleVolumes';
