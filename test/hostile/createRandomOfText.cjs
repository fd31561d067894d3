/** Draws that belong to a text, so that they are the same whatever else is drawn. */
exports.createRandomOfText = function createRandomOfText(text) {
  let state = 1;
  for (const letter of text) state = (state * 31 + letter.charCodeAt(0)) % (2 ** 31 - 1);
  state ||= 1;
  for (let i = 0; i < 5; i++) state = (state * 48271) % (2 ** 31 - 1);
  return (below) => (state = (state * 48271) % (2 ** 31 - 1)) % below;
};
