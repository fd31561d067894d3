import type { CheckedRemoteOptions } from './CheckedRemoteOptions';

/** The body of a request as JSON. It is part of what an answer is kept under. */
export function createRequestBody(
  { endpoint, model, topLogprobs, maxTokens, request }: CheckedRemoteOptions,
  prompt: string
): string {
  const asked = topLogprobs > 0;
  const fields: { [field: string]: unknown } = {
    model,
    ...(endpoint.isChat ? { messages: [{ role: 'user', content: prompt }] } : { prompt }),
    max_tokens: maxTokens,
    temperature: 0,
    ...(asked && (endpoint.isChat ? { logprobs: true, top_logprobs: topLogprobs } : { logprobs: topLogprobs })),
    ...request
  };
  return JSON.stringify(Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)));
}
