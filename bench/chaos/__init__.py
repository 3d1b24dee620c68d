"""A cluster of real processes that is loaded, broken and called to account; and what benches of clusters share.

town.py the processes, proxy.py the ways between nodes that can be cut, crowd.py the clients, receipts.py what those
were told, watch.py who serves what, faults.py what is broken and mended, operator.py what is asked for on purpose,
calls.py what targets wrote down, owners.py whose each shard was, books.py what the journal says, account.py which
promises that breaks, cause.py of which fault a repeat is, audit.py the end of a run, part by part (parts.py),
failures.py requests that failed, usage.py what all this costs, summary.py what a run tells. The account imports
nothing of the system it judges.
"""
