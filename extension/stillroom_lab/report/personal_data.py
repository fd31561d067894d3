"""What a report may tell or not, as its author decides: e-mail addresses, card numbers and account numbers (IBAN)."""

import re

KINDS = ("emails", "cards", "ibans")

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}\.){1,8}[A-Za-z]{2,24}(?![\w@-])")
_CARD = re.compile(r"(?<![\d.,-])\d(?:[ -]?\d){12,18}(?![\d.,-]?\d)")
_IBAN = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?(?![A-Za-z0-9])")


def personal_spans(text, kinds):
    """Where in the text they are; a number counts only if its check digits are right."""
    if "emails" in kinds and "@" in text:
        yield from (match.span() for match in _EMAIL.finditer(text))
    if "cards" in kinds:
        yield from (match.span() for match in _CARD.finditer(text) if _is_card(re.sub(r"\D", "", match.group())))
    if "ibans" in kinds:
        yield from (match.span() for match in _IBAN.finditer(text) if _is_iban(match.group().replace(" ", "")))


def _is_card(digits):
    """Luhn's check, and a first digit that some network has."""
    doubled = [int(digit) * (2 if i % 2 else 1) for i, digit in enumerate(reversed(digits))]
    return digits[0] in "23456" and len(set(digits)) > 1 and sum(one - 9 if one > 9 else one for one in doubled) % 10 == 0


def _is_iban(number):
    """ISO 13616: with letters as numbers, the rest of a division by 97 is 1."""
    return 15 <= len(number) <= 34 and int("".join(str(int(one, 36)) for one in number[4:] + number[:4])) % 97 == 1
