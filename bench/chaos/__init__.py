"""A cluster of real processes that is loaded, broken and called to account; and what benches of clusters share.

town.py the processes, proxy.py the ways between nodes that can be cut, crowd.py the clients, watch.py who serves what,
faults.py what is broken and mended, books.py what ledger and journal say, account.py which promises that breaks,
summary.py what a run tells. The account imports nothing of the system it judges.
"""
