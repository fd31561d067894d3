export { cardTransactions } from './cardTransactions';
export { creditCardFraud } from './creditCardFraud';
export type { CardTransactions, CardTransactionsOptions } from './cardTransactions';
export type { CreditCardFraud, CreditCardFraudOptions } from './creditCardFraud';
