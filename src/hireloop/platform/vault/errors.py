"""What can go wrong with something that was encrypted."""

from hireloop.kernel.errors import N_, HireloopError


class VaultError(HireloopError):
    """The vault cannot do its work; nothing was written."""

    code = "vault_error"
    status = 500


class Erased(VaultError):
    """The key was destroyed: what was encrypted with it can never be read again."""

    code = "erased"
    status = 410

    def __init__(self) -> None:
        super().__init__(N_("This was erased and cannot be read any more."))


class Tampered(VaultError):
    """The ciphertext is not what was written: altered, cut off, or put in another's place."""

    code = "tampered"

    def __init__(self, what: str) -> None:
        super().__init__(N_("%(what)s was changed outside HireLoop and cannot be trusted."), what=what)
