"""Patterns of secrets. Each one keeps its group `keep`, which comes before the secret, and its group `after`."""

import re

_VALUE = r"(?!\[redacted)[^\s\"'`,;&<>(){}\[\]\\]{4,}"
# As it is, and as HTML writes it.
_QUOTE = r"[\"'`]|&quot;|&#0?3[49];|&#x2[27];"
_NAME = (
    r"(?:[\w-]*(?:password|passwd|passphrase|secret|token|credentials?|api[_-]?key|access[_-]?key|account[_-]?key|private[_-]?key|signing[_-]?key"
    r"|auth[_-]?key|secret[_-]?key)|pwd|authorization)"
)

# The name of a field whose text is a secret.
SECRET_NAME = re.compile(_NAME, re.I)

# Whoever writes a notebook writes what these search: none may look far ahead from every place.
SECRETS = tuple(
    re.compile(pattern, flags)
    for pattern, flags in (
        # Keys in PEM, whole.
        (r"-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(?:-----END [A-Z ]*PRIVATE KEY-----|\Z)", re.S),
        # Tokens that say themselves what they are.
        (r"(?<![A-Za-z0-9])hf_[A-Za-z0-9]{8,}", 0),
        (r"(?<![A-Za-z0-9])(?:gh[pousr]_[A-Za-z0-9]{12,}|github_pat_\w{20,}|glpat-[\w-]{16,}|npm_[A-Za-z0-9]{20,}|pypi-[\w-]{20,}|dckr_pat_[\w-]{16,})", 0),
        (r"(?<![A-Za-z0-9])[srp]k[-_](?=[A-Za-z_-]{0,40}\d)[A-Za-z0-9_-]{12,}", 0),
        (r"(?<![A-Za-z0-9])A(?:KI|SI|GP|ID|RO|NP)A[A-Z0-9]{12,}(?![a-z])", 0),
        (r"(?<![A-Za-z0-9])(?:AIza[\w-]{30,}|ya29\.[\w.-]{20,}|xox[abeoprs]-[\w-]{10,}|SG\.[\w-]{16,}\.[\w-]{16,}|dop_v1_[a-f0-9]{32,})", 0),
        (r"(?<![A-Za-z0-9])eyJ[\w-]{6,200}\.[\w-]{6,}(?:\.[\w-]*)?", 0),
        # What stands after a word that announces it.
        (r"(?P<keep>\bBearer\s+)(?!\[redacted)[A-Za-z0-9+/._~=-]{8,}", re.I),
        (r"(?P<keep>\b(?:Basic|Token)\s+)(?=[A-Za-z+/._~=-]{0,40}\d)[A-Za-z0-9+/._~=-]{12,}", re.I),
        (r"(?P<keep>\b[a-z][a-z0-9+.-]{0,30}://)(?!\[redacted)[^\s/:@\"'<>]*:[^\s/@\"'<>]+(?P<after>@)", re.I),
        (rf"(?P<keep>[?&;](?:amp;)?(?:{_NAME}|key|sig|signature|sas|code|auth)=){_VALUE}", re.I),
        (rf"(?P<keep>(?<![\w-]){_NAME}\\*(?:{_QUOTE})?\s*(?:=>|:=|[:=])\s*\\*(?P<quote>{_QUOTE}))(?!\[)(?:(?!(?P=quote))[^\n\\]){{4,}}(?P<after>\\*(?P=quote))", re.I),
        (rf"(?P<keep>(?<![\w-]){_NAME}=){_VALUE}", re.I),
        (r"(?P<keep>(?<![\w-])[A-Z0-9_]*(?:TOKEN|SECRET|PASSWORD|PASSWD|_KEY|CREDENTIALS?)\s?[=:]\s?)" + _VALUE, 0),
        (rf"(?P<keep>\b(?:password|passwd|passphrase|api[ _-]?key|secret[ _-]?key|access[ _-]?token|auth[ _-]?token):\s){_VALUE}", re.I),
        (rf"(?P<keep>(?<![\w-])--?{_NAME}[ =]){_VALUE}", re.I),
    )
)
