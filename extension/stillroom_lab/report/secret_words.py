"""Secrets that have no form of their own and stand behind a word that announces them. The group `secret` is the secret."""

import re

# Names that say it, in the languages in which people keep notes; the last part of any longer name: DB_PASSWORD, clientSecret.
_WORD = (
    r"(?:pass[ _-]?word|passwd|passphrase|pass[ _-]?code|pass[ _-]?key|pswd|passwort|kennwort|passwor[td]en|mot[ _]de[ _]passe|contrase[nñ]a|senha|wachtwoord|l[öo]senord|adgangskode"
    r"|salasana|has[lł]o|heslo|jelsz[oó]|parol[ae]?|şifre|пароль|密码|密碼|口令|パスワード|비밀번호"
    r"|secret|(?:api|access|auth|refresh|bearer|bot|session|id)?[ _-]?token|credentials?|pwd|authorization"
    r"|(?:api|access|account|private|signing|auth|secret|shared|encryption|master|subscription|license|service|storage|ssh)[ _-]?key)"
)
_NAME = rf"(?:[\w.-]{{0,60}}{_WORD})"
# Short ones are words of many other things: they need a name around them, or quotation marks.
_SHORT = r"(?:[\w.-]{0,60}[_.-])?(?:pass|pw|psw)|[a-z][a-z0-9]{0,40}(?:Pass|Pw|PW)"
# The name of a field whose text is a secret.
SECRET_NAME = re.compile(rf"(?:{_NAME}|{_SHORT})", re.I)

# As it is, and as HTML writes it.
_QUOTE = r"(?:[\"'`“”„«»]|&quot;|&#0?3[49];|&#x2[27];)"
# As arguments have it.
_STRAIGHT = r"(?:[\"']|&quot;|&#0?3[49];|&#x2[27];)"
_NO_SECRET = (
    r"(?!\[redacted|\[)(?!(?:none|null|undefined|true|false|process\.env|os\.(?:environ|getenv)|getpass|environ|import\.meta|await|string|str|expected|required|optional)\b)"
    # A piece of a program, and a measured number.
    r"(?![A-Za-z_$]+(?:\.[A-Za-z_$]+)*[\[(])(?![A-Za-z_$]+\.[A-Za-z_$][A-Za-z_$.]*(?![^\s,;)]))(?!-?[\d,]*\.\d+(?:e[+-]?\d+)?%?(?![\w.]))"
)
# What Markdown, TeX or HTML puts around a word or a value.
_DRESS = r"(?:[*_`~|]{1,3}|&nbsp;|</?(?:b|i|em|strong|code|td|th|tr|p|br|span|li|dt|dd|div|kbd|pre|mark|u|samp|tt)\b[^<>]{0,200}>|\\[a-z]{2,12}\s?\{|[{}])"
_VALUE = _NO_SECRET + r"(?P<secret>(?:[^\s\"'`,;&<>(){}\[\]\\|]|\\[_#$%&]){4,})"
# Something that nobody would write as a word of a sentence.
_STRONG = _NO_SECRET + r"(?=[^\s<>]{0,60}?[\d!@#$%^*?+=])(?P<secret>[^\s\"'`<>{}|\\]{6,}[^\s\"'`<>{}|\\.,;:!?)])"
# With letters and digits.
_MIXED = r"(?=[^\s<>]{0,60}?[A-Za-z])(?=[^\s<>]{0,60}?\d)" + _STRONG
_IS = r"(?:=>|:=|->|→|[:=：＝])"

WORDS = tuple(
    re.compile(pattern, flags)
    for pattern, flags in (
        (r"\bBearer\s+(?!\[redacted)(?P<secret>[A-Za-z0-9+/._~=-]{8,})", re.I),
        (r"\b(?:Basic|Token)\s+(?=[A-Za-z+/._~=-]{0,40}\d)(?P<secret>[A-Za-z0-9+/._~=-]{12,})", re.I),
        # In an address.
        (r"\b[a-z][a-z0-9+.-]{0,30}://(?!\[redacted)(?P<secret>[^\s/:@\"'<>]{0,200}:[^\s/@\"'<>]{1,400})@", re.I),
        (rf"[?&;](?:amp;)?(?:{_NAME}|key|sig|signature|sas|code|auth|pass|pw|pwd)={_VALUE}", re.I),
        # In quotation marks, behind a name in a program or a file of settings. The type may stand in between.
        (
            rf"(?<![\w-])(?:{_NAME}|{_SHORT})\\*{_QUOTE}?(?:\]|\s?:\s?(?:string|str|any)(?=\s?=))?\s*{_IS}\s*\\*(?P<quote>{_QUOTE})(?!\[)(?P<secret>(?:(?!(?P=quote))[^\n\\]){{4,400}}?)\\*(?P=quote)",
            re.I,
        ),
        (rf"[(\[]\s?{_STRAIGHT}(?:{_NAME}|{_SHORT}){_STRAIGHT}\s?,\s?(?P<quote>{_STRAIGHT})(?!\[)(?P<secret>(?:(?!(?P=quote))[^\n\\]){{4,400}}?)(?P=quote)", re.I),
        (r"\bauth\s?=\s?[(\[]\s?[\"'][^\"'\n]{1,80}[\"']\s?,\s?[\"'](?P<secret>[^\"'\n]{3,200})[\"']", 0),
        # Behind a name without spaces, as in the files and commands of a shell.
        (rf"(?<![\w-]){_NAME}={_DRESS}{{0,3}}{_VALUE}", re.I),
        (r"(?<![\w-])(?:[A-Z0-9_]{0,60}(?:TOKEN|SECRET|PASSWORD|PASSWD|PASS|PWD|_PW|_KEY|CREDENTIALS?|PASSPHRASE))\s?[=:]\s?" + _VALUE, 0),
        (rf"(?<![\w-])(?:[a-z0-9_.-]{{0,60}}[_.-])?(?:pass|pw|pwd|psw)={_DRESS}{{0,3}}(?![\d.,]{{4,}}(?:\s|$)){_VALUE}", 0),
        (rf"(?<![\w-])--?(?:{_NAME}|pass|pw)[ =]{_QUOTE}?{_VALUE}", re.I),
        # Behind a word in a text, however it is dressed.
        (rf"(?<![\w-])(?:{_NAME}){_DRESS}{{0,3}}\s?{_IS}(?:{_DRESS}|{_QUOTE}|[ \t]){{1,8}}{_VALUE}", re.I),
        (rf"(?<![\w-])(?:{_NAME})(?:{_DRESS}|{_QUOTE}){{0,3}}\s(?:is|was|ist|war|lautet|est|es|é|è|to|are)[:\s]\s?(?:{_DRESS}|{_QUOTE}){{0,3}}{_STRONG}", re.I),
        (rf"(?:密码|密碼|口令|パスワード|비밀번호)(?:{_DRESS}|{_QUOTE}){{0,3}}\s?(?:是|为|為|は|:|：)?\s?(?:{_DRESS}|{_QUOTE}){{0,3}}{_STRONG}", 0),
        (rf"(?<![\w-])(?:pass|pw|psw|pin)(?:{_DRESS}|{_QUOTE}){{0,3}}\s?{_IS}(?:{_DRESS}|{_QUOTE}|[ \t]){{0,6}}{_MIXED}", re.I),
        (rf"(?<![\w-]){_NAME}(?:{_DRESS}|{_QUOTE}|[ \t]){{1,4}}(?=[^\s<>]{{10}}){_MIXED}", re.I),
        (r"\b(?:Set-)?Cookie:[ \t]*(?!\[redacted)(?P<secret>[^\n\"'<>]{8,})", re.I),
        # On the line after the word, or in the cell of a table after it.
        (rf"(?<![\w-])(?:{_NAME}|\bpass)(?:{_DRESS}|{_QUOTE}|[ \t]){{0,4}}{_IS}(?:{_DRESS}|[ \t]){{0,4}}\n(?:\s|{_DRESS}|{_QUOTE}|[>-] ){{0,12}}{_VALUE}(?=(?:{_DRESS}|{_QUOTE}|[ \t]){{0,6}}(?:\n|$))", re.I),
        (rf"(?:^|\n|>|\|)(?:[ \t>#*-]|{_DRESS}){{0,8}}(?:[^\W\d]{{1,20}} ){{0,3}}{_NAME}(?:[ \t]|{_DRESS}){{0,6}}(?:\n|(?<=>)|(?<=\|))(?:\s|{_DRESS}|{_QUOTE}|[>-] ){{0,12}}{_STRONG}(?=(?:{_DRESS}|{_QUOTE}|[ \t]){{0,6}}(?:\n|$))", re.I),
        # Commands that take it without a word.
        (r"\b(?:mysql|mysqldump|mysqladmin|mariadb)\b[^\n]{0,120}?\s-p(?P<secret>[^\s\"'`<>]{4,})", 0),
        (r"\b(?:sshpass|docker login|podman login|helm registry login|az login|htpasswd|zip|unzip|7z)\b[^\n]{0,120}?\s-p\s?[\"']?(?P<secret>[^\s\"'`<>]{4,})", 0),
        (r"\b(?:wandb|hf|huggingface-cli|comet|neptune|gh|glab|vercel|netlify|modal|kaggle)\b[^\n]{0,60}?\slogin\s[^\n]{0,60}?(?P<secret>[A-Za-z0-9_-]{20,})", 0),
        (r"\b(?:curl|wget|http|https)\b[^\n]{0,200}?\s(?:-u|--user)[ =]?[\"']?[^\s:\"'<>]{1,80}:(?P<secret>[^\s\"'`<>]{3,})", 0),
        (r"\b(?:identified\s+by|login\s+\S{1,80}\s+password)\s+[\"']?(?P<secret>[^\s\"'`<>]{4,})", re.I),
        (r"[\"']key[\"']\s?:\s?[\"'](?P<secret>[a-f0-9]{32,64})[\"']", 0),
    )
)
