"""Contacts for those who may not see them: enough to recognise, too little to use."""


def masked_email(address: str | None) -> str:
    """ "wang.fang@example.com" → "w•••@example.com"."""
    if not address:
        return ""
    name, _, domain = address.partition("@")
    return f"{name[:1]}•••@{domain}" if domain else "•••"


def masked_phone(number: str | None) -> str:
    """ "138 0013 8000" → "138••••8000"."""
    digits = "".join(character for character in number or "" if character.isdigit() or character == "+")
    if not digits:
        return ""
    return f"{digits[:3]}••••{digits[-4:]}" if len(digits) >= 9 else "••••"


def masked_id_number(number: str | None) -> str:
    """ "11010519491231002X" → "110•••••••••••002X"."""
    if not number:
        return ""
    return f"{number[:3]}{'•' * (len(number) - 7)}{number[-4:]}" if len(number) > 9 else "••••"
