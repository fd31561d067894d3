"""Class probabilities from the log-probabilities of a small language model, for test/teachers/remote/computeClassShares.test.ts.

pip install torch, then python test/reference/teachers/remoteShares.py > test/reference/teachers/remoteShares.json
"""
import json
import torch

torch.manual_seed(3)
torch.set_default_dtype(torch.float64)


def place(tokens):
    """Log-probabilities of all tokens of a place, the likeliest first."""
    logits = 2 * torch.randn(len(tokens))
    logprobs = torch.log_softmax(logits, 0)
    return dict(sorted(zip(tokens, logprobs.tolist()), key=lambda pair: -pair[1]))


cases = []
# One token an answer, several answers a class.
groups = [["yes", " Yes", "YES"], ["no", " No"], ["maybe"]]
shown = place([token for group in groups for token in group] + ["The", " I", "\n\n"])
scores = torch.stack([torch.logsumexp(torch.tensor([shown[token] for token in group]), 0) for group in groups])
outside = torch.logsumexp(torch.tensor([shown[token] for token in ["The", " I", "\n\n"]]), 0).exp()
# The model says the first token that belongs to a class.
said = next(token for token in shown if token in sum(groups, []))
cases.append({
    "answers": [["yes"], ["no"], ["maybe"]],
    "places": [{"said": said, "shown": shown}],
    "probabilities": torch.softmax(scores, 0).tolist(),
    "outside": outside.item(),
})

# Two tokens an answer: chain rule along "not" + " spam" | " ham"; "spam" has one token. All that is not said begins no other class.
first, second = place(["not", "spam", "Hello"]), place([" spam", " ham", " sure"])
joint = torch.stack([
    torch.tensor(first["spam"]),
    torch.tensor(first["not"] + second[" spam"]),
    torch.tensor(first["not"] + second[" ham"]),
])
cases.append({
    "answers": [["spam"], ["not spam"], ["not ham"]],
    "places": [{"said": "not", "shown": first}, {"said": " spam", "shown": second}],
    "probabilities": torch.softmax(joint, 0).tolist(),
    "outside": (torch.tensor(first["Hello"]).exp() + torch.tensor(first["not"] + second[" sure"]).exp()).item(),
})
print(json.dumps(cases, indent=1))
