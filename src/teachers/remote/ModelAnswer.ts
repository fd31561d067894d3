/** A place of an answer: the token that stands there, and those that might. */
export interface AnswerToken {
  token: string;
  /** The likeliest tokens of the place with their probabilities, the one that stands there among them. */
  shown: { token: string; probability: number }[];
}

/** What a model has answered. */
export interface ModelAnswer {
  text: string;
  /** Null if the server tells no probabilities. */
  tokens: AnswerToken[] | null;
  /** Tokens that are paid for; null if the server does not say. */
  usage: { input: number; output: number } | null;
}
