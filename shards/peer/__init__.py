"""The way from node to node: calls as bytes, the stream that carries them, and who may open one."""
