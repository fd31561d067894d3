/** XGBoost's error messages carry a clock time, a place in its sources, the failed check and a stack trace: this returns only the sentence. */
export function formatErrorSentence(message: string): string {
  const [text] = message.split(/\n?Stack trace:/);
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const sentence = lines
    .join(' ')
    .replace(/^\[[\d:]+\] /, '')
    .replace(/^\S+\.(cc|cu|h|hpp|cuh):\d+: /, '');
  const said = /^Check failed: .*?(?:\) ?|[^:]): (.+)$/.exec(sentence)?.[1] ?? sentence;
  return said.replace(/^Check failed: /, 'failed check ').slice(0, 500) || 'an error without a message';
}
