/**
 * Who may import whom: for each folder the other folders, or single files, that its own files may import. A folder's name stands for the files
 * in it, not for those of its subfolders; `views/*` is each folder of views that has no line of its own. `.dependency-cruiser.cjs` enforces these
 * tables, and a folder that is not in them fails. A folder stands below all that it may import, so no two import each other.
 * `node scripts/folderMap.mjs` makes the map in docs/design.md from them.
 *
 * @type {Record<'src' | 'kernel' | 'extension/src', Record<string, string[]>>}
 */
module.exports = {
  src: table(`
  record:
  checks:
  stats:                     checks
  schedules:                 record checks
  losses/formulas:
  losses/domain:             record checks
  losses/learned:
  losses/memory:             checks stats
  losses:                    record checks stats schedules losses/domain losses/learned losses/memory losses/formulas
  losses/numbers:            record checks stats losses losses/formulas
  losses/embeddings:         checks losses
  views/words:               record checks
  views/picture:             views/words
  views/table:               views/words
  views/rendering:           record views/picture views/table
  views/bundle:              record views/words views/picture views/table views/rendering views
  views/check:               record checks
  views/*:                   record checks views/words views/picture views/table views/rendering views/bundle views/check
  views/accuracyMatrix:      record checks views/words views/picture views/table views/rendering views/bundle views/check views/*
  views/labelSweep:          record checks views/words views/picture views/table views/rendering views/bundle views/check views/*
  views/rocPr:               record checks views/words views/picture views/table views/rendering views/bundle views/check views/*
  views/sweep:               record checks views/words views/picture views/table views/rendering views/bundle views/check views/*
  views/syntheticData:       record checks views/words views/picture views/table views/rendering views/bundle views/check views/*
  views/taskWeights:         record checks views/words views/picture views/table views/rendering views/bundle views/check views/*
  views/tradeOff:            record checks views/words views/picture views/table views/rendering views/bundle views/check views/*
  views/paretoFront:         record checks views/words views/picture views/table views/rendering views/bundle views/check views/* views/tradeOff
  views/run:                 record views/words views/picture views/rendering views/bundle views/* views/check views/syntheticData
  views:                     views/rendering views/* views/accuracyMatrix views/labelSweep views/paretoFront views/rocPr views/sweep views/syntheticData views/taskWeights views/tradeOff views/run
  notebook:                  views/words views/bundle
  notebook/help:             checks views/bundle
  notebook/live:             record checks views/words views/bundle views/run notebook
  engine/graph:              checks notebook
  engine:                    checks notebook engine/graph
  data/files:
  data/order:                checks stats
  data/disk:                 checks
  data:                      checks stats data/disk data/order data/files
  data/clients:              checks stats data
  data/audio:                checks notebook data/files
  data/augment:              record checks stats data
  data/sources/imageFiles:   record checks stats data data/files data/order
  data/sources/imageFiles/disk: record checks data data/files data/disk data/sources/imageFiles
  data/graph:                record checks stats notebook data data/files data/sources/imageFiles
  data/sources/npz:          checks notebook
  data/sources/medMnist:     record notebook data data/sources/npz
  data/sources/mvtec:        record data/sources/imageFiles
  data/sources/pickle:       checks
  data/sources/publishedParts: checks data/sources/imageFiles data/order data/files
  data/sources/idxFolder:    record checks data data/files data/sources/imageFiles data/sources/publishedParts
  data/sources/cifar:        record checks data data/files data/sources/imageFiles data/sources/pickle data/sources/publishedParts
  data/ratings/inputs:       record checks data
  data/ratings/files:        record checks data data/files data/sources/publishedParts data/ratings/inputs
  data/ratings/features:     stats data data/ratings/inputs
  data/ratings/baselines:    checks data data/ratings/inputs data/ratings/features
  data/ratings:              record checks stats notebook data data/sources/imageFiles data/sources/publishedParts
                             data/ratings/inputs data/ratings/files data/ratings/features data/ratings/baselines
  data/tables/columns:       record checks views/words data
  data/rows:                 checks notebook data data/disk data/tables/columns
  data/tables:               record checks stats views/words views/table views/bundle views/* data data/tables/columns
  data/tables/csv:           record checks views/words notebook notebook/live engine/findAddonFile data/tables/columns data/tables data/files
  data/text:                 checks data
  data/sources/ravdess:      record checks data data/audio data/disk data/sources/imageFiles data/sources/publishedParts
  data/sources/simulated/speech: checks stats data/audio
  data/sources/severstal:    record checks data/sources/imageFiles data/tables/columns data/tables/csv
  data/sources/textFiles:    record checks stats data/sources/imageFiles data/files
  data/sources/voc:          record data/sources/imageFiles
  data/sources/captions:     record checks data data/text data/sources/imageFiles data/sources/voc data/tables/columns data/tables/csv
  data/sources/simulated/cards: stats data
  data/sources/simulated/driving: stats
  data/sources/simulated/nodules: stats
  data/sources/simulated/shop: checks stats data
  data/sources/simulated/steel: record checks stats data
  data/sources/simulated:    record checks stats notebook data data/audio data/sources/imageFiles data/sources/ravdess
                             data/sources/simulated/cards data/sources/simulated/driving data/sources/simulated/nodules
                             data/sources/simulated/shop data/text
                             data/sources/simulated/speech data/sources/simulated/steel
  data/sources:              record checks stats notebook data data/audio data/sources/captions data/sources/cifar data/sources/idxFolder
                             data/sources/imageFiles
                             data/sources/imageFiles/disk data/sources/medMnist data/sources/mvtec data/sources/publishedParts
                             data/sources/ravdess data/sources/severstal data/sources/simulated data/sources/simulated/driving
                             data/sources/simulated/shop data/sources/simulated/speech data/sources/simulated/steel
                             data/sources/textFiles data/sources/voc
                             data/tables/columns data/tables/csv
  data/tables/parquet/footer:
  data/tables/parquet/pages: data/tables/parquet/footer
  data/tables/parquet/values: checks data/tables/columns data/tables/parquet/footer data/tables/parquet/pages
  data/tables/parquet:       checks notebook data/tables/columns data/tables data/tables/parquet/footer
                             data/tables/parquet/pages data/tables/parquet/values
  data/tables/disk:          record checks views/bundle notebook data data/disk data/tables data/tables/columns data/tables/csv
                             data/tables/parquet
  models/features:           checks stats engine/graph engine
  models/random:             engine/graph models/features
  models:                    checks notebook engine/graph engine/isNestedGradient engine/isWholeModel data data/audio models/features models/random
  models/graph:              checks engine/graph data models
  models/heads:              checks engine data models
  models/students:           checks engine/graph data models models/heads
  models/recommenders:       checks data models models/students
  models/towers:             checks engine data models
  models/networks:           checks data models models/graph models/heads models/recommenders models/towers
  metrics/inputs:            record checks data losses/formulas
  metrics/ranking:           checks metrics/inputs
  metrics/calibration:       checks stats metrics/inputs metrics/ranking losses/formulas
  metrics/classification:    checks stats data metrics/inputs losses/formulas
  metrics/threshold:         checks metrics/inputs metrics/ranking
  metrics/regression:        checks stats metrics/inputs
  metrics/retrieval:         record checks metrics/inputs
  metrics/cost:              record checks stats metrics/inputs metrics/ranking metrics/threshold
  metrics/embeddings:        checks stats metrics/inputs
  metrics/links:             checks stats data metrics/inputs
  metrics:                   record checks notebook engine engine/graph data data/order data/disk models models/features metrics/inputs
                             metrics/ranking metrics/calibration metrics/classification metrics/threshold metrics/cost metrics/links
                             metrics/regression metrics/retrieval metrics/embeddings
  metrics/curves:            checks metrics/inputs
  teachers:                  record checks notebook engine/graph data data/order data/disk models models/features models/heads losses/formulas
  graph:                     checks stats notebook data data/graph metrics/links teachers
  teachers/fusion:           checks stats data teachers losses/formulas
  teachers/folds:            checks stats notebook data teachers
  teachers/remote:           record checks stats notebook data data/disk teachers
  teachers/fileModels:       checks engine/graph models/features teachers
  teachers/graphModel:       checks teachers/fileModels data/files
  teachers/onnx/wire:        teachers/fileModels
  teachers/onnx/runtime:     checks
  teachers/onnx:             checks engine/threads teachers/fileModels teachers/onnx/wire teachers/onnx/runtime data/files
  teachers/xgboost/library:  checks notebook data
  teachers/xgboost/options:  data
  teachers/xgboost/file:     checks data teachers/xgboost/library teachers/xgboost/options
  teachers/xgboost/teacher:  record checks data teachers teachers/folds teachers/xgboost/library teachers/xgboost/options teachers/xgboost/file
  teachers/xgboost/train:    checks stats notebook data teachers/folds teachers/xgboost/library teachers/xgboost/options
                             teachers/xgboost/file teachers/xgboost/teacher
  teachers/xgboost:          checks data data/files teachers/xgboost/library teachers/xgboost/options teachers/xgboost/file teachers/xgboost/teacher
                             teachers/xgboost/train
  assess/samples:            record checks notebook data data/sources/imageFiles metrics/classification losses/formulas
  assess:                    checks views/words views/bundle views/* views data metrics/inputs metrics/classification assess/samples losses/formulas
  assess/offPolicy:          record checks stats views/words
  assess/claims:             record checks views/words views/bundle views/* views/labelSweep views assess/offPolicy
  assess/compare:            record checks stats views/words views/check views/* views notebook metrics/inputs metrics
  assess/delong:             checks stats views/words views/bundle views/* metrics/inputs
  assess/findings:           record views/check views/words views/* stats data metrics/inputs metrics/classification
  assess/leaks:              record checks views/words views/bundle views/* data data/tables teachers/xgboost/library
  assess/labelSweep:         record stats data metrics/inputs assess/compare
  assess/operatingPoints:    checks stats views/words views/table views/bundle metrics/inputs metrics/threshold
  assess/reliability:        record checks stats views/words views/* views metrics/inputs metrics/calibration assess/compare
  assess/rocPr:              record checks views/words views/rocPr views metrics/inputs metrics/ranking metrics metrics/curves
                             assess/compare
  assess/softLabels:         record checks views/words views/bundle views/check views/* views data assess/samples losses/formulas
  assess/subgroups:          record checks stats views/words views/table views/bundle views/* metrics/inputs metrics
                             assess/compare
  inspect/images:            checks stats views/words views/picture views/bundle data models/features
  inspect/layers:            record checks stats views/words views/bundle views/* views notebook engine/graph data
                             models models/features teachers
  inspect/tensors:           checks views/words views/table views/bundle teachers inspect/images
  transfer/generate:         record checks stats notebook engine/graph data
  transfer/generate/images:  record checks stats views/words views/picture views/bundle notebook engine/graph data
                             metrics/inputs teachers transfer/generate
  transfer/generate/tables:  record checks stats views/bundle notebook data transfer/generate
  transfer/judge:            record checks stats schedules views/words views/bundle views/syntheticData notebook engine/graph data data/order models
                             models/features teachers
  transfer/select:           checks stats data metrics/inputs teachers transfer/judge
  track/follow:              record checks notebook
  track/describe:            record views/words views/run
  track/tensorBoard:         record checks views/words engine/graph/encodeProtobuf track/follow track/describe
  track/mlflow:              record checks views/words views/bundle views/run teachers/remote/chooseRetryDelay
                             teachers/remote/readBody track/follow track/describe
  track:                     track/follow track/tensorBoard track/mlflow
  train/adapters:            checks stats losses losses/learned views/words views/table views/bundle models/features teachers
  train/optimizers:          record checks schedules engine
  train/options:             record schedules losses losses/domain data data/augment models/heads metrics/inputs teachers teachers/xgboost/teacher
                             assess/compare inspect/layers track/follow train/adapters train/optimizers
  train/augment:             stats data data/augment teachers train/options
  train/task:                record checks data losses losses/embeddings losses/numbers metrics metrics/classification metrics/embeddings metrics/inputs metrics/links metrics/regression
                             models models/features models/students teachers assess/findings assess/softLabels train/options
  train/balances:            checks stats train/options
  train/severalTasks:        checks schedules losses data models/heads metrics/inputs train/options train/task
  train/check:               record checks schedules losses losses/domain views/check data data/augment models models/features teachers inspect/layers
                             track/follow train/adapters train/optimizers train/options train/task
  train/baseline:            record checks schedules engine/graph data models models/features train/options train/task train/check
  train/batchNorm:           notebook data
  train/loop/balance:        engine/graph data models/features notebook train/options train/check
  train/loop/weights:        models/features train/optimizers
  train/loop:                record checks stats schedules losses losses/domain losses/learned losses/memory notebook engine/graph data
                             models/features models/random metrics teachers train/adapters train/optimizers train/options train/augment train/task
                             train/check train/loop/balance train/loop/weights
  train/checkpoint:          record checks data data/disk models/features notebook teachers train/options train/task train/check train/loop
                             train/loop/weights
  train/control:             record checks schedules notebook train/options train/check
  train/record:              record checks schedules losses notebook notebook/live engine data models/features teachers track/follow train/options train/check train/loop
                             train/checkpoint train/control
  train/dataFree:            record checks stats schedules losses engine/graph data models models/features metrics/classification teachers
                             transfer/generate transfer/generate/images track/follow train/optimizers train/options train/check train/loop
                             train/loop/weights train/record
  train/label:               data teachers train/augment train/task train/check
  train/leaves:              stats notebook data teachers/xgboost/teacher
  train/score:               record losses data metrics assess/compare assess/softLabels inspect/layers train/options train/task train/check
                             train/loop train/loop/weights train/record
  train:                     record checks schedules losses views/bundle views/* notebook engine data data/order data/disk models models/features
                             metrics teachers teachers/xgboost/teacher assess/compare assess/findings assess/leaks track/follow train/options
                             train/task train/check train/baseline train/batchNorm train/loop train/checkpoint train/record train/dataFree train/label
                             train/leaves train/score train/severalTasks
  train/tableRecipe:         record checks stats losses losses/formulas data models/students teachers teachers/folds teachers/fusion teachers/xgboost
                             transfer/select train/options train
  train/labelSweep:          record checks stats schedules views/bundle views/labelSweep notebook data data/order models metrics/inputs
                             metrics/classification metrics teachers assess/labelSweep train/options train/task train/check train/baseline train/loop
                             train/loop/weights train/checkpoint train/record train/label train
  train/continual/memory:    record checks stats data
  train/continual/parts:     record checks stats data data/order train/check
  train/continual/strategies: record checks schedules losses data teachers train/options train/check train/loop train/continual/memory
  train/continual/score:     record checks stats data metrics train/continual/memory train/continual/parts
  train/continual:           record checks stats views/accuracyMatrix views/bundle views/run engine notebook data models metrics
                             metrics/classification teachers train/options train/check train/checkpoint train/loop train/record train
                             train/continual/memory train/continual/parts train/continual/score train/continual/strategies
  train/severalOutputs:          record checks data losses metrics metrics/inputs train/options train/task train/check train/loop train/loop/weights
                             train/record
  train/selfDistillation/exits: checks data losses models train/options train/severalOutputs
  train/selfDistillation/teaching: record checks stats data metrics metrics/calibration metrics/classification assess/compare train/record
                             train/severalOutputs
  train/selfDistillation:    record checks data views/bundle views/* views/run engine notebook models metrics metrics/classification teachers
                             assess/compare train/options train/task train/check train/baseline train/loop train/loop/weights train/record
                             train/severalOutputs train train/selfDistillation/exits train/selfDistillation/teaching
  train/mutualLearning:      record checks schedules losses data views/bundle views/* views/run engine notebook models models/features
                             metrics/classification teachers assess/compare train/options train/task train/check train/baseline train/loop
                             train/loop/weights train/record train/severalOutputs
  train/generations:         record checks stats data views/bundle views/* views/run engine notebook models models/features teachers assess/compare
                             train/options train/task train/check train/baseline train/loop train/record train/score
  train/federated/clients:   record checks data train/check
  train/federated/strategies: record checks data
  train/federated/poison:    stats data
  train/federated/score:     record stats
  train/federated/rounds:    record checks stats schedules losses data models/features metrics train/check train/loop train/loop/weights train/record
                             train/federated/clients train/federated/strategies train/federated/poison
  train/federated:           record checks stats views/bundle views/* views/run notebook data models metrics/classification teachers
                             train/options train/check train/checkpoint train/record train
                             train/federated/clients train/federated/strategies train/federated/rounds train/federated/score
  train/sweep/space:         record checks
  train/sweep/search:        record checks stats train/sweep/space
  train/sweep/journal:       record checks views/check data/disk train/checkpoint train/sweep/search
  train/sweep/trial:         record checks views/check views/* assess/leaks teachers train/options train/check train/checkpoint
                             train/control train train/sweep/space
  train/sweep/workers:       record checks notebook engine/threads train/control train/sweep/trial
  train/sweep/ray:           record checks engine/threads train/sweep/trial train/sweep/workers
  train/sweep:               record checks views/words views/bundle views/* views/run views/sweep notebook
                             train/sweep/space train/sweep/search train/sweep/journal train/sweep/trial train/sweep/workers
                             train/sweep/ray
  privacy/accountant:        checks stats
  privacy/attack:            checks stats views/words notebook notebook/live data metrics metrics/inputs metrics/ranking
  privacy/secureSum:         checks
  privacy/training:          checks stats views/words notebook notebook/live engine engine/graph data models models/features models/random
                             train/optimizers train/task privacy/accountant
  privacy:                   privacy/accountant privacy/attack privacy/secureSum privacy/training
  compress/layers:           checks data models
  compress/int8:             checks stats data engine models compress/layers
  compress/lowRank:          checks stats engine compress/layers
  compress/prune:            checks engine compress/layers
  compress:                  compress/int8 compress/layers compress/lowRank compress/prune
  deploy/modelFile:          checks data/files
  deploy:                    record checks views/check views/run engine models compress/int8 compress/layers deploy/modelFile data/files
  deploy/compile:            checks engine data models models/students deploy
  deploy/onnx/graph:
  deploy/onnx/file:          record deploy/onnx/graph
  deploy/onnx/layers:        models models/students compress/int8 deploy/onnx/graph
  deploy/onnx/check:         checks stats data deploy/onnx/graph
  deploy/onnx:               record checks data engine models deploy deploy/onnx/graph deploy/onnx/file deploy/onnx/layers
                             deploy/onnx/check
  deploy/latency:            checks stats views/bundle views/* views notebook engine data models teachers
  deploy/readTree:           checks views/words views/table views/bundle engine data models/students stats
  architecture/space:        checks data models/networks models/students train/sweep/space
  architecture/cost:         record checks stats views/* engine teachers deploy/latency deploy/modelFile
  architecture/front:        record checks stats views/words views/bundle views/check views/* views/tradeOff views/paretoFront architecture/cost
  architecture/search:       record checks views/words views/bundle views/* notebook engine data data/disk metrics teachers train/options
                             train/sweep train/sweep/search train/sweep/space deploy architecture/space architecture/cost architecture/front
  architecture/oneShot:      record checks stats schedules losses views/words views/bundle views/* notebook engine engine/graph data models models/features
                             metrics teachers train train/check train/loop train/loop/weights train/label train/record train/optimizers train/task
                             train/sweep/search train/sweep/space architecture/front architecture/search
  architecture:              architecture/space architecture/cost architecture/front architecture/search architecture/oneShot
  `),
  kernel: table(`
  installation:
  threads:
  evaluate/values:
  evaluate/errors:        installation evaluate/values
  evaluate/format:        evaluate/values
  evaluate/interrupts:    threads/SharedState evaluate/values evaluate/errors
  evaluate/resolution:    installation
  evaluate/cells:         threads/SharedState evaluate/values evaluate/errors evaluate/format
                          evaluate/interrupts evaluate/resolution
  evaluate/typescript7:   evaluate/errors evaluate/resolution evaluate/cells
  jupyter/history:
  jupyter/streams:        installation threads evaluate/errors evaluate/format
  jupyter/messages:       threads evaluate/values evaluate/errors evaluate/format evaluate/interrupts evaluate/cells
                          jupyter/history jupyter/streams
  jupyter/worker:         installation threads jupyter/streams/loadNativeStreams
  host:                   threads evaluate/format evaluate/interrupts jupyter/streams jupyter/messages
  host/tslab:             host/Host
  start/kernelspec:       installation
  start:                  installation threads evaluate/errors evaluate/format evaluate/interrupts
                          evaluate/resolution evaluate/cells evaluate/typescript7 jupyter/history jupyter/streams jupyter/messages
                          host
  `),
  'extension/src': table(`
  dom:
  preferences:      dom
  dom/controls:     dom
  words:            dom preferences
  plot:             dom preferences dom/controls
  section:          dom words plot
  samples:          dom dom/controls words
  views/*:          dom preferences dom/controls words plot section samples
  views/run:        dom preferences words plot section views/*
  views/taskWeights: dom dom/controls words plot section views/*
  views:            section views/* views/run views/taskWeights
  read:             views
  kernel:           dom read
  runs/model:       dom read kernel
  runs/comparison:  dom preferences dom/controls words plot section views/* views/run runs/model
  runs/panel:       dom dom/controls words runs/model
  runs/table:       dom dom/controls words runs/model
  renderer:         dom preferences plot section views read runs/model
  tabs:             dom plot section renderer
  reportPage:       dom plot views read
  lab/icons:
  lab/commands:     dom renderer tabs lab/icons
  lab:              dom preferences samples views/* kernel runs/model runs/comparison runs/panel runs/table renderer tabs lab/icons lab/commands
  `)
};

/** "folder: other another" a line; a line that begins without a folder goes on. */
function table(text) {
  const rows = {};
  let last = '';
  for (const line of text.split('\n').filter((one) => one.trim() !== '')) {
    const [, folder, others] = /^ *(?:([\w/*]+):)?(.*)$/.exec(line);
    last = folder ?? last;
    rows[last] = [...(rows[last] ?? []), ...others.split(' ').filter(Boolean)];
  }
  return rows;
}
