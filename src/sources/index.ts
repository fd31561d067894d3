export { cardTransactions } from './cardTransactions';
export type { CardTransactions, CardTransactionsOptions } from './cardTransactions';
