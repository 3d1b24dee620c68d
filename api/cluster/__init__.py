"""The cluster as a terminal shows it: what a node told of shards and nodes, and a picture of it."""
