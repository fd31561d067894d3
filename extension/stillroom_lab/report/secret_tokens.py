"""Secrets that can be told by their own form: those that detect-secrets knows, and others. The group `secret`, where there is one, is the secret."""

import re
from importlib import import_module

# The detectors of detect-secrets whose patterns look only a little way ahead: whoever writes a notebook writes what they search. Left out are
# those for words that announce a password (`secret_words` knows more), and those that take any number or any long text for a secret.
_KNOWN = {
    "artifactory": "ArtifactoryDetector",
    "aws": "AWSKeyDetector",
    "azure_storage_key": "AzureStorageKeyDetector",
    "cloudant": "CloudantDetector",
    "discord": "DiscordBotTokenDetector",
    "github_token": "GitHubTokenDetector",
    "gitlab_token": "GitLabTokenDetector",
    "ibm_cloud_iam": "IbmCloudIamDetector",
    "ibm_cos_hmac": "IbmCosHmacDetector",
    "mailchimp": "MailchimpDetector",
    "pypi_token": "PypiTokenDetector",
    "sendgrid": "SendGridDetector",
    "slack": "SlackDetector",
    "softlayer": "SoftlayerDetector",
    "square_oauth": "SquareOAuthDetector",
    "stripe": "StripeDetector",
    "telegram_token": "TelegramBotTokenDetector",
    "twilio": "TwilioKeyDetector",
}

# These have no boundary of their own, and would find themselves in the middle of a hash.
_IN_HASHES = ("DiscordBotTokenDetector", "MailchimpDetector", "TwilioKeyDetector")


def _listed():
    for module, name in _KNOWN.items():
        for pattern in getattr(import_module(f"detect_secrets.plugins.{module}"), name).denylist:
            if name in _IN_HASHES:
                pattern = re.compile(rf"(?<![A-Za-z0-9])(?:{pattern.pattern})(?![A-Za-z0-9])", pattern.flags)
            yield pattern


_START = r"(?<![A-Za-z0-9])"
_REST = r"[^\s\"'`<>\\)\]}]"

TOKENS = (
    *_listed(),
    *(
        re.compile(pattern, flags)
        for pattern, flags in (
            # Keys in PEM and the like, whole.
            (r"-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----.*?(?:-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----|\Z)", re.S),
            (r"PuTTY-User-Key-File-\d.*?(?:Private-MAC: \w+|\Z)", re.S),
            (r"AGE-SECRET-KEY-1[A-Z0-9]{20,}", 0),
            # Tokens with a prefix of their issuer.
            (_START + r"(?:hf|api_org)_[A-Za-z0-9]{8,}", 0),
            (_START + r"(?:gh[pousr]_[A-Za-z0-9]{12,}|github_pat_\w{20,}|gl[a-z]{1,6}-[\w-]{16,}|npm_[A-Za-z0-9]{20,}|pypi-[\w-]{20,}|dckr_[a-z]{2,4}_[\w-]{16,})", 0),
            (_START + r"[srp]k[-_](?=[A-Za-z_-]{0,40}\d)[A-Za-z0-9_-]{12,}", 0),
            (_START + r"whsec_[A-Za-z0-9+/=]{16,}", 0),
            (_START + r"A(?:3T[A-Z0-9]|KI|SI|GP|ID|RO|NP|BI|CC)A[A-Z0-9]{12,}(?![a-z])", 0),
            (_START + r"(?:AIza[\w-]{30,}|GOCSPX-[\w-]{20,}|ya29\.[\w.-]{20,}|1//0[\w-]{30,})", 0),
            (_START + r"(?:xox[a-z]-[\w-]{10,}|xapp-[\w-]{10,}|SG\.[\w-]{16,}\.[\w-]{16,}|do[opr]_v1_[a-f0-9]{32,}|shp(?:at|ss|ca|pa)_[a-fA-F0-9]{24,})", 0),
            (_START + r"(?:gsk_|r8_|nvapi-|pplx-|KGAT_|glsa_|glc_|hv[sbr]\.|sbp_|figd_|NRAK-|PMAK-|sntry[su]_|dp\.(?:pt|st|ct)\.|tskey-|xkeysib-|lin_api_|ATATT3|ATCTT3|ntn_|secret_|dapi|rpa_|tvly-)(?=[\w-]{0,60}\d)[\w.=-]{20,}", 0),
            (_START + r"eyJ[\w-]{6,200}\.[\w-]{6,}(?:\.[\w-]*)?", 0),
            # Telegram writes the word "bot" before it.
            (r"(?<!\d)\d{8,10}:[A-Za-z0-9_-]{32,40}(?![\w-])", 0),
            # Addresses that let anyone who knows them write, post or read.
            (
                r"https?://(?:hooks\.slack\.com|(?:[\w-]{1,30}\.)?discord(?:app)?\.com/api/webhooks|[\w.-]{1,80}\.webhook\.office\.com|outlook\.office(?:365)?\.com/webhook"
                r"|hooks\.zapier\.com/hooks|maker\.ifttt\.com/trigger|hook\.[\w.-]{1,20}\.?make\.com|open\.(?:feishu\.cn|larksuite\.com)/open-apis/bot"
                r"|chat\.googleapis\.com/v1/spaces|api\.telegram\.org/(?:file/)?bot)[/:]?(?P<secret>" + _REST + "{6,})",
                re.I,
            ),
            # The two parts of a key that come together: the second has no form of its own.
            (_START + r"A(?:KI|SI)A[A-Z0-9]{12,20}\b[\s\S]{0,200}?(?<![A-Za-z0-9/+=_-])(?P<secret>(?![a-f0-9]{40}\b)[A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])", 0),
            (r"(?<![A-Za-z0-9/+=_-])(?P<secret>(?![a-f0-9]{40}\b)[A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])[\s\S]{0,80}?(?<![A-Za-z0-9])A(?:KI|SI)A[A-Z0-9]{12,20}\b", 0),
            (_START + r"ASIA[A-Z0-9]{12,20}\b[\s\S]{0,400}?(?<![A-Za-z0-9/+=_-])(?P<secret>[A-Za-z0-9/+=]{100,})", 0),
            (r"\bAC[a-f0-9]{32}\b[\s\S]{0,120}?(?<![A-Za-z0-9])(?P<secret>[a-f0-9]{32})(?![A-Za-z0-9])", 0),
        )
    ),
)
