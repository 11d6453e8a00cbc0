"""Timestamps (RFC 3161): from an authority on the network, or from a built-in one whose key is handed in.

The built-in authority is as trustworthy as whoever runs the installation; who needs more names an outside one.
"""

from pyhanko.keys import load_certs_from_pemder_data, load_private_key_from_pemder_data
from pyhanko.sign.timestamps import DummyTimeStamper, HTTPTimeStamper, TimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

from .authority import KeyPair

WAIT_S = 10


def built_in(pair: KeyPair) -> TimeStamper:
    """Answers at once, in this process. (pyHanko calls it a dummy, since it trusts its own clock.)"""
    certificate, *chain = certificates(pair)
    store = SimpleCertificateStore()
    store.register_multiple(chain)
    return DummyTimeStamper(certificate, load_private_key_from_pemder_data(pair.key, None), certs_to_embed=store)


def from_network(url: str, *, user: str = "", password: str = "") -> TimeStamper:
    return HTTPTimeStamper(url, auth=(user, password) if user else None, timeout=WAIT_S)


def certificates(pair: KeyPair) -> list:
    return list(load_certs_from_pemder_data(b"".join((pair.certificate, *pair.chain))))
