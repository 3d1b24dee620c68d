"""Where others reach this node, as its lease says it.

An address to listen on is not always one to connect to: of `0.0.0.0` another node would only reach itself. Then it is
the address that this host's own name stands for, as in a pod; where that is none that others could use, the node says
what to give.
"""

from __future__ import annotations

import ipaddress
import logging
import socket
from collections.abc import Callable

from api.setting_values import Address, parse_address

log = logging.getLogger(__name__)


def own_address() -> str:
    """The IP address that this host's name stands for. Raises OSError."""
    return socket.gethostbyname(socket.gethostname())


def advertised(bound: str, stated: Address | None, own: Callable[[], str] = own_address) -> str:
    """HOST:PORT. `bound`: what is listened on; `stated`: what the settings say."""
    if stated is not None:
        return str(stated)
    address = parse_address(bound)
    if not _is_any(address.host):
        return bound
    try:
        host = own()
        if not ipaddress.ip_address(host).is_loopback:
            return str(Address(host, address.port))
    except (OSError, ValueError):
        pass
    return bound


def warn_alone(reached_at: str) -> None:
    """Where other nodes could not connect to what the lease says."""
    if _is_any(parse_address(reached_at).host):
        log.warning(
            "gRPC listens on every address, and this host's name stands for none that others can use: with more than "
            "one node, give --advertise HOST:PORT"
        )


def _is_any(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_unspecified
    except ValueError:
        return False
