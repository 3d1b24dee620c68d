"""`make cluster`: nodes on this machine under a steady load, the shard map live, every job accounted for."""
