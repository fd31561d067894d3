// Trains with what it is given as XGBoost's library; prints what the error says, and that the rest works.
const { join } = require('node:path');
process.env.STILLROOM_LIBXGBOOST = process.argv[2];
const kd = require(join(process.env.STILLROOM_DIST ?? join(__dirname, '..', '..', '..', 'dist'), 'src', 'index.js'));

const data = kd.dataset({
  x: [
    [1, 2],
    [3, 4],
    [5, 6],
    [7, 8]
  ],
  y: [0, 1, 0, 1],
  classes: 2
});
kd.xgboost(data, { folds: 2, rounds: 1 })
  .then(
    () => 'trained',
    (error) => error.message
  )
  .then((trained) => process.stdout.write(JSON.stringify({ trained, other: data.shape })));
