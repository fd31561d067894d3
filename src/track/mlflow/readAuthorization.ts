/**
 * The header that says who asks, of the variables that MLflow's own clients read: MLFLOW_TRACKING_USERNAME with MLFLOW_TRACKING_PASSWORD, else MLFLOW_TRACKING_TOKEN. It is read for each request and kept nowhere.
 *
 * @throws TypeError for one that no header can hold; it is not repeated.
 */
export function readAuthorization(): string | undefined {
  const [username, password, token] = ['USERNAME', 'PASSWORD', 'TOKEN'].map((name) => process.env[`MLFLOW_TRACKING_${name}`]);
  if (username && password) return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  const key = token?.trim();
  if (!key) return undefined;
  // What fetch would say of another has the key in it.
  if (/^[\x21-\x7e]{1,8192}$/.test(key)) return `Bearer ${key}`;
  throw new TypeError('a token with blanks or others');
}
