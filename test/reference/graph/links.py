"""Scores and filtered ranks of knowledge graph embeddings by PyKEEN, for test/graph: writes links.json beside this file. A graph with inverse relations, fixed embeddings of
TransE, DistMult, ComplEx and RotatE, the scores of all entities for some heads and relations, and what PyKEEN's evaluator says of the test triples.

    pip install pykeen==1.11.1
    python links.py

With a folder of train.txt, valid.txt and test.txt, and with the logits that this toolkit gives for its test rows (float32, rows of test, each triple's tail and then its head), it evaluates these:

    python links.py FOLDER LOGITS
"""

import json
import sys
from pathlib import Path

import numpy as np
import pykeen
import torch
from pykeen.evaluation import RankBasedEvaluator
from pykeen.models import ComplEx, DistMult, RotatE, TransE
from pykeen.triples import CoreTriplesFactory

random = np.random.default_rng(19)
ENTITIES, RELATIONS, DIMENSIONS = 40, 4, 6


def factory(triples, entities, relations, inverse):
    return CoreTriplesFactory(torch.as_tensor(triples), num_entities=entities, num_relations=relations, create_inverse_triples=inverse)


def evaluated(model, train, valid, test):
    result = RankBasedEvaluator(filtered=True).evaluate(
        model,
        torch.as_tensor(test),
        additional_filter_triples=[torch.as_tensor(train), torch.as_tensor(valid)],
        batch_size=64,
        use_tqdm=False,
    )
    names = {"meanRank": "mean_rank", "meanReciprocalRank": "mrr", "hits1": "hits@1", "hits3": "hits@3", "hits10": "hits@10"}
    return {name: float(result.get_metric(f"both.realistic.{metric}")) for name, metric in names.items()}


def small():
    seen = set()
    while len(seen) < 420:
        head, relation, tail = random.integers(ENTITIES), random.integers(RELATIONS), random.integers(ENTITIES)
        # Few heads have most of the triples, so that many tails are known.
        seen.add((int(head) % (7 if relation < 2 else ENTITIES), int(relation), int(tail)))
    triples = random.permutation(sorted(seen))
    train, valid, test = triples[:340], triples[340:370], triples[370:]
    # Whole multiples of 2^-4 are added and multiplied without rounding; equal rows make equal scores.
    draw = lambda *shape: np.round(random.normal(size=shape) * 16) / 16
    cases = []
    for name, kind, options in [
        ("transE", TransE, {"scoring_fct_norm": 1}),
        ("transE", TransE, {"scoring_fct_norm": 2}),
        ("distMult", DistMult, {}),
        ("complEx", ComplEx, {}),
        ("rotatE", RotatE, {}),
    ]:
        model = kind(
            triples_factory=factory(train, ENTITIES, RELATIONS, True), embedding_dim=DIMENSIONS, random_seed=0, **constraints(kind), **options
        )
        is_complex = kind in (ComplEx, RotatE)
        entities = draw(ENTITIES, DIMENSIONS * (2 if is_complex else 1))
        relations = draw(2 * RELATIONS, DIMENSIONS * (2 if kind is ComplEx else 1))
        if kind is not RotatE:
            entities[5:9] = entities[1:5]
        set_weights(model, kind, entities, relations)
        rows = [[int(h), int(r)] for h, r, _ in test[:8]] + [[int(t), int(r) + RELATIONS] for _, r, t in test[:8]]
        scores = model.score_t(torch.tensor([[h, pykeen_id(r)] for h, r in rows])).detach()
        case = {"model": name, "norm": options.get("scoring_fct_norm"), "entities": entities.tolist(), "relations": relations.tolist()}
        cases.append({**case, "rows": rows, "scores": scores.double().tolist(), "evaluated": evaluated(model, train, valid, test)})
    made = {"made": f"pykeen {pykeen.get_version()}, torch {torch.__version__}", "counts": [ENTITIES, RELATIONS], "dimensions": DIMENSIONS}
    made |= {"train": train.tolist(), "validation": valid.tolist(), "test": test.tolist(), "cases": cases}
    Path(__file__).with_suffix(".json").write_text(json.dumps(made))
    for case in cases:
        print(case["model"], case["norm"], case["evaluated"])


def constraints(kind):
    return {} if kind in (ComplEx, RotatE) else {"entity_constrainer": None}


def pykeen_id(relation):
    """PyKEEN has a relation at an even number and its inverse at the next; the toolkit has all inverses after all relations."""
    return 2 * relation if relation < RELATIONS else 2 * (relation - RELATIONS) + 1


def set_weights(model, kind, entities, relations):
    own = np.empty_like(relations)
    for i, row in enumerate(relations):
        own[pykeen_id(i)] = row
    pairs = lambda values: np.ascontiguousarray(np.stack(np.split(values, 2, axis=1), axis=-1))
    if kind is RotatE:
        own = np.concatenate([np.cos(own), np.sin(own)], axis=1)
    values = [pairs(entities), pairs(own)] if kind in (ComplEx, RotatE) else [entities, own]
    for representation, value in zip([model.entity_representations[0], model.relation_representations[0]], values):
        weight = representation._embeddings.weight
        with torch.no_grad():
            weight.copy_(torch.as_tensor(value, dtype=weight.dtype).reshape(weight.shape))



def large(folder, path):
    read = lambda name: [line.split("\t") for line in (Path(folder) / f"{name}.txt").read_text().splitlines() if line]
    parts = [read(name) for name in ("train", "valid", "test")]
    numbers = [{}, {}]
    for part in parts:
        for head, relation, tail in part:
            for at, name in ((0, head), (1, relation), (0, tail)):
                numbers[at].setdefault(name, len(numbers[at]))
    train, valid, test = [np.array([[numbers[0][h], numbers[1][r], numbers[0][t]] for h, r, t in part]) for part in parts]
    entities, relations = len(numbers[0]), len(numbers[1])
    logits = torch.from_numpy(np.fromfile(path, dtype=np.float32).reshape(2 * len(test), entities))
    places = {}
    for i, (h, r, t) in enumerate(test.tolist()):
        places[("tail", h, r)], places[("head", r, t)] = 2 * i, 2 * i + 1
    model = DistMult(triples_factory=factory(train, entities, relations, False), embedding_dim=2)
    model.predict_t = lambda batch, **_: logits[[places[("tail", int(h), int(r))] for h, r in batch]].clone()
    model.predict_h = lambda batch, **_: logits[[places[("head", int(r), int(t))] for r, t in batch]].clone()
    print(json.dumps(evaluated(model, train, valid, test)))


if len(sys.argv) == 1:
    small()
else:
    large(*sys.argv[1:])
