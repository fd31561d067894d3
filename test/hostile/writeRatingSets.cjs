const { mkdirSync, writeFileSync } = require('node:fs');

/** Ratings of few users and items in each form that is read: the folders `ratings-latest`, `ratings-1m` and `ratings-100k`. */
exports.writeRatingSets = function writeRatingSets() {
  const rated = Array.from({ length: 40 }, (_, i) => [i % 5, (i * 3) % 8, 1 + (i % 5), 964982703 + 60 * i]);
  const genres = (i) => (i % 2 ? 'Drama|War' : 'Comedy');
  const items = Array.from({ length: 8 }, (_, i) => [i, `"Film", ${i} (199${i})`, genres(i)]);
  const quoted = items.map(([id, title, list]) => `${id},"${title.replaceAll('"', '""')}",${list}`);
  const flags = (i) => Array.from({ length: 19 }, (_, k) => Number(k === i)).join('|');
  write('ratings-latest', {
    'ratings.csv': ['userId,movieId,rating,timestamp', ...rated.map((row) => row.join(','))],
    'movies.csv': ['movieId,title,genres', ...quoted]
  });
  write('ratings-1m', {
    'ratings.dat': rated.map((row) => row.join('::')),
    'movies.dat': items.map((row) => row.join('::')),
    'users.dat': [0, 1, 2, 3, 4].map((id) => `${id}::F::25::7::48067`)
  });
  write('ratings-100k', {
    'u.data': rated.map((row) => row.join('\t')),
    'u.item': items.map(([id, title], i) => `${id}|${title}|01-Jan-1995||http://x|${flags(i)}`),
    'u.user': [0, 1, 2, 3, 4].map((id) => `${id}|25|F|writer|48067`)
  });
};

function write(folder, files) {
  mkdirSync(folder, { recursive: true });
  for (const [name, lines] of Object.entries(files)) writeFileSync(`${folder}/${name}`, lines.join('\n'));
}
