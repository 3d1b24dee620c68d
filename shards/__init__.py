"""Who owns which shard. So far one node owns them all, and its lease in Redis tells others that it lives."""
