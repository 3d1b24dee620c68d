"""`tocsin top`: one node's status and forecast, looked at again and again, and drawn.

`seen` is what a node says, `frame` what is shown at one moment (rates included), `parts`, `plot` and `view` draw it,
`watch` looks and shows until it is told to stop. Drawing knows no clock and no network.
"""
