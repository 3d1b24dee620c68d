"""The looks at a cluster, each as a frame: one node tells the shards and who lives, each living one tells of itself.

A node that does not answer is a line that says so, and costs the others no time: all are asked at once. Invariants: a
node has a connection of its own, also where two announce one address (two that listen on 127.0.0.1, each on its host);
what another answers is never shown as a node's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

from api.client import Client
from api.cluster.seen import Node
from api.cluster.seen import look as look_at_shards
from api.top.nodes import ClusterFrame, NodeSeen, node_rates
from api.top.nodes_view import Drawing
from api.top.seen import Away, Seen, look

AT_ONCE = 16
_TIMEOUT_S = 1.5
"""Of one node: one that hangs is said to after so long."""


class ClusterWatch:
    def __init__(self, client: Client, now_ms: Callable[[], int]) -> None:
        self.draw = Drawing().render
        self._client = client
        self._now_ms = now_ms
        self._clients: dict[str, Client] = {}
        """By node: of those that lived at the last look, to where they were then."""
        self._last = ClusterFrame(url=client.url, at_ms=0)

    def frame(self) -> ClusterFrame:
        """Look now."""
        try:
            cluster, _ = look_at_shards(self._client)
        except Away as away:
            since_ms = self._last.away_since_ms
            self._last = ClusterFrame(
                url=self._client.url,
                at_ms=self._now_ms(),
                cluster=self._last.cluster,
                nodes=self._last.nodes,
                away_since_ms=self._now_ms() if since_ms is None else since_ms,
                why=str(away),
            )
            return self._last
        nodes = self._ask([node for node in cluster.nodes if node.alive is not False])
        self._last = ClusterFrame(url=self._client.url, at_ms=self._now_ms(), cluster=cluster, nodes=nodes)
        return self._last

    def _ask(self, nodes: Sequence[Node]) -> dict[str, NodeSeen]:
        self._close_but(nodes)
        with ThreadPoolExecutor(AT_ONCE) as pool:
            asked = {node.node: pool.submit(self._look_at, node) for node in nodes}
            return {name: each.result() for name, each in asked.items()}

    def _close_but(self, nodes: Sequence[Node]) -> None:
        """The connections to nodes that are gone, or elsewhere."""
        urls = {node.node: _url(node) for node in nodes}
        for name in [name for name, client in self._clients.items() if client.url != urls.get(name)]:
            self._clients.pop(name).close()

    def _look_at(self, node: Node) -> NodeSeen:
        if not node.http:
            return NodeSeen(None, why="nobody knows where it is reached")
        try:
            if node.node not in self._clients:
                self._clients[node.node] = Client(_url(node), timeout_s=_TIMEOUT_S)
            seen, _ = look(self._clients[node.node])
        except Away as away:
            return NodeSeen(None, why=str(away))
        except ValueError:
            return NodeSeen(None, why=f"{node.http!r} is no address that can be asked")
        if seen.node != node.node:
            return NodeSeen(None, why=f"another node, {seen.node}, answers at {node.http}")
        return NodeSeen(seen, node_rates(self._before(node.node), seen))

    def _before(self, node: str) -> Seen | None:
        known = self._last.nodes.get(node)
        return None if known is None else known.seen

    def close(self) -> None:
        for client in self._clients.values():
            client.close()


def _url(node: Node) -> str:
    return f"http://{node.http}"
